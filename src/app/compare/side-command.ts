import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { extendGodebug } from '../../collect/keys/dry-pass.ts';
import { goEnvFile, readAssignments } from '../../collect/toolchain/go-variables.ts';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import type { FoundGo, GoCommand } from '../../core/go/go-command.ts';
import { installsVersion, redirectedBuild, withValues } from '../../core/go/redirected-output.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { run } from '../../platform/run.ts';
import { valueIn, withVariables } from '../../platform/variables.ts';
import { NULL_DEVICE } from '../null-device.ts';
import type { UserContext } from '../user-context.ts';

/** One of the two builds: the command as typed, but in folders of its own. */
export interface SideCommand {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cache: string;
  /** GOTMPDIR: holds the work directory, which is kept. */
  readonly tempDir: string;
}

/**
 * Prepares a build that writes only below `folder`: its cache, its work directory and its output. Both sides have
 * folders with names of the same length, because paths may be part of what a tool writes.
 */
export async function sideCommand(
  { go, line }: GoCommand,
  folder: string,
  overlay: string | null,
  context: UserContext,
): Promise<SideCommand> {
  const cache = path.join(folder, 'cache');
  const tempDir = path.join(folder, 'work');
  const output = path.join(folder, 'out');
  for (const made of [cache, tempDir, output]) await mkdir(made, { recursive: true });
  const directory = path.resolve(context.directory, line.chdir ?? '');
  const redirected = redirectedBuild(line, {
    folder: output,
    nullDevice: NULL_DEVICE,
    isFolder: (value) => isFolder(path.resolve(directory, value)),
    separator: path.sep,
    graphFile: path.join(folder, 'graph.json'),
  });
  const argv = overlay === null ? redirected : withValues(parseGoCommandLine(redirected), { overlay });
  const GODEBUG = extendGodebug(valueIn(context.env, 'GODEBUG'));
  const envFile = await withoutCacheProgram(context.env, folder);
  const own = { GOCACHE: cache, GOTMPDIR: tempDir, GOCACHEPROG: '', ...envFile, GODEBUG };
  const env = withVariables(context.platform, context.env, own);
  const installed = installsVersion(line) ? await installPlace(go, output, env, directory) : {};
  const whole = withVariables(context.platform, env, installed);
  return { argv, env: whole, cache, tempDir };
}

/** An empty variable does not override the file of `go env -w`, so go gets a copy of that file. */
async function withoutCacheProgram(
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const file = goEnvFile(env);
  if (file === null || !readAssignments(file).get('GOCACHEPROG')) return {};
  const GOENV = path.join(folder, 'env');
  await writeFile(GOENV, `${await readFile(file, 'utf8')}\nGOCACHEPROG=\n`, { mode: 0o600 });
  return { GOENV };
}

/**
 * GOBIN, or GOPATH with the module cache of the user where go refuses GOBIN: for another platform, it installs below
 * GOPATH only.
 */
async function installPlace(
  go: FoundGo,
  output: string,
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Readonly<Record<string, string>>> {
  const names = ['GOOS', 'GOARCH', 'GOHOSTOS', 'GOHOSTARCH', 'GOMODCACHE'];
  const { stdout } = await run(go.path, ['env', ...names], { cwd, env, timeoutMs: 30_000, group: 'ours' });
  const [goos, goarch, hostOs, hostArch, modules = ''] = stdout.split(/\r?\n/);
  const isNative = goos === hostOs && goarch === hostArch;
  return isNative ? { GOBIN: output } : { GOPATH: output, GOMODCACHE: modules };
}
