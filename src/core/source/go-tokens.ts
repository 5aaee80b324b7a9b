import { decodeRune, decodeUtf8, RUNE_ERROR } from './utf8.ts';

export type TokenKind = 'eof' | 'identifier' | 'keyword' | 'string' | 'number' | 'char' | 'operator' | ';';

export interface TokenError {
  readonly offset: number;
  readonly message: string;
}

const KEYWORDS =
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(
    ' ',
  );
const KEYWORDS_BY_SHAPE: string[][] = [];
for (const word of KEYWORDS) {
  const shape = word.length * 128 + word.charCodeAt(0);
  KEYWORDS_BY_SHAPE[shape] = [...(KEYWORDS_BY_SHAPE[shape] ?? []), word];
}
const ENDS_STATEMENT: ReadonlySet<string> = new Set(['break', 'continue', 'fallthrough', 'return']);
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKQUOTE = 0x60;
const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;

/**
 * Go's tokens, one at a time, including the semicolons that line ends imply. The first error is recorded and
 * never stops the scan: every call advances, so that it terminates on any input.
 */
export class GoTokens {
  kind: TokenKind = 'eof';
  start = 0;
  end = 0;
  /** A semicolon implied by a line end or the end of the file. */
  implicit = false;
  firstError: TokenError | null = null;
  private readonly bytes: Uint8Array;
  private readonly limit: number;
  private at: number;
  private endsStatement = false;

  constructor(bytes: Uint8Array, start: number, limit: number) {
    this.bytes = bytes;
    this.limit = limit;
    this.at = start;
  }

  /** Text of the current token. */
  text(): string {
    return decodeUtf8(this.bytes, this.start, this.end);
  }

  isA(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Whether the current token is exactly this ASCII text. */
  is(text: string): boolean {
    if (this.end - this.start !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.bytes[this.start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  next(): TokenKind {
    const { bytes, limit } = this;
    this.implicit = false;
    for (;;) {
      if (this.at >= limit) return this.endOfFile();
      const c = bytes[this.at] ?? 0;
      if (c === NEWLINE) {
        if (this.endsStatement) return this.semicolon(this.at, 1);
        this.at++;
      } else if (c === 0x20 || c === 0x09 || c === 0x0d) {
        this.at++;
      } else if (c === SLASH && bytes[this.at + 1] === SLASH && this.at + 1 < limit) {
        // A line comment ends at the newline, which may imply a semicolon.
        while (this.at < limit && bytes[this.at] !== NEWLINE) this.skipCommentByte();
      } else if (c === SLASH && bytes[this.at + 1] === STAR && this.at + 1 < limit) {
        if (this.blockComment() && this.endsStatement) return this.semicolon(this.at, 0);
      } else return this.token(c);
    }
  }

  private endOfFile(): TokenKind {
    if (this.endsStatement) return this.semicolon(this.limit, 0);
    this.start = this.limit;
    this.end = this.limit;
    this.kind = 'eof';
    return 'eof';
  }

  private semicolon(at: number, size: number): TokenKind {
    this.endsStatement = false;
    this.implicit = true;
    this.start = at;
    this.end = at;
    this.at = at + size;
    this.kind = ';';
    return ';';
  }

  private token(c: number): TokenKind {
    this.start = this.at;
    if (isIdentifierStart(c)) return this.identifier();
    if (c >= 0x30 && c <= 0x39) return this.number();
    if (c === 0x2e && isDigit(this.bytes[this.at + 1] ?? 0)) return this.number();
    if (c === QUOTE) return this.quoted(QUOTE, 'string');
    if (c === APOSTROPHE) return this.quoted(APOSTROPHE, 'char');
    if (c === BACKQUOTE) return this.rawString();
    return this.operator(c);
  }

  private identifier(): TokenKind {
    const { bytes, limit } = this;
    let at = this.at;
    let ascii = true;
    while (at < limit) {
      const c = bytes[at] ?? 0;
      if (isIdentifierStart(c) || isDigit(c)) {
        if (c >= 0x80) ascii = false;
        at++;
      } else break;
    }
    this.end = at;
    this.at = at;
    if (!ascii) this.checkLetters();
    const keyword = ascii ? this.keyword(at - this.start) : null;
    if (keyword !== null) {
      this.endsStatement = ENDS_STATEMENT.has(keyword);
      this.kind = 'keyword';
      return 'keyword';
    }
    this.endsStatement = true;
    this.kind = 'identifier';
    return 'identifier';
  }

  /** The keyword that the current word is; checked by length and first letter before it is compared. */
  private keyword(length: number): string | null {
    const candidates = KEYWORDS_BY_SHAPE[length * 128 + (this.bytes[this.start] ?? 0)];
    return candidates?.find((word) => this.is(word)) ?? null;
  }

  private checkLetters(): void {
    for (let at = this.start; at < this.end; ) {
      const [rune, size] = decodeRune(this.bytes, at, this.limit);
      if (rune >= 0x80 && !/^[\p{L}\p{Nd}]$/u.test(String.fromCodePoint(rune))) {
        const hex = rune.toString(16).toUpperCase().padStart(4, '0');
        this.fail(
          at,
          size === 1 && rune === RUNE_ERROR ? 'illegal UTF-8 encoding' : `illegal character U+${hex}`,
        );
      }
      at += size;
    }
  }

  private number(): TokenKind {
    const { bytes, limit } = this;
    let at = this.at;
    while (at < limit) {
      const c = bytes[at] ?? 0;
      const exponentSign =
        (c === 0x2b || c === 0x2d) &&
        at > this.start &&
        /[eEpP]/.test(String.fromCharCode(bytes[at - 1] ?? 0));
      if (!(isIdentifierStart(c) || isDigit(c) || c === 0x2e || exponentSign)) break;
      at++;
    }
    this.end = at;
    this.at = at;
    this.endsStatement = true;
    this.kind = 'number';
    return 'number';
  }

  private quoted(quote: number, kind: 'string' | 'char'): TokenKind {
    const { bytes, limit } = this;
    let at = this.at + 1;
    for (;;) {
      const c = bytes[at] ?? 0;
      if (at >= limit || c === NEWLINE) {
        this.fail(this.start, `${kind === 'string' ? 'string' : 'rune'} literal not terminated`);
        break;
      }
      if (c === BACKSLASH) at++;
      else if (c >= 0x80) at = this.checkRune(at) - 1;
      at++;
      if (c === quote) break;
    }
    return this.literal(Math.min(at, limit), kind);
  }

  private rawString(): TokenKind {
    const { bytes, limit } = this;
    let at = this.at + 1;
    while (at < limit && bytes[at] !== BACKQUOTE) at = (bytes[at] ?? 0) >= 0x80 ? this.checkRune(at) : at + 1;
    if (at >= limit) this.fail(this.start, 'raw string literal not terminated');
    return this.literal(Math.min(at + 1, limit), 'string');
  }

  private literal(end: number, kind: TokenKind): TokenKind {
    this.end = end;
    this.at = end;
    this.endsStatement = true;
    this.kind = kind;
    return kind;
  }

  private operator(c: number): TokenKind {
    const following = this.bytes[this.at + 1] ?? 0;
    let size = 1;
    // Readers only need the longer operators: `++` and `--` end a statement, `:=` declares.
    if ((c === 0x2b || c === 0x2d) && following === c) size = 2;
    else if (c === 0x3a && following === 0x3d) size = 2;
    this.end = Math.min(this.at + size, this.limit);
    this.at = this.end;
    this.endsStatement = size === 2 ? c !== 0x3a : c === 0x29 || c === 0x5d || c === 0x7d;
    if (!isOperator(c)) {
      const shown = c < 0x20 || c === 0x7f ? c.toString(16).toUpperCase().padStart(4, '0') : null;
      this.fail(this.start, `illegal character ${shown === null ? String.fromCharCode(c) : `U+${shown}`}`);
    }
    this.kind = c === 0x3b ? ';' : 'operator';
    return this.kind;
  }

  private skipCommentByte(): void {
    this.at = (this.bytes[this.at] ?? 0) >= 0x80 ? this.checkRune(this.at) : this.at + 1;
  }

  /** Returns whether it contained a line end, which may imply a semicolon. */
  private blockComment(): boolean {
    const { bytes, limit } = this;
    const start = this.at;
    let sawNewline = false;
    this.at += 2;
    while (this.at < limit) {
      const c = bytes[this.at] ?? 0;
      if (c === STAR && bytes[this.at + 1] === SLASH && this.at + 1 < limit) {
        this.at += 2;
        return sawNewline;
      }
      if (c === NEWLINE) sawNewline = true;
      this.skipCommentByte();
    }
    this.fail(start, 'comment not terminated');
    return sawNewline;
  }

  /** Advances over one character of two bytes or more. */
  private checkRune(at: number): number {
    const [rune, size] = decodeRune(this.bytes, at, this.limit);
    if (rune === RUNE_ERROR && size === 1) this.fail(at, 'illegal UTF-8 encoding');
    else if (rune === 0xfeff) this.fail(at, 'illegal byte order mark');
    return at + size;
  }

  private fail(offset: number, message: string): void {
    this.firstError ??= { offset, message };
  }
}

function isIdentifierStart(c: number): boolean {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c === 0x5f || c >= 0x80;
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

const OPERATORS = new Uint8Array(256);
for (const c of '+-*/%&|^<>=!()[]{},;.:~') OPERATORS[c.charCodeAt(0)] = 1;

function isOperator(c: number): boolean {
  return OPERATORS[c] === 1;
}
