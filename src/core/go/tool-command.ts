import { unquoteGo } from './quoting.ts';

export type ToolName = 'compile' | 'asm' | 'cgo' | 'link' | 'vet' | 'buildid' | 'cover' | 'other';

/** A command that go starts, as printed by `-x` and in the action graph. */
export interface ToolCommand {
  /** `other`: a C compiler, pkg-config, or a tool that needs no distinction here. */
  readonly tool: ToolName;
  /** `b001` of `$WORK/b001/`; null if the command has none. */
  readonly objdir: string | null;
  /** Only for compile, asm and cgo. */
  readonly importPath: string | null;
  /** The first part of the value of `-buildid`. */
  readonly actionID: string | null;
  /** `go1.26.8`, from the compiler's `-goversion`. */
  readonly goVersion: string | null;
  /** The file after `-w` of `buildid`, which then contains the build ID of the output. */
  readonly stamped: string | null;
}

/** Parses a text that is known to be a command; skips the command of `-toolexec` at its beginning. */
export function readToolCommand(text: string, tool: ToolName = toolOf(text) ?? 'other'): ToolCommand {
  const command = { tool, objdir: objdirOf(text), ...NOTHING };
  switch (tool) {
    case 'compile':
    case 'asm':
    case 'cgo':
    case 'link':
      return { ...command, ...readFlags(text) };
    case 'buildid':
      return { ...command, stamped: stampedBy(text) };
    default:
      return command;
  }
}

const NOTHING = { importPath: null, actionID: null, goVersion: null, stamped: null } as const;

/**
 * The go tool that a command starts; null if it is another program. `wrapper`: the command of `-toolexec`, as go
 * prints them.
 */
export function toolOf(command: string, wrapper: string | null = null): ToolName | null {
  const text = command.slice(ASSIGNMENTS.exec(command)?.[0].length ?? 0);
  if (wrapper !== null) {
    const own = wrapper !== '' && text.startsWith(`${wrapper} `) ? text.slice(wrapper.length + 1) : text;
    return named(TOOL.exec(own) ?? CACHED_TOOL.exec(own));
  }
  return named(TOOL.exec(text) ?? CACHED_TOOL.exec(text) ?? GO_TOOL.exec(text) ?? WRAPPED_TOOL.exec(text));
}

/** `TERM='dumb' `, which go sets for vet and C compilers, and the linker's GOROOT. */
export const ASSIGNMENTS = /^(?:[A-Za-z_][A-Za-z0-9_]*=(?:'[^']*'|"(?:[^"\\]|\\.)*") )+/;
/** A path may begin with `.`, for the directory of the last `cd`. */
const TOOL =
  /^"?(?:\.?[\\/]|~|[A-Za-z]:)[^"]*?[\\/]pkg[\\/]+tool[\\/]+\w+[\\/]+(\w+)(?:\.exe)?"? (?:-|r |.*[\\/]vet\.cfg"?$)/;
/** Since Go 1.25 rarer tools are built on demand and run from the cache. */
const CACHED_TOOL = /^"?(?:\.?[\\/]|[A-Za-z]:)[^"]*-d[\\/]+(\w+)(?:\.exe)?"? .*\$WORK/;
const GO_TOOL = /^go tool (\w+) /;
/** After the command of a `-toolexec` that is not known. */
const WRAPPED_TOOL =
  / (?:"[^"]*?[\\/]pkg[\\/]+tool[\\/]+\w+[\\/]+|[^\s"]*?[\\/]pkg[\\/]+tool[\\/]+\w+[\\/]+)(\w+)(?:\.exe)?"? (?:-|.*[\\/]vet\.cfg"?$)/;

function named(match: RegExpExecArray | null): ToolName | null {
  const name = match?.[1];
  if (name === undefined) return null;
  return NAMES.find((known) => known === name) ?? 'other';
}

const NAMES: readonly ToolName[] = ['compile', 'asm', 'cgo', 'link', 'vet', 'buildid', 'cover'];

/** The Go files of a compile command. */
export function sourceFilesOf(compile: string): readonly string[] {
  const packAt = compile.indexOf(' -pack ');
  if (packAt < 0) return [];
  return [...wordsOf(compile.slice(packAt))].filter((word) => word.endsWith('.go'));
}

function objdirOf(text: string): string | null {
  return OBJDIR.exec(text)?.[1] ?? null;
}
const OBJDIR = /(?:\$WORK|[\\/]go-build\d+)[\\/]+(b\d+)[\\/]/;

type Flags = Pick<ToolCommand, 'importPath' | 'actionID' | 'goVersion'>;

function readFlags(text: string): Flags {
  const found: { -readonly [key in keyof Flags]: Flags[key] } = {
    importPath: null,
    actionID: null,
    goVersion: null,
  };
  let flag = '';
  for (const word of wordsOf(text)) {
    // Files follow.
    if (word === '-pack') break;
    if (flag === '-p' || flag === '-importpath') found.importPath ??= word;
    else if (flag === '-goversion') found.goVersion ??= word;
    else if (flag === '-buildid') found.actionID ??= actionIDOf(word);
    else if (word.startsWith('-buildid=')) found.actionID ??= actionIDOf(word.slice('-buildid='.length));
    flag = word;
  }
  return found;
}

const actionIDOf = (buildID: string) => /^([\w-]{20})\//.exec(buildID)?.[1] ?? null;

function stampedBy(text: string): string | null {
  let isNext = false;
  for (const word of wordsOf(text)) {
    if (isNext) return word;
    isNext = word === '-w';
  }
  return null;
}

/** Like cmd/go's joinUnambiguously: a word with a blank or a backslash is a Go string. */
function* wordsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    if (text[at] === ' ' || text[at] === '\n') {
      at++;
      continue;
    }
    const end = text[at] === '"' ? quotedEnd(text, at) : wordEnd(text, at);
    const word = text.slice(at, end);
    yield word.startsWith('"') ? (unquoteGo(word) ?? word) : word;
    at = end;
  }
}

function wordEnd(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  return blank < 0 ? text.length : blank;
}

function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
