import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyFix, isApplicable } from '../../../src/app/environment/apply-fix.ts';
import { type CheckedEnvironment, checkEnvironment } from '../../../src/app/environment/check-environment.ts';
import type { EnvironmentFix, Severity } from '../../../src/core/analysis/environment/fixes.ts';
import { GoWorkspace } from '../go-workspace.ts';
import { inCopy } from './apply-fix.ts';
import { type DoctorFault, program } from './doctor-faults.ts';
import type { GoInstallation } from './fault-lab.ts';

type Env = Readonly<Record<string, string>>;

export interface Examined {
  readonly found: readonly { readonly id: string; readonly severity: Severity }[];
  /** What the doctor says that go is going to print; null if nothing. */
  readonly says: string | null;
  readonly go: { readonly exitCode: number | null; readonly text: string };
  readonly fixes: readonly { readonly id: string; readonly result: 'works' | 'advice' | string }[];
}

/** Creates the fault, examines the environment, runs go, and tries each fix. */
export async function tryDoctorFault(
  fault: DoctorFault,
  go: GoInstallation,
  otherGoroot: string,
): Promise<Examined> {
  const named = Object.entries(fault.files ?? program).map(
    ([name, text]) => [path.join('w', name), text] as const,
  );
  const workspace = new GoWorkspace(Object.fromEntries(named));
  try {
    const root = path.join(workspace.dir, 'w');
    const beside = path.join(root, 'beside');
    mkdirSync(beside);
    fault.setUp?.({ root, beside, goroot: go.goroot });
    const goEnv = path.join(root, 'goenv');
    if (fault.goEnv !== undefined) writeFileSync(goEnv, fault.goEnv);
    const filled = (text: string) =>
      text
        .replaceAll('OTHER_GOROOT', otherGoroot)
        .replaceAll('MODCACHE_IN_USE', go.modCache)
        .replaceAll('GOROOT_IN_USE', go.goroot)
        .replaceAll('BESIDE', beside)
        .replaceAll('ROOT', root);
    const plain: Env = {
      PATH: `${path.join(go.goroot, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      HOME: workspace.dir,
      GOENV: fault.goEnv === undefined ? 'off' : goEnv,
      GOPROXY: 'off',
      GOSUMDB: 'off',
      GOTOOLCHAIN: 'local',
      GOCACHE: workspace.env['GOCACHE'] ?? '',
      GOMODCACHE: path.join(workspace.dir, 'modcache'),
      XDG_CACHE_HOME: path.dirname(workspace.env['GOCACHE'] ?? ''),
    };
    const changed = Object.entries(fault.env ?? {}).map(([name, value]) => [name, filled(value)] as const);
    const env = withoutEmpty({ ...plain, ...Object.fromEntries(changed) });
    const directory = path.join(root, fault.cwd ?? '.');
    const checked = await checkEnvironment(directory, { env });
    const finding = checked.findings.find(({ id }) => id === fault.id);
    const argv = fault.fails ?? ['go', 'build', '-o', 'x', '.'];
    const first = start(argv, directory, env);
    const fixes: Examined['fixes'][number][] = [];
    for (const [index, fix] of (finding?.fixes ?? []).entries()) {
      const result = await inCopy(root, async () => prove(index, fix, { fault, argv, directory, env }));
      fixes.push({ id: fix.id, result });
    }
    return {
      found: checked.findings.map(({ id, severity }) => ({ id, severity })),
      says: finding?.says ?? null,
      go: first,
      fixes,
    };
  } finally {
    workspace.remove();
  }
}

interface Failing {
  readonly fault: DoctorFault;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly env: Env;
}

/** Applies a fix; afterwards the finding must be gone, and go must work. */
async function prove(index: number, fix: EnvironmentFix, failing: Failing): Promise<string> {
  const { fault, argv, directory, env } = failing;
  if (fix.kind === 'advice') return 'advice';
  let after = env;
  if (fix.kind === 'unset')
    after = Object.fromEntries(Object.entries(env).filter(([name]) => !fix.names.includes(name)));
  if (fix.kind === 'set') after = { ...env, ...fix.env };
  if (isApplicable(fix)) {
    const before: CheckedEnvironment = await checkEnvironment(directory, { env });
    const message = await applyFix(fix, before.facts, { env });
    if (message !== null) return message;
    // A new shell does not have the variable any more.
    if (fix.kind === 'edit' && fix.id === 'comment-out')
      after = Object.fromEntries(Object.entries(env).filter(([name]) => !fix.text.includes(`${name}=`)));
  }
  const { findings } = await checkEnvironment(directory, { env: after });
  if (findings.some(({ id }) => id === fault.id)) return `fix ${index + 1}: ${fault.id} is still there`;
  if (fault.fails === undefined || fault.id === 'proxy-off' || fault.id === 'proxy-refused') return 'works';
  const again = start(argv, directory, after);
  return again.exitCode === 0 ? 'works' : again.text;
}

function start(argv: readonly string[], cwd: string, env: Env) {
  const [name = 'go', ...args] = argv;
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd, env, encoding: 'utf8' });
  return { exitCode: error === undefined ? status : 127, text: `${stderr}${stdout}`.trim() };
}

function withoutEmpty(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
