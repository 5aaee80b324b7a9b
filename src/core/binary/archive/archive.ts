import { type ByteSource, readRange } from '../byte-source.ts';
import { latinText, textOf } from '../byte-text.ts';
import type { ArchiveMember } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import type { Problems } from '../image.ts';

const MAGIC = '!<arch>\n';
const HEADER = 60;
const MOST_MEMBERS = 100_000;
const LONGEST_NAME = 4096;

export function isArchive(head: Uint8Array): boolean {
  return latinText(head.subarray(0, MAGIC.length)) === MAGIC;
}

/** The members of an `ar` archive, as far as it can be read, with the names that GNU, BSD and go write. */
export function readArchive(source: ByteSource, problems: Problems): readonly ArchiveMember[] {
  const members: ArchiveMember[] = [];
  problems.attempt('members', null, () => {
    let longNames = '';
    for (let at = MAGIC.length; at + HEADER <= source.size; ) {
      if (members.length >= MOST_MEMBERS) {
        problems.tooMany('members');
        break;
      }
      const header = latinText(readRange(source, at, HEADER));
      const size = decimal(header.slice(48, 58), at + 48);
      const start = at + HEADER;
      if (start + size > source.size) {
        problems.checkEnd(source, [start + size]);
        break;
      }
      const raw = header.slice(0, 16).trimEnd();
      if (raw === '//') longNames = textOf(readRange(source, start, Math.min(size, 16 << 20)));
      else members.push(memberOf(source, raw, longNames, start, size));
      at = start + size + (size % 2);
    }
    return null;
  });
  return members;
}

function memberOf(
  source: ByteSource,
  raw: string,
  longNames: string,
  start: number,
  size: number,
): ArchiveMember {
  const bsd = /^#1\/(\d+)$/.exec(raw)?.[1];
  if (bsd !== undefined) {
    const length = Math.min(Number(bsd), size);
    const name = textOf(readRange(source, start, Math.min(length, LONGEST_NAME))).replace(/\0.*$/s, '');
    return { name, offset: start + length, sizeBytes: size - length };
  }
  const gnu = /^\/(\d+)$/.exec(raw)?.[1];
  const long =
    gnu === undefined
      ? null
      : (/^[^\n]*/.exec(longNames.slice(Number(gnu), Number(gnu) + LONGEST_NAME))?.[0] ?? '');
  const name = long ?? raw;
  return { name: name.length > 1 ? name.replace(/\/$/, '') : name, offset: start, sizeBytes: size };
}

function decimal(text: string, at: number): number {
  const digits = text.trim();
  if (!/^\d{1,10}$/.test(digits)) throw new BinaryFormatError('bad-value', at);
  return Number(digits);
}
