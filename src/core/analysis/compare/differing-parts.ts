import { baseName } from '../../go/path-names.ts';

/** The stage of go's work whose output differs. */
export type BuildPart = 'cgo' | 'cCompiler' | 'compile' | 'assemble' | 'archive' | 'link' | 'unknown';

export interface DifferingPart {
  readonly part: BuildPart;
  /** Files that it made, or the sources they were made of, if known; in order of their names. */
  readonly files: readonly string[];
}

/**
 * Which stages of a package's build made different output, by the files in its work directory and the members of its
 * archive that differ: only the first of each chain, because a different C file means a different object.
 * `commands`: of the package's actions, as go prints them.
 */
export function differingParts(
  files: readonly string[],
  commands: readonly string[] = [],
): readonly DifferingPart[] {
  const differing = new Set(files);
  const generated = files.filter(isGenerated);
  const sources = objectSources(commands);
  const objects = files.filter((file) => file.endsWith('.o') && !NOT_IN_ARCHIVE.test(file));
  const cObjects = objects.filter((file) => isCObject(file, sources));
  const cSources = cObjects
    .filter((file) => !generated.includes(sources.get(file) ?? ''))
    .map((file) => shownSource(sources.get(file) ?? file));
  const goCode = files.some((file) => file === '_go_.o' || file === '__.PKGDEF');
  const asmObjects = objects.filter((file) => !cObjects.includes(file) && file !== '_go_.o');
  const parts: DifferingPart[] = [];
  const add = (part: BuildPart, list: readonly string[]): void => {
    parts.push({ part, files: [...new Set(list)].sort() });
  };
  if (generated.length > 0) add('cgo', generated);
  if (cSources.length > 0) add('cCompiler', cSources);
  const hasOwnAssembly = differing.has('symabis') || (asmObjects.length > 0 && !differing.has('go_asm.h'));
  if (hasOwnAssembly)
    add(
      'assemble',
      asmObjects.map((file) => shownSource(sources.get(file) ?? file)),
    );
  if (
    (goCode || differing.has('go_asm.h')) &&
    !generated.some((file) => file.endsWith('.go')) &&
    !differing.has('symabis')
  )
    add('compile', []);
  if (parts.length === 0 && files.length > 0) add('archive', files);
  return parts;
}

/** By cgo or SWIG. */
function isGenerated(file: string): boolean {
  return (
    /\.cgo[12]\.\w+$|^_cgo_(?:gotypes|import|export|install|main|flags)\.\w+$|_wrap\.\w+$/.test(file) &&
    !file.endsWith('.o')
  );
}

/** Intermediate objects of cgo's dynamic import. */
const NOT_IN_ARCHIVE = /^_cgo_(?:\d*|main)\.o$|^_all\.o$/;

function isCObject(file: string, sources: ReadonlyMap<string, string>): boolean {
  return /^_x\d+\.o$/.test(file) || /\.(?:c|cc|cpp|cxx|m|f|F|for|f90|S)$/.test(sources.get(file) ?? '');
}

/** `_x002.o` → `main.cgo2.c`, from `gcc … -o $WORK/b001/_x002.o -c main.cgo2.c`, and the same of the assembler. */
function objectSources(commands: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const command of commands) {
    for (const line of command.split('\n')) {
      const object = / -o (\S+\.o)(?= |$)/.exec(line)?.[1];
      const source = / -c (\S+)/.exec(line)?.[1] ?? /(\S+\.s)\s*$/.exec(line)?.[1];
      if (object !== undefined && source !== undefined) found.set(nameOf(object), nameOf(source));
    }
  }
  return found;
}

/** `main.go` of `main.cgo2.c`. */
function shownSource(file: string): string {
  return nameOf(file).replace(/\.cgo2\.\w+$/, '.go');
}

function nameOf(path: string): string {
  return baseName(path.replace(/["']/g, ''));
}
