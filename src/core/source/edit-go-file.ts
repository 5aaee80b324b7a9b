import { GoTokens } from './go-tokens.ts';
import { scanGoFile } from './scan-go-file.ts';
import { offsetOf } from './text-position.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/** A range of a file in bytes, and its replacement; line ends in it are \n. */
export interface ByteEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Renames the package in the clause if it is `from`; an external test's `from_test` becomes `to_test`. */
export function renamePackage(
  bytes: Uint8Array,
  from: string,
  to: string,
  isTest: boolean,
): readonly ByteEdit[] {
  const { packageName, packageAt } = scanGoFile(bytes);
  if (packageName === null || packageAt === null) return [];
  const name = packageName === from ? to : isTest && packageName === `${from}_test` ? `${to}_test` : null;
  if (name === null) return [];
  const start = offsetOf(bytes, packageAt);
  return [{ start, end: start + encodeUtf8(packageName).length, text: name }];
}

/** At the end of the file, on a line of its own. */
export function endOf(bytes: Uint8Array, text: string): ByteEdit {
  const isEnded = bytes.length === 0 || bytes[bytes.length - 1] === LF;
  return { start: bytes.length, end: bytes.length, text: isEnded ? text : `\n${text}` };
}

/** A separate declaration before the other imports, as cgo's comments need it. */
export function importC(bytes: Uint8Array): readonly ByteEdit[] {
  const { packageAt } = scanGoFile(bytes);
  if (packageAt === null) return [];
  const end = lineEnd(bytes, offsetOf(bytes, packageAt));
  const isEnded = bytes[end - 1] === LF;
  return [{ start: end, end, text: `${isEnded ? '' : '\n'}\nimport "C"\n` }];
}

/**
 * All build constraints of the file (`//go:build` and the `// +build` lines), and the blank line after them.
 */
export function deleteConstraint(bytes: Uint8Array): readonly ByteEdit[] {
  const { lines } = scanGoFile(bytes).constraint;
  const spans = lines.map(({ at }) => {
    const start = offsetOf(bytes, { line: at.line, column: 1 });
    let end = lineEnd(bytes, start);
    while (PLUS_BUILD.test(decodeUtf8(bytes, end, lineEnd(bytes, end)))) end = lineEnd(bytes, end);
    return { start: at.line === 1 ? start + at.column - 1 : start, end };
  });
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged.map(({ start, end }) => {
    const next = lineEnd(bytes, end);
    const isBlank = next > end && isBlankLine(bytes, end, next);
    const isFirst = start === 0 || bytes[start - 1] !== LF || isBlankBefore(bytes, start);
    return { start, end: isBlank && isFirst ? next : end, text: '' };
  });
}

/** The offset after the line end. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LF, from);
  return end < 0 ? bytes.length : end + 1;
}

function isBlankBefore(bytes: Uint8Array, start: number): boolean {
  const previous = bytes.lastIndexOf(LF, start - 2) + 1;
  return isBlankLine(bytes, previous, start);
}

function isBlankLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!BLANKS.has(bytes[at] ?? 0)) return false;
  return true;
}

/** Calls `visit` with the text of every token from `from` on. */
export function eachToken(bytes: Uint8Array, from: number, visit: (tokens: GoTokens) => boolean): void {
  const tokens = new GoTokens(bytes, from, bytes.length);
  for (tokens.next(); !tokens.isA('eof'); tokens.next()) if (!visit(tokens)) return;
}

/** Without the `//go:build` line above it, it would take effect. */
const PLUS_BUILD = /^\s*\/\/\s*\+build\s/;
const LF = 0x0a;
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, LF]);
