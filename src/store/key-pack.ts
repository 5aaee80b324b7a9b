import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { KeyHead, KeyRecord } from '../core/model/keys.ts';

/**
 * Many keys in one immutable file named by its content. Keys of one build repeat the same lines, so the lines
 * are in a table and keys are lists of indexes into it. The table continues that of an older pack (`base`), so
 * the pack of a small change is small.
 *
 *     4 bytes  length of the heads, big-endian
 *     heads    brotli of JSON: version, base, and [action id, name, content id] of every key
 *     body     brotli of JSON: lines, and for every key the differences between the codes of its lines
 */
export interface PackHeads {
  readonly base: string | null;
  readonly heads: readonly KeyHead[];
}

export interface PackBody {
  /** The pack with the first part of the table. */
  readonly base: PackBody | null;
  /** The part of the table in this pack. */
  readonly lines: readonly string[];
  readonly keys: readonly (readonly number[])[];
  /**
   * Lines as go wrote them, by index in `lines`; each is created once, so that equal lines share one string.
   */
  readonly made: (string | undefined)[];
}

const VERSION = 1;
/** The maximum uncompressed size of a pack. */
const MAX_BYTES = 256 * 1024 * 1024;

// The form of a line in the table: `import P C` and `packagefile P=C` share the entry `P C`.
const RAW = 0;
const IMPORT = 1;
const PACKAGE_FILE = 2;
const KINDS = 3;

export function encodePack(
  records: readonly KeyRecord[],
  base: { readonly name: string; readonly lines: readonly string[] } | null,
): { readonly name: string; readonly bytes: Uint8Array } {
  const codes = new Map((base?.lines ?? []).map((line, index) => [line, index]));
  const fresh: string[] = [];
  const codeOf = (line: string): number => {
    const known = codes.get(line);
    if (known !== undefined) return known;
    const code = codes.size;
    codes.set(line, code);
    fresh.push(line);
    return code;
  };
  const keys = records.map(({ inputs }) => {
    let last = 0;
    return inputs.map((input) => {
      const { kind, entry } = toEntry(input);
      const code = codeOf(entry) * KINDS + kind;
      const step = code - last;
      last = code;
      return step;
    });
  });
  const heads = records.map(({ actionID, name, contentID }) => [actionID, name, contentID]);
  const headBytes = squeeze({ version: VERSION, base: base?.name ?? null, heads });
  const bodyBytes = squeeze({ lines: fresh, keys });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headBytes.length);
  const bytes = Buffer.concat([length, headBytes, bodyBytes]);
  return { name: createHash('sha256').update(bytes).digest('hex').slice(0, 24), bytes };
}

/** null if the file is not ours, damaged, or of a newer version. */
export function decodeHeads(bytes: Buffer): PackHeads | null {
  const parsed = unsqueeze(headPart(bytes));
  if (!isRecord(parsed) || parsed.version !== VERSION || !Array.isArray(parsed.heads)) return null;
  const heads: KeyHead[] = [];
  for (const item of parsed.heads as unknown[]) {
    if (!Array.isArray(item)) return null;
    const [actionID, name, contentID] = item as unknown[];
    if (typeof actionID !== 'string' || typeof name !== 'string') return null;
    heads.push({ actionID, name, contentID: typeof contentID === 'string' ? contentID : null });
  }
  return { base: typeof parsed.base === 'string' ? parsed.base : null, heads };
}

export function decodeBody(bytes: Buffer, base: PackBody | null): PackBody | null {
  const parsed = unsqueeze(bytes.subarray(4 + headPart(bytes).length));
  if (!isRecord(parsed) || !Array.isArray(parsed.lines) || !Array.isArray(parsed.keys)) return null;
  const lines: readonly unknown[] = parsed.lines;
  if (!lines.every((line): line is string => typeof line === 'string')) return null;
  const keys = parsed.keys as unknown[];
  const isSteps = (steps: unknown): steps is number[] =>
    Array.isArray(steps) && steps.every((step) => typeof step === 'number');
  if (!keys.every(isSteps)) return null;
  return { base, lines, keys, made: new Array(lines.length * KINDS) };
}

/** The inputs of the key at `index`; null if the table lacks one of its lines. */
export function inputsAt(body: PackBody, index: number): readonly string[] | null {
  const steps = body.keys[index];
  if (!steps) return null;
  const inputs: string[] = new Array(steps.length);
  let code = 0;
  for (let at = 0; at < steps.length; at++) {
    code += steps[at] ?? 0;
    const line = lineAt(body, code);
    if (line === null) return null;
    inputs[at] = line;
  }
  return inputs;
}

function lineAt({ base, lines, made }: PackBody, code: number): string | null {
  const own = code - (base?.lines.length ?? 0) * KINDS;
  if (base && own < 0) return lineAt(base, code);
  const known = made[own];
  if (known !== undefined) return known;
  const entry = lines[Math.floor(own / KINDS)];
  if (entry === undefined) return null;
  const line = fromEntry(own % KINDS, entry);
  made[own] = line;
  return line;
}

function toEntry(input: string): { readonly kind: number; readonly entry: string } {
  if (input.startsWith('import ') && !input.startsWith('import "')) {
    return { kind: IMPORT, entry: input.slice(7) };
  }
  if (input.startsWith('packagefile ')) {
    const equals = input.lastIndexOf('=');
    const entry = `${input.slice(12, equals)} ${input.slice(equals + 1)}`;
    if (equals > 12 && !input.slice(equals).includes(' ')) return { kind: PACKAGE_FILE, entry };
  }
  return { kind: RAW, entry: input };
}

function fromEntry(kind: number, entry: string): string {
  if (kind === IMPORT) return `import ${entry}`;
  if (kind === RAW) return entry;
  const space = entry.lastIndexOf(' ');
  return `packagefile ${entry.slice(0, space)}=${entry.slice(space + 1)}`;
}

function squeeze(value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 6,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
}

function headPart(bytes: Buffer): Buffer {
  return bytes.length < 4 ? Buffer.alloc(0) : bytes.subarray(4, 4 + bytes.readUInt32BE(0));
}

function unsqueeze(bytes: Buffer): unknown {
  try {
    return JSON.parse(brotliDecompressSync(bytes, { maxOutputLength: MAX_BYTES }).toString('utf8'));
  } catch {
    return null; // Damaged, or not ours.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
