import { type ByteEdit, eachToken } from './edit-go-file.ts';
import { readHeaderExtent } from './import-reader.ts';
import { scanGoFile } from './scan-go-file.ts';
import { offsetOf } from './text-position.ts';
import { declaredNames } from './used-names.ts';

/** Removes the parameters, results and type parameters of `main`, whose name is at `nameAt`. */
export function emptySignature(bytes: Uint8Array, nameAt: number): readonly ByteEdit[] {
  const start = nameAt + 'main'.length;
  const body = bodyStart(bytes, start);
  return body === null ? [] : [{ start, end: body, text: '() ' }];
}

/** Adds a call of `name` at the end of the func main whose name is at `nameAt`. */
export function callFromMain(bytes: Uint8Array, nameAt: number, name: string): readonly ByteEdit[] {
  const open = bodyStart(bytes, nameAt + 'main'.length);
  if (open === null) return [];
  let depth = 0;
  let close = -1;
  let last = open + 1;
  eachToken(bytes, open, (tokens) => {
    if (tokens.is('{')) depth++;
    else if (tokens.is('}') && --depth === 0) close = tokens.start;
    if (close < 0 && !tokens.isA(';')) last = tokens.end;
    return close < 0;
  });
  if (close < 0) return [];
  const isOneLine = !bytes.subarray(open, close).includes(LF);
  if (isOneLine) return [{ start: last, end: close, text: `\n\t${name}()\n` }];
  const lineStart = bytes.lastIndexOf(LF, close) + 1;
  return [{ start: lineStart, end: lineStart, text: `\t${name}()\n` }];
}

/** Every `main` that refers to something of the package: not the clause, and not after a dot. */
export function renameMain(bytes: Uint8Array, name: string): readonly ByteEdit[] {
  const { packageName, packageAt } = scanGoFile(bytes);
  if (packageName !== 'main' || packageAt === null) return [];
  const edits: ByteEdit[] = [];
  let afterDot = false;
  eachToken(bytes, offsetOf(bytes, packageAt) + 'main'.length, (tokens) => {
    if (tokens.isA('identifier') && tokens.is('main') && !afterDot)
      edits.push({ start: tokens.start, end: tokens.end, text: name });
    afterDot = tokens.is('.');
    return true;
  });
  return edits;
}

/** `wanted`, with the first number appended that makes the name unused in all files. */
export function freeName(wanted: string, files: readonly Uint8Array[]): string {
  const taken = new Set(files.flatMap((bytes) => [...declaredNames(bytes).keys()]));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  return name;
}

/** Whether a file contains tests and therefore must stay a test file. */
export function hasTests(bytes: Uint8Array): boolean {
  if (scanGoFile(bytes).packageName !== 'main') return true;
  return [...declaredNames(bytes).keys()].some((name) => /^(Test|Benchmark|Fuzz|Example)/.test(name));
}

/** The `{` of the function whose signature begins at `from`; null if there is no body. */
function bodyStart(bytes: Uint8Array, from: number): number | null {
  let depth = 0;
  let found: number | null = null;
  let isType = false;
  eachToken(bytes, Math.max(from, readHeaderExtent(bytes).start), (tokens) => {
    if (depth === 0 && tokens.is('{') && !isType) {
      found = tokens.start;
      return false;
    }
    if (depth === 0 && tokens.isA(';')) return false;
    if (tokens.is('(') || tokens.is('[') || tokens.is('{')) depth++;
    else if (tokens.is(')') || tokens.is(']') || tokens.is('}')) depth--;
    // The braces of a type literal do not belong to the body.
    isType = tokens.isA('keyword') && (tokens.is('struct') || tokens.is('interface'));
    return true;
  });
  return found;
}

const LF = 0x0a;
