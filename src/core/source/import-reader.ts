/** The part of a file that go reads before it decides: up to the first token after the imports. */
export interface HeaderExtent {
  /** Start of the header; 3 after a byte order mark. */
  readonly start: number;
  /** End of the header; the end of the file if the header is invalid. */
  readonly end: number;
  /** Offset of a NUL byte in the header, for which go refuses the file; -1 if there is none. */
  readonly nulAt: number;
}

const LETTERS = new Uint8Array(256);
for (let c = 0; c < 256; c++) {
  const isLetter =
    (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 95 || c >= 128;
  LETTERS[c] = isLetter ? 1 : 0;
}

/** Byte for byte like go/build's readGoInfo, so that it reads exactly as far. */
export function readHeaderExtent(bytes: Uint8Array): HeaderExtent {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return new ImportReader(bytes, start).read(start);
}

/** `failed` is like go's sticky error: from then on every read returns 0. */
class ImportReader {
  private at: number;
  private peeked = 0;
  private failed: 'syntax' | 'nul' | null = null;
  private eof = false;
  private nulAt = -1;

  constructor(
    private readonly bytes: Uint8Array,
    start: number,
  ) {
    this.at = start;
  }

  read(start: number): HeaderExtent {
    this.readKeyword('package');
    this.readIdentifier();
    while (this.peek(true) === 0x69) {
      this.readKeyword('import');
      if (this.peek(true) === 0x28) {
        this.next(false);
        while (this.peek(true) !== 0x29 && this.failed === null) this.readImport();
        this.next(false);
      } else this.readImport();
    }
    if (this.failed === 'nul') return { start, end: this.at, nulAt: this.nulAt };
    if (this.failed === 'syntax') return { start, end: this.bytes.length, nulAt: -1 };
    return { start, end: this.eof ? this.bytes.length : this.at - 1, nulAt: -1 };
  }

  private readByte(): number {
    if (this.at >= this.bytes.length) {
      this.eof = true;
      return 0;
    }
    const c = this.bytes[this.at++] ?? 0;
    if (c === 0 && this.failed === null) {
      this.failed = 'nul';
      this.nulAt = this.at - 1;
    }
    return c;
  }

  private peek(skipSpace: boolean): number {
    if (this.failed !== null) return 0;
    let c = this.peeked;
    if (c === 0) c = this.readByte();
    while (skipSpace && this.failed === null && !this.eof) {
      if (c === 0x20 || c === 0x0c || c === 0x09 || c === 0x0d || c === 0x0a || c === 0x3b) {
        c = this.readByte();
      } else if (c === 0x2f) {
        this.skipComment();
        c = this.readByte();
      } else break;
    }
    this.peeked = c;
    return c;
  }

  private skipComment(): void {
    let c = this.readByte();
    if (c === 0x2f) {
      while (c !== 0x0a && this.failed === null && !this.eof) c = this.readByte();
    } else if (c === 0x2a) {
      let following = 0;
      while ((c !== 0x2a || following !== 0x2f) && this.failed === null) {
        if (this.eof) this.failed = 'syntax';
        c = following;
        following = this.readByte();
      }
    } else this.syntaxError();
  }

  private next(skipSpace: boolean): number {
    const c = this.peek(skipSpace);
    this.peeked = 0;
    return c;
  }

  private readKeyword(keyword: string): void {
    this.peek(true);
    for (let i = 0; i < keyword.length; i++) {
      if (this.next(false) !== keyword.charCodeAt(i)) {
        this.syntaxError();
        return;
      }
    }
    if (LETTERS[this.peek(false)] === 1) this.syntaxError();
  }

  private readIdentifier(): void {
    if (LETTERS[this.peek(true)] !== 1) {
      this.syntaxError();
      return;
    }
    while (LETTERS[this.peek(false)] === 1) this.peeked = 0;
  }

  private readImport(): void {
    const c = this.peek(true);
    if (c === 0x2e) this.peeked = 0;
    else if (LETTERS[c] === 1) this.readIdentifier();
    this.readString();
  }

  private readString(): void {
    const quote = this.next(true);
    if (quote === 0x60) {
      while (this.failed === null) {
        if (this.next(false) === 0x60) break;
        if (this.eof) this.syntaxError();
      }
    } else if (quote === 0x22) {
      while (this.failed === null) {
        const c = this.next(false);
        if (c === 0x22) break;
        if (this.eof || c === 0x0a) this.syntaxError();
        if (c === 0x5c) this.next(false);
      }
    } else this.syntaxError();
  }

  private syntaxError(): void {
    this.failed ??= 'syntax';
  }
}
