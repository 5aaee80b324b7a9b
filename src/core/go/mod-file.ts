import type { LinePosition } from '../model/main-answer.ts';

/** The parts of a go.mod or go.work that matter for finding packages. Broken lines are ignored. */
export interface GoModFile {
  readonly module: string | null;
  readonly go: { readonly version: string; readonly at: LinePosition } | null;
  readonly toolchain: string | null;
  readonly requires: readonly {
    readonly path: string;
    readonly version: string;
    readonly at: LinePosition;
  }[];
  readonly replaces: readonly {
    readonly path: string;
    /** null if every version is replaced. */
    readonly version: string | null;
    readonly target: string;
    /** null for a directory. */
    readonly targetVersion: string | null;
    readonly at: LinePosition;
  }[];
  /** `ignore` (go 1.25): directories that patterns with `...` skip. */
  readonly ignores: readonly string[];
  /** Only in a go.work. */
  readonly uses: readonly { readonly path: string; readonly at: LinePosition }[];
}

export function parseGoMod(text: string): GoModFile {
  const found = {
    module: null as string | null,
    go: null as GoModFile['go'],
    toolchain: null as string | null,
    requires: [] as { path: string; version: string; at: LinePosition }[],
    replaces: [] as GoModFile['replaces'][number][],
    ignores: [] as string[],
    uses: [] as { path: string; at: LinePosition }[],
  };
  for (const { verb, tokens, at } of directives(text)) {
    const [first, second] = tokens;
    if (first === undefined) continue;
    if (verb === 'module') found.module = first;
    else if (verb === 'go') found.go = { version: first, at };
    else if (verb === 'toolchain') found.toolchain = first;
    else if (verb === 'require' && second !== undefined)
      found.requires.push({ path: first, version: second, at });
    else if (verb === 'ignore') found.ignores.push(first);
    else if (verb === 'use') found.uses.push({ path: first, at });
    else if (verb === 'replace') {
      const arrow = tokens.indexOf('=>');
      const [target, targetVersion = null] = tokens.slice(arrow + 1);
      const version = arrow === 2 ? (second ?? null) : null;
      if (arrow > 0 && target !== undefined)
        found.replaces.push({ path: first, version, target, targetVersion, at });
    }
  }
  return found;
}

interface Directive {
  readonly verb: string;
  readonly tokens: readonly string[];
  readonly at: LinePosition;
}

function* directives(text: string): Generator<Directive> {
  let block: string | null = null;
  let line = 0;
  for (const raw of text.split('\n')) {
    line++;
    const at = { line, column: raw.length - raw.trimStart().length + 1 };
    const tokens = splitTokens(raw);
    if (tokens.length === 0) continue;
    if (block !== null) {
      if (tokens[0] === ')') block = null;
      else yield { verb: block, tokens, at };
    } else if (tokens[1] === '(') block = tokens[0] ?? '';
    else yield { verb: tokens[0] ?? '', tokens: tokens.slice(1), at };
  }
}

function splitTokens(line: string): string[] {
  const tokens: string[] = [];
  for (const match of line.matchAll(/\/\/.*|"((?:[^"\\]|\\.)*)"|`([^`]*)`|\(|\)|=>|[^\s"`()]+/g)) {
    const [whole, quoted, raw] = match;
    if (whole.startsWith('//')) break;
    tokens.push(quoted ?? raw ?? whole);
  }
  return tokens;
}
