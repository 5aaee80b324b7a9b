import { chmodSync, constants, copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

interface TreeOptions {
  /** A tool that is left out, or that gets another mode. */
  readonly tool?: string;
  readonly mode?: number;
}

/**
 * A Go installation in another directory: its go command is a copy, so it finds this tree, and the rest consists of
 * links to the original.
 */
export function copyGoTree(goroot: string, target: string, { tool, mode }: TreeOptions = {}): void {
  mkdirSync(path.join(target, 'bin'), { recursive: true });
  copy(path.join(goroot, 'bin', 'go'), path.join(target, 'bin', 'go'));
  for (const name of readdirSync(goroot))
    if (name !== 'bin' && name !== 'pkg') symlinkSync(path.join(goroot, name), path.join(target, name));
  const tools = path.join('pkg', 'tool', readdirSync(path.join(goroot, 'pkg', 'tool'))[0] ?? '');
  mkdirSync(path.join(target, tools), { recursive: true });
  for (const name of readdirSync(path.join(goroot, 'pkg')))
    if (name !== 'tool') symlinkSync(path.join(goroot, 'pkg', name), path.join(target, 'pkg', name));
  for (const name of readdirSync(path.join(goroot, tools))) {
    const [from, to] = [path.join(goroot, tools, name), path.join(target, tools, name)];
    if (name !== tool) symlinkSync(from, to);
    else if (mode !== undefined) {
      copy(from, to);
      chmodSync(to, mode);
    }
  }
}

function copy(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}
