import { type CommandFix, command } from '../fix.ts';

/** Both as shown: the module's directory, and the package's. */
export function runInModule(moduleDir: string, dir: string): CommandFix<'run-in-module'> {
  return command('run-in-module', ['go', 'run', '-C', moduleDir, relativeTo(dir, moduleDir)], [moduleDir]);
}

function relativeTo(shown: string, base: string): string {
  return shown.startsWith(`${base}/`) ? `./${shown.slice(base.length + 1)}` : '.';
}
