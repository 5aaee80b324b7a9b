import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isArchive, readArchive } from '../../core/binary/archive/archive.ts';
import { sourceOf } from '../../core/binary/byte-source.ts';
import { Problems } from '../../core/binary/image.ts';

/** One step of a build whose work directory was kept. */
export interface KeptStep {
  /** Its directory (`…/go-build123/b001`). */
  readonly folder: string;
  /** Its build ID, which is in its output. */
  readonly buildID: string;
}

const ARCHIVE = '_pkg_.a';
const HEADER = '_cgo_install.h';

/**
 * Names of the files that two builds of one package made differently: members of its archive and files in its work
 * directory. Empty if the archives are equal; then the rest was not used.
 */
export function differingPackageFiles(one: KeptStep, other: KeptStep): readonly string[] {
  const [first, second] = [read(one, ARCHIVE), read(other, ARCHIVE)];
  const headers = isSame(read(one, HEADER), read(other, HEADER)) ? [] : [HEADER];
  if (first === null || second === null) return headers;
  if (first.equals(second)) return headers;
  const [members, otherMembers] = [
    membersOf(withoutContentID(first, one)),
    membersOf(withoutContentID(second, other)),
  ];
  const names = new Set([...members.keys(), ...otherMembers.keys()]);
  const differing = [...names].filter((name) => !isSame(members.get(name), otherMembers.get(name)));
  if (differing.length === 0) return headers;
  const files = [...new Set([...filesIn(one.folder), ...filesIn(other.folder)])];
  const made = files.filter((name) => !NO_OUTPUT.test(name) && !isSame(read(one, name), read(other, name)));
  return [...new Set([...headers, ...differing.map((name) => fullName(name, files)), ...made])].sort();
}

/** The members of a Go package archive by name, which go cuts to 16 characters, so that some may be equal. */
function membersOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const members = new Map<string, Buffer>();
  if (!isArchive(bytes)) return members;
  for (const { name, offset, sizeBytes } of readArchive(sourceOf(bytes), new Problems())) {
    let unique = name;
    for (let count = 2; members.has(unique); count++) unique = `${name}#${count}`;
    members.set(unique, bytes.subarray(offset, offset + sizeBytes));
  }
  return members;
}

/** Whether two outputs of the linker have the same bytes; null if one of them cannot be read. */
export function areEqualFiles(one: string, other: string): boolean | null {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return null;
  }
}

/** The only file in the `exe` directory of a link; null if there is none. */
export function linkedFile({ folder }: Pick<KeptStep, 'folder'>): string | null {
  const [name, ...others] = filesIn(join(folder, 'exe'));
  return name === undefined || others.length > 0 ? null : join(folder, 'exe', name);
}

/** Lists of inputs, which name the cache and the work directory; and what becomes part of the archive. */
const NO_OUTPUT = /^(?:importcfg|embedcfg|vet\.cfg|coveragecfg|_pkg_\.a|_cgo_main\.|_cgo_\d*\.o)/;

/** An archive has only 16 characters of a name. */
function fullName(name: string, files: readonly string[]): string {
  if (name.length < 16) return name;
  return files.find((file) => file.startsWith(name)) ?? name;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry: Dirent) => entry.isFile())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function read({ folder }: KeptStep, name: string): Buffer | null {
  try {
    return readFileSync(join(folder, name));
  } catch {
    return null;
  }
}

function isSame(one: Buffer | null | undefined, other: Buffer | null | undefined): boolean {
  if (!one || !other) return !one === !other;
  return one.equals(other);
}

/** The content ID is made of the whole archive, so one different member would make all differ that contain it. */
function withoutContentID(bytes: Buffer, { buildID }: KeptStep): Buffer {
  const contentID = Buffer.from(buildID.slice(buildID.lastIndexOf('/')), 'latin1');
  if (contentID.length < 2) return bytes;
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(contentID); at >= 0; at = copy.indexOf(contentID, at + contentID.length))
    copy.fill('x', at, at + contentID.length);
  return copy;
}
