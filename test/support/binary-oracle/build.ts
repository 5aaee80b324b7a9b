import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ORACLE_MODULE, type OracleBuild } from './builds.ts';

/** Writes the module that the oracle builds into a new folder. */
export function writeOracleModule(folder: string): void {
  for (const [file, text] of Object.entries(ORACLE_MODULE)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** The path of the binary. Throws with go's or the tool's own words if it cannot be made. */
export function buildBinary(build: OracleBuild, folder: string, env: NodeJS.ProcessEnv): string {
  const file = join(folder, 'out', build.name);
  const [verb = 'build', ...flags] = build.args;
  run('go', [verb, ...flags, '-o', file, ...(build.packages ?? ['.'])], {
    cwd: folder,
    env: { ...env, ...build.env, ...(build.go === undefined ? {} : { GOTOOLCHAIN: build.go }) },
  });
  const [tool, ...args] = build.changedBy ?? [];
  if (tool !== undefined)
    run(
      tool,
      args.map((arg) => (arg === 'FILE' ? file : arg)),
      { cwd: folder, env },
    );
  return file;
}

function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): void {
  const { status, stderr, error } = spawnSync(program, args, { ...options, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
