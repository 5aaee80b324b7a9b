import path from 'node:path';
import type { ErrorOrigin } from '../../core/analysis/main-package/facts.ts';
import { type GoModFile, parseGoMod } from '../../core/go/mod-file.ts';
import { type ModuleView, shownPath } from './module.ts';
import type { SourceReader } from './source.ts';

type Line = ErrorOrigin['module'];

interface Asked {
  readonly text: string;
  /** The directory where go was started. */
  readonly directory: string;
  readonly view: ModuleView;
  readonly reader: SourceReader;
}

/** The line of a go.mod or go.work that go's message is about. */
export function moduleLine(asked: Asked): Line {
  return printedLine(asked) ?? askingLine(asked) ?? replacingLine(asked) ?? usingLine(asked);
}

/** `go.mod:4: unknown directive: …` */
function printedLine({ text, directory }: Asked): Line {
  const printed = /^(?:go: )?(\S*go\.(?:mod|work|sum)):(\d+)(?::(\d+))?:/m.exec(text);
  if (printed === null) return null;
  const [, name = '', line, column] = printed;
  const at = { line: Number(line), column: column === undefined ? null : Number(column) };
  return lineAt(directory, path.resolve(directory, name), at);
}

/**
 * `module ./x requires go >= 1.99`, `example.com/x@v1.2.0 requires go >= 1.99`; the rules handle this module's
 * own go.mod.
 */
function askingLine({ text, directory, view: { file, mod, roots }, reader }: Asked): Line {
  const newer = /(?<!\S)(\S+) (listed in go\.work file )?requires go ?>=/.exec(text);
  if (newer === null) return null;
  const [, asking = '', inWork] = newer;
  const name = asking.replace(/@v\d[^@\\/]*$/, '');
  if (name === 'go.mod' || name === 'go.work') return null;
  if (inWork !== undefined) return goLine(directory, file, mod);
  const isDirectory = /^\.\.?([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name);
  const own = path.resolve(directory, name, 'go.mod');
  const found = isDirectory ? goLine(directory, own, parseGoMod(reader.text(own) ?? '')) : null;
  return (
    found ??
    firstLine(directory, { file, mod, roots }, ({ requires }) => requires.find((one) => one.path === name))
  );
}

/** `replacement directory ./x does not exist` */
function replacingLine({ text, directory, view }: Asked): Line {
  const gone = /replacement directory (\S+) does not exist|\(replaced by ([^)\s]+)\): reading/.exec(text);
  const target = gone?.[1] ?? gone?.[2];
  if (target === undefined) return null;
  return firstLine(directory, view, ({ replaces }) => replaces.find((one) => one.target === target));
}

/**
 * `cannot load module gone listed in go.work`, `module … appears multiple times in workspace`: the last of
 * these lines.
 */
function usingLine({ text, directory, view }: Asked): Line {
  const { file, roots } = view;
  if (file === null) return null;
  const use = /cannot load module (\S+) listed in go\.work/.exec(text)?.[1];
  const twice = /module (\S+) appears multiple times in workspace/.exec(text)?.[1];
  const wanted =
    use === undefined
      ? roots.filter((root) => root.path === twice).at(-1)?.dir
      : path.resolve(directory, use);
  if (wanted === undefined) return null;
  const home = path.dirname(file);
  return firstLine(directory, view, ({ uses }) =>
    uses.find((one) => path.resolve(home, one.path) === wanted),
  );
}

/** Lines of the workspace come first, because they take precedence over those of its modules. */
function firstLine(
  directory: string,
  { file, mod, roots }: Pick<ModuleView, 'file' | 'mod' | 'roots'>,
  pick: (read: GoModFile) => { readonly at: GoPosition } | undefined,
): Line {
  const files = [
    ...(file !== null && mod !== null ? [{ name: file, mod }] : []),
    ...roots.map((root) => ({ name: path.join(root.dir, 'go.mod'), mod: root.mod })),
  ];
  for (const one of files) {
    const found = pick(one.mod);
    if (found !== undefined) return lineAt(directory, one.name, found.at);
  }
  return null;
}

function goLine(directory: string, file: string | null, mod: GoModFile | null): Line {
  return mod?.go == null || file === null ? null : lineAt(directory, file, mod.go.at, true);
}

function lineAt(directory: string, file: string, at: GoPosition, isGoLine = false): NonNullable<Line> {
  return { place: { file: shownPath(directory, file), absolute: file, ...at }, isGoLine };
}

interface GoPosition {
  readonly line: number;
  readonly column: number | null;
}
