import path from 'node:path';
import { hostArch, hostOs } from '../../collect/toolchain/host-platform.ts';
import { type DebugHandoff, debugHandoff } from '../../core/analysis/binary/debug-handoff.ts';
import type { ProgramFacts } from '../../core/binary/facts.ts';
import { parseGoMod } from '../../core/go/mod-file.ts';
import { findExecutable } from '../../platform/find-executable.ts';
import { findUp } from '../../platform/find-up.ts';
import { readText } from '../../platform/read-text.ts';

export interface DebugQuestion {
  /** The file: its absolute path, and as the user named it. */
  readonly path: string;
  readonly named: string;
  readonly program: ProgramFacts;
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * How Delve starts a program, and what to install if it is missing; starts nothing itself. null: not a program of go.
 */
export function handToDebugger(question: DebugQuestion): DebugHandoff | null {
  const { path: file, named, program, directory, env } = question;
  const main = program.go.buildInfo?.main?.path ?? null;
  return debugHandoff(program, {
    // Without a slash, a shell and Delve would look elsewhere.
    file: named.includes('/') || named.includes('\\') ? named : `.${path.sep}${named}`,
    host: { goos: hostOs(), goarch: hostArch() },
    moduleFolder:
      main === null ? null : (moduleFolder(directory, main) ?? moduleFolder(path.dirname(file), main)),
    hasDelve: findExecutable('dlv', directory, env) !== null || hasInstalled(env),
  });
}

/** The folder at or above `start` that has this module. */
function moduleFolder(start: string, module: string): string | null {
  for (let from = start; ; ) {
    const file = findUp(from, 'go.mod');
    if (file === null) return null;
    const folder = path.dirname(file);
    if (parseGoMod(readText(file) ?? '').module === module) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return null;
    from = parent;
  }
}

/** Where `go install` puts it: the extension of VS Code looks there, too. */
function hasInstalled(env: DebugQuestion['env']): boolean {
  const folders = [
    env['GOBIN'],
    ...(env['GOPATH'] ?? '').split(path.delimiter).map((one) => (one === '' ? '' : path.join(one, 'bin'))),
    path.join(env['HOME'] ?? env['USERPROFILE'] ?? '', 'go', 'bin'),
  ].filter((folder) => folder !== undefined && path.isAbsolute(folder));
  return folders.some((folder) => findExecutable(path.join(folder ?? '', 'dlv'), folder ?? '', env) !== null);
}
