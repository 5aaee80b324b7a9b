import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inspectFile } from '../../../src/app/binary/inspect.ts';
import { judgeTargets } from '../../../src/app/binary/judge-targets.ts';
import type { SystemNeed, Verdict } from '../../../src/core/analysis/binary/targets/target.ts';
import { ORACLE_FILES, type OracleProgram } from './programs.ts';
import type { OracleRoot } from './roots.ts';

export function writeTargetModule(folder: string): void {
  for (const [file, text] of Object.entries(ORACLE_FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** The path of the program. Throws with go's own words if it cannot be built. */
export function buildProgram(
  { name, package: path, flags = [], env: own, musl }: OracleProgram,
  folder: string,
  env: NodeJS.ProcessEnv,
  compiler: string | null,
): string {
  const file = join(folder, 'out', name);
  const { status, stderr } = spawnSync('go', ['build', ...flags, '-o', file, path], {
    cwd: folder,
    env: {
      ...env,
      ...own,
      ...(musl === true && compiler !== null ? { CC: compiler, CGO_ENABLED: '1' } : {}),
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`go build ${path}: ${stderr}`);
  return file;
}

/** Whether programs can be run in another root here. */
export function canChangeRoot(): boolean {
  return process.platform === 'linux' && spawnSync('chroot', ['/', '/bin/true']).status === 0;
}

export interface TargetComparison {
  /** Verdicts that were compared with a run: of the root, and of the image of the table that is like it. */
  readonly compared: number;
  readonly differences: readonly string[];
}

const ASKED: readonly SystemNeed[] = [
  'certificates',
  'time-zones',
  'users',
  'temporary-files',
  'other-programs',
];

/** Runs a program in a root file system, and compares what happens with what is said about it without running it. */
export function compareTarget(file: string, name: string, root: OracleRoot): TargetComparison {
  // An empty root and an image are taken for the processor of the program.
  const isForeign = name === 'arm64';
  if (isForeign && root.name === 'empty') return { compared: 0, differences: [] };
  const inside = join(root.path, 'probe');
  copyFileSync(file, inside);
  const run = spawnSync('chroot', [root.path, '/probe'], {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  rmSync(inside);
  const words = (run.stdout ?? '').trim().split('\n');
  const starts = run.status === 0 && words.at(-1) === 'ok';
  const said = `${(run.stderr ?? '').trim().split('\n').at(-1) ?? ''} (exit code ${run.status})`;
  const [program] = inspectFile(file).facts.programs;
  if (program === undefined) throw new Error(`no program in ${file}`);
  const targets = [root.path, ...(root.image === null || isForeign ? [] : [root.image])];
  const { verdicts } = judgeTargets({ path: file, program }, targets, root.path);
  const differences = verdicts.flatMap((verdict) => {
    const isRoot = verdict.basis === 'folder';
    const where = `${name} in ${isRoot ? root.name : `${root.image} (${root.name})`}`;
    const judged = verdict.verdict === 'runs' || verdict.verdict === 'lacks';
    if (judged !== starts)
      return [`${where}: judged ${shown(verdict)}, ${starts ? 'but it starts' : `but says: ${said}`}`];
    // A bare root has less than the image: only its C library is the same.
    return starts && isRoot ? needDifferences(where, name, verdict, words) : [];
  });
  return { compared: verdicts.length, differences };
}

function needDifferences(
  where: string,
  name: string,
  verdict: Verdict,
  words: readonly string[],
): readonly string[] {
  if (!name.startsWith('needs')) return [];
  const lacks = ASKED.filter((need) => verdict.lacks.includes(need)).join(' ');
  const lacked = ASKED.filter((need) => !words.includes(need)).join(' ');
  return lacks === lacked ? [] : [`${where}: judged to lack "${lacks}", but lacks "${lacked}"`];
}

function shown({ verdict, obstacles }: Verdict): string {
  return obstacles.length === 0 ? verdict : `${verdict} ${JSON.stringify(obstacles)}`;
}
