import { existsSync } from 'node:fs';
import path from 'node:path';
import { findExecutable } from '../../platform/find-executable.ts';
import { findUp } from '../../platform/find-up.ts';
import { run } from '../../platform/run.ts';
import { withVariables } from '../../platform/variables.ts';

/** More names explain no more. */
const MOST_FILES = 50;

/**
 * What git reports as changed in the repository of a directory: absolute paths, a folder that is new as a whole
 * with a separator at its end. go asks the same for the stamp `vcs.modified`. Empty if that is not known: another
 * version control system, no git, a repository that git refuses.
 */
export async function readChangedFiles(
  directory: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  // A folder, or a file in a worktree.
  const repository = findUp(path.resolve(directory), '.git', null, existsSync);
  // By its path: Windows would start a git.exe of the directory itself, which go refuses.
  const git = findExecutable('git', directory, env);
  if (repository === null || git === null) return [];
  const root = path.dirname(repository);
  const args = ['status', '--porcelain=v1', '-z', '--untracked-files=normal', '--no-renames'];
  const { stdout, exitCode } = await run(git, args, {
    cwd: directory,
    // Only look: no index is written.
    env: withVariables(process.platform, env, { GIT_OPTIONAL_LOCKS: '0' }),
    signal,
    timeoutMs: 10_000,
    group: 'ours',
  });
  if (exitCode !== 0) return [];
  const entries = stdout.split('\0').filter((entry) => entry.length > 3);
  return entries.slice(0, MOST_FILES).map((entry) => path.join(root, entry.slice(3)));
}
