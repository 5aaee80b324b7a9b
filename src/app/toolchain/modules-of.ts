import { moduleQuestion, readModuleContext } from '../../collect/toolchain/modules.ts';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { ModuleInfo } from '../../core/model/trace.ts';

/** The modules that a go command works with, from their files. Starts no process. */
export function modulesOf(
  line: GoCommandLine,
  directory: string,
  env: NodeJS.ProcessEnv,
): readonly ModuleInfo[] {
  return readModuleContext(moduleQuestion(line, directory, env, null)).modules;
}
