const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '"': '"',
  '\\': '\\',
};

/**
 * The text of a Go string literal as `%q` prints it; null if it is not one. A raw byte `\x80`… stays escaped.
 */
export function unquoteGo(literal: string): string | null {
  if (literal.length < 2 || !literal.startsWith('"') || !literal.endsWith('"')) return null;
  const body = literal.slice(1, -1);
  if (!body.includes('\\')) return body.includes('"') ? null : body;
  let text = '';
  for (let at = 0; at < body.length; ) {
    const next = body.indexOf('\\', at);
    const plain = next < 0 ? body.slice(at) : body.slice(at, next);
    if (plain.includes('"')) return null;
    text += plain;
    if (next < 0) break;
    const special = readEscape(body, next);
    if (special === null) return null;
    text += special.text;
    at = special.end;
  }
  return text;
}

interface Escape {
  readonly text: string;
  readonly end: number;
  /** The byte of `\x80` or `\200`, which are bytes and not characters; null for other escapes. */
  readonly byte: number | null;
}

function readEscape(body: string, at: number): Escape | null {
  const letter = body.charAt(at + 1);
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { text: simple, end: at + 2, byte: null };
  const octal = /^[0-7]{3}/.exec(body.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) return escapedByte(body, at, at + 4, Number.parseInt(octal, 8));
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  const hex = body.slice(at + 2, at + 2 + digits);
  if (digits === 0 || hex.length < digits || !/^[0-9a-f]+$/i.test(hex)) return null;
  const code = Number.parseInt(hex, 16);
  if (code > 0x10ffff) return null;
  const end = at + 2 + digits;
  if (letter === 'x') return escapedByte(body, at, end, code);
  return { text: String.fromCodePoint(code), end, byte: null };
}

/** A byte that is not UTF-8 by itself has no character. */
function escapedByte(body: string, at: number, end: number, code: number): Escape | null {
  if (code > 0xff) return null;
  return { text: code >= 0x80 ? body.slice(at, end) : String.fromCodePoint(code), end, byte: code };
}

/** The texts of a list printed with Go's %q: `["-N" "-l"]`; null if it is not one. */
export function readGoList(text: string): readonly string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const items = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  const texts = items.map(unquoteGo).filter((item) => item !== null);
  return texts.length === items.length ? texts : null;
}

/** The bytes of a Go string literal as `%q` prints it, for content that is not text; null if it is not one. */
export function unquoteGoBytes(literal: string): readonly number[] | null {
  if (literal.length < 2 || !literal.startsWith('"') || !literal.endsWith('"')) return null;
  const body = literal.slice(1, -1);
  const bytes: number[] = [];
  for (let at = 0; at < body.length; ) {
    const code = body.codePointAt(at) ?? 0;
    if (body.charAt(at) !== '\\') {
      bytes.push(...utf8(code));
      at += code > 0xffff ? 2 : 1;
      continue;
    }
    const special = readEscape(body, at);
    if (special === null) return null;
    if (special.byte !== null) bytes.push(special.byte);
    else bytes.push(...utf8(special.text.codePointAt(0) ?? 0));
    at = special.end;
  }
  return bytes;
}

function utf8(code: number): readonly number[] {
  if (code < 0x80) return [code];
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}
