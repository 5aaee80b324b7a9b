import type { BuildDiagnostic } from '../model/trace.ts';

/** Marks an omission: the package of what follows is unknown. No compiler prints this. */
export const CUT_LINE = '\f';

/**
 * Parses messages of go, the compilers, the linker and vet into diagnostics. A `# import/path` line names the
 * package of what follows; indented lines, notes and source excerpts belong to the message above them.
 */
export function parseDiagnostics(messages: string): readonly BuildDiagnostic[] {
  const reader = new DiagnosticReader();
  for (const line of messages.split('\n')) reader.take(line.endsWith('\r') ? line.slice(0, -1) : line);
  return reader.finish();
}

interface Draft {
  readonly package: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly lines: string[];
}

class DiagnosticReader {
  private readonly drafts: Draft[] = [];
  private package: string | null = null;
  /** The directory of the Go files in this package's messages so far. */
  private directory: string | null = null;
  private current: Draft | null = null;
  /** `x.go: In function 'two':` comes before the message that it belongs to. */
  private context: string[] = [];

  take(line: string): void {
    if (line === CUT_LINE) {
      this.package = null;
      this.directory = null;
      this.current = null;
      return;
    }
    // With -n, go prints each package's header as a comment of three lines.
    if (/^#?\s*$/.test(line) || isProgress(line)) return;
    const header = /^# (?:\[(\S[^\]]*)\]|(\S.*))$/.exec(line);
    if (header !== null) {
      this.package = header[1] ?? header[2] ?? null;
      this.directory = null;
      this.current = null;
      return;
    }
    if (/^\s/.test(line)) {
      this.addTo(this.current, line);
      return;
    }
    if (isContext(line)) {
      this.context.push(line);
      return;
    }
    const place = readPlace(line);
    if (place === null) this.takePlain(line);
    else this.takePlaced(line, place);
  }

  finish(): readonly BuildDiagnostic[] {
    for (const line of this.context) this.addTo(this.current, line);
    return this.drafts.map(({ lines, ...rest }) => ({ ...rest, message: lines.join('\n') }));
  }

  private takePlaced(line: string, place: Place): void {
    // gcc's notes explain the error above; the position of a note is in its text.
    if (/^(note|remark): /.test(place.text) && this.current !== null) {
      this.addTo(this.current, line);
      return;
    }
    this.leaveOtherDirectory(place.file);
    this.open({
      package: this.package,
      file: place.file,
      line: place.line,
      column: place.column,
      lines: [place.text],
    });
  }

  /**
   * Since go 1.26, vet's findings come without a header, possibly right after another package's messages.
   * A package's Go files are all in one directory, so another directory begins another package.
   */
  private leaveOtherDirectory(file: string): void {
    if (!file.endsWith('.go') || this.package === null) return;
    const directory = file.replace(/[^\\/]*$/, '');
    if (this.directory !== null && this.directory !== directory) this.package = null;
    else this.directory = directory;
  }

  private takePlain(line: string): void {
    if (/^(exit status \d+|signal: .*)$/.test(line)) return;
    const startsWithGo = /^go(?: \w+)?: /.test(line);
    if (startsWithGo) {
      this.package = null;
      this.directory = null;
    }
    if (this.current !== null && !startsWithGo && this.continues(line)) {
      this.addTo(this.current, line);
      return;
    }
    this.open({ package: this.package, file: null, line: null, column: null, lines: [line] });
  }

  private continues(line: string): boolean {
    if (isTrailer(line)) return true;
    // Output of the linker and gcc below a header is one message of many lines.
    return this.package !== null && this.current?.package === this.package && this.current.file === null;
  }

  private open(draft: Draft): void {
    this.drafts.push(draft);
    this.current = draft;
    draft.lines.push(...this.context);
    this.context = [];
  }

  private addTo(draft: Draft | null, line: string): void {
    if (draft === null)
      this.open({ package: this.package, file: null, line: null, column: null, lines: [line] });
    else if (draft.lines.length < MOST_LINES) draft.lines.push(line);
  }
}

const MOST_LINES = 200;

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
  readonly text: string;
}

/** `vet: a/b.go:3:5: text`, `C:\a\b.go:3: text`. The only colon that a path may contain is the drive's. */
function readPlace(line: string): Place | null {
  const match = /^(?:vet: )?((?:[A-Za-z]:(?=[\\/]))?[^:\s][^:]*):(\d{1,9})(?::(\d{1,9}))?:[ \t]+(.*)$/.exec(
    line,
  );
  if (match === null) return null;
  const [, file = '', row, column, text = ''] = match;
  // `error 12: …` and times of day are not positions; files have an extension or a folder.
  if (!/[./\\<]/.test(file)) return null;
  return { file, line: Number(row), column: column === undefined ? null : Number(column), text };
}

/** Lines of gcc and clang that introduce a message. */
function isContext(line: string): boolean {
  return /^(?:[A-Za-z]:)?[^:]+: (?:In|At) .*:$/.test(line) || /^In file included from .+[:,]$/.test(line);
}

/** Lines that report how a message above ended. */
function isTrailer(line: string): boolean {
  return (
    /^(too many errors|note: .*|collect2: .*|\d+ (?:errors?|warnings?)(?: and \d+ errors?)? generated\.)$/.test(
      line,
    ) || /^(usage: |Run 'go help )/.test(line)
  );
}

/** go's reports about downloads are not diagnostics. */
function isProgress(line: string): boolean {
  return /^go: (downloading|extracting|finding|found|added|upgraded|downgraded|removed|creating new|to add module) /.test(
    line,
  );
}
