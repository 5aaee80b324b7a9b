import { unquoteGo } from '../go/quoting.ts';
import { drain } from './drain.ts';
import { type FileConstraint, readFileConstraint } from './file-constraint.ts';
import { GoTokens } from './go-tokens.ts';
import { readHeaderExtent } from './import-reader.ts';
import { type MainDeclaration, readMainDeclarations } from './main-declarations.ts';
import { type Position, positionAt } from './position.ts';

/** The contents of one Go file, independent of the platform. Accepts any bytes; nothing is run or resolved. */
export interface GoFileScan {
  /** null if there is no readable package clause. */
  readonly packageName: string | null;
  readonly packageAt: Position | null;
  readonly imports: readonly ImportSpec[];
  readonly constraint: FileConstraint;
  /** Why go cannot read the top of the file. */
  readonly problem: FileProblem | null;
  readonly declarations: readonly MainDeclaration[];
}

export interface ImportSpec {
  readonly path: string;
  readonly at: Position;
}

export interface FileProblem {
  /**
   * `empty` only white space and comments · `nul` a zero byte at the top · `encoding` not UTF-8 · `bom` a byte
   * order mark inside · `twoConstraints`, `badConstraint` its `//go:build` · `syntax` anything else.
   */
  readonly kind: 'empty' | 'nul' | 'encoding' | 'bom' | 'twoConstraints' | 'badConstraint' | 'syntax';
  /** As go prints it. */
  readonly message: string;
  readonly at: Position;
}

export function scanGoFile(bytes: Uint8Array): GoFileScan {
  return drain(scanGoFileInSteps(bytes));
}

/** The same in steps, because generated files may have megabytes. */
export function* scanGoFileInSteps(bytes: Uint8Array): Generator<void, GoFileScan, void> {
  const extent = readHeaderExtent(bytes);
  const constraint = readFileConstraint(bytes, extent.start, extent.end);
  const refused = refusal(bytes, extent.nulAt, constraint);
  const header = new HeaderParser(bytes, extent.start, extent.end).parse();
  const problem = refused ?? header.problem;
  const wantsMain = header.packageName === 'main' || hasWord(bytes, extent.end, MAIN);
  yield;
  const isRead = wantsMain && problem === null;
  return {
    packageName: header.packageName,
    packageAt: header.packageAt,
    imports: header.imports,
    constraint,
    problem,
    declarations: isRead ? yield* readMainDeclarations(bytes, Math.max(header.end, 0)) : [],
  };
}

/** Problems for which go lists a file only as invalid. */
export function isRefused(problem: FileProblem | null): boolean {
  return problem !== null && ['nul', 'twoConstraints', 'badConstraint'].includes(problem.kind);
}

function refusal(bytes: Uint8Array, nulAt: number, constraint: FileConstraint): FileProblem | null {
  if (nulAt >= 0) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const message = utf16 ? 'the file is UTF-16, not UTF-8' : 'unexpected NUL in input';
    return { kind: utf16 ? 'encoding' : 'nul', message, at: positionAt(bytes, nulAt) };
  }
  if (constraint.second !== null)
    return { kind: 'twoConstraints', message: 'multiple //go:build comments', at: constraint.second };
  const bad = constraint.lines.find((line) => line.parsed.error !== null);
  if (bad === undefined) return null;
  return { kind: 'badConstraint', message: `parsing //go:build line: ${bad.parsed.error}`, at: bad.at };
}

const MAIN = [0x6d, 0x61, 0x69, 0x6e] as const;

function hasWord(bytes: Uint8Array, from: number, word: readonly [number, number, number, number]): boolean {
  for (let at = bytes.indexOf(word[0], from); at >= 0; at = bytes.indexOf(word[0], at + 1))
    if (bytes[at + 1] === word[1] && bytes[at + 2] === word[2] && bytes[at + 3] === word[3]) return true;
  return false;
}

interface Header {
  packageName: string | null;
  packageAt: Position | null;
  imports: ImportSpec[];
  problem: FileProblem | null;
  end: number;
}

/** go/parser's ImportsOnly mode on the header that go reads. */
class HeaderParser {
  private readonly tokens: GoTokens;

  constructor(
    private readonly bytes: Uint8Array,
    start: number,
    private readonly limit: number,
  ) {
    this.tokens = new GoTokens(bytes, start, limit);
  }

  parse(): Header {
    const { tokens } = this;
    tokens.next();
    const nothing = { packageName: null, packageAt: null, imports: [], end: this.limit };
    if (tokens.firstError !== null) return { ...nothing, problem: this.problem(tokens.firstError) };
    if (!(tokens.isA('keyword') && tokens.is('package')))
      return { ...nothing, problem: this.expected("expected 'package'", tokens.isA('eof')) };
    tokens.next();
    const nameStart = tokens.start;
    if (!tokens.isA('identifier')) return { ...nothing, problem: this.expected("expected 'IDENT'", false) };
    const name = tokens.text();
    tokens.next();
    if (!tokens.isA(';') && !isClosing(tokens))
      return { ...nothing, problem: this.expected("expected ';'", false) };
    if (tokens.isA(';')) tokens.next();
    if (tokens.firstError !== null) return { ...nothing, problem: this.problem(tokens.firstError) };
    const imports: ImportSpec[] = [];
    const problem = this.readImports(imports);
    const lexical = tokens.firstError === null ? null : this.problem(tokens.firstError);
    return {
      packageName: name,
      packageAt: positionAt(this.bytes, nameStart),
      imports,
      problem: problem ?? lexical,
      end: tokens.start,
    };
  }

  private readImports(into: ImportSpec[]): FileProblem | null {
    const { tokens } = this;
    while (tokens.isA('keyword') && tokens.is('import')) {
      tokens.next();
      if (tokens.is('(')) {
        tokens.next();
        while (!tokens.is(')')) {
          if (tokens.isA('eof')) return this.expected("expected ')'", false);
          const problem = this.readSpec(into);
          if (problem !== null) return problem;
        }
        tokens.next();
        const problem = this.expectSemicolon();
        if (problem !== null) return problem;
      } else {
        const problem = this.readSpec(into);
        if (problem !== null) return problem;
      }
    }
    return null;
  }

  private readSpec(into: ImportSpec[]): FileProblem | null {
    const { tokens } = this;
    // Like go: a named import is reported at its name.
    const start = tokens.start;
    if (tokens.isA('identifier') || tokens.is('.')) tokens.next();
    if (!tokens.isA('string'))
      return this.expected(
        tokens.isA('number') || tokens.isA('char') ? 'import path must be a string' : 'missing import path',
        false,
      );
    const path = unquote(tokens.text());
    const at = positionAt(this.bytes, start);
    if (path === null || !isValidImport(path))
      return { kind: 'syntax', message: `invalid import path: ${path ?? tokens.text()}`, at };
    into.push({ path, at });
    tokens.next();
    return this.expectSemicolon();
  }

  private expectSemicolon(): FileProblem | null {
    if (this.tokens.isA(';')) this.tokens.next();
    else if (!isClosing(this.tokens)) return this.expected("expected ';'", false);
    return null;
  }

  private expected(what: string, empty: boolean): FileProblem {
    const { tokens } = this;
    if (tokens.firstError !== null) return this.problem(tokens.firstError);
    const found =
      tokens.isA('eof') || tokens.implicit ? 'EOF or line end' : `'${tokens.text().slice(0, 40)}'`;
    return {
      kind: empty ? 'empty' : 'syntax',
      message: `${what}, found ${empty ? 'EOF' : found}`,
      at: positionAt(this.bytes, tokens.start),
    };
  }

  private problem(error: { readonly offset: number; readonly message: string }): FileProblem {
    const kind =
      error.message === 'illegal UTF-8 encoding'
        ? 'encoding'
        : error.message === 'illegal byte order mark'
          ? 'bom'
          : 'syntax';
    return { kind, message: error.message, at: positionAt(this.bytes, error.offset) };
  }
}

function isClosing(tokens: GoTokens): boolean {
  return tokens.isA('eof') || tokens.is(')') || tokens.is('}');
}

function unquote(literal: string): string | null {
  return literal.startsWith('`') ? literal.slice(1, -1).replaceAll('\r', '') : unquoteGo(literal);
}

/** Like go/build's isValidImport. */
function isValidImport(path: string): boolean {
  return path !== '' && !/[!"#$%&'()*,:;<=>?[\]^{|}`\ufffd\p{C}\p{Z}]/u.test(path);
}
