import path from 'node:path';
import { modulesOf } from '../../app/toolchain/modules-of.ts';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { isFolder } from '../../platform/is-folder.ts';
import type { DebugTarget } from './debug-target.ts';

/**
 * The source directory of a package: from the file names in the command, from its compile command, or, if it
 * came from the cache, from its module or the arguments. null if none of these has it.
 */
export function debugFolder(
  view: TraceView,
  { importPath }: DebugTarget,
  line: GoCommandLine,
  env: NodeJS.ProcessEnv,
): string | null {
  const { directory } = view.header;
  const [word = '.', ...others] = line.packages;
  if (word.endsWith('.go')) return path.dirname(path.resolve(directory, word));
  const known = view.rows.find((row) => row.importPath === importPath && row.directory !== null);
  if (importPath !== '' && known) return known.directory;
  const inModule = importPath === '' ? null : folderInModule(importPath, directory, line, env);
  if (inModule !== null) return inModule;
  const isOnePath = others.length === 0 && !word.includes('...') && isPath(word);
  return isOnePath ? path.resolve(directory, word) : null;
}

function folderInModule(
  importPath: string,
  directory: string,
  line: GoCommandLine,
  env: NodeJS.ProcessEnv,
): string | null {
  const [nearest] = modulesOf(line, directory, env)
    .filter((one) => one.directory !== null && `${importPath}/`.startsWith(`${one.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  if (nearest?.directory == null) return null;
  const folder = path.join(nearest.directory, importPath.slice(nearest.path.length));
  return isFolder(folder) ? folder : null;
}

function isPath(word: string): boolean {
  return path.isAbsolute(word) || /^\.{1,2}(?:$|[\\/])/.test(word);
}
