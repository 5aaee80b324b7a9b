import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface ActionRun {
  readonly ok: boolean;
  /** What the steps printed. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

interface Runner {
  /** The checkout of the workflow's repository. */
  readonly workspace: string;
  readonly actionPath: string;
  readonly temp: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Runs the steps of a composite action as GitHub's runner does: bash with its flags, expressions replaced, the files of
 * GITHUB_OUTPUT and GITHUB_STEP_SUMMARY, and no further step after one that failed unless it asks for that.
 */
export function runAction(file: string, given: Readonly<Record<string, string>>, runner: Runner): ActionRun {
  const action: Action = parse(readFileSync(file, 'utf8'));
  const folder = mkdtempSync(path.join(runner.temp, 'runner-'));
  const values = new Map<string, string>();
  for (const [name, input] of Object.entries(action.inputs))
    values.set(`inputs.${name}`, given[name] ?? input.default ?? '');
  const summary = path.join(folder, 'summary.md');
  writeFileSync(summary, '');
  let log = '';
  let ok = true;
  for (const [at, step] of action.runs.steps.entries()) {
    if (!shouldRun(step.if, ok, values)) continue;
    const output = path.join(folder, `output-${at}`);
    const script = path.join(folder, `step-${at}.sh`);
    writeFileSync(output, '');
    writeFileSync(script, replaced(step.run, values));
    const env = Object.entries(step.env ?? {}).map(([name, text]) => [name, replaced(text, values)]);
    const finished = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
      cwd: path.resolve(runner.workspace, replaced(step['working-directory'] ?? '.', values)),
      env: {
        ...runner.env,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: runner.actionPath,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: runner.workspace,
        RUNNER_TEMP: folder,
        ...Object.fromEntries(env),
      },
      encoding: 'utf8',
    });
    log += finished.stdout + finished.stderr;
    ok &&= finished.status === 0;
    if (step.id === undefined) continue;
    values.set(`steps.${step.id}.outcome`, finished.status === 0 ? 'success' : 'failure');
    for (const line of readFileSync(output, 'utf8').split('\n')) {
      const [, name, text = ''] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) values.set(`steps.${step.id}.outputs.${name}`, text);
    }
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, replaced(value, values)]);
  return { ok, log, summary: readFileSync(summary, 'utf8'), outputs: Object.fromEntries(outputs) };
}

/** Only the conditions that the action uses; another one is an error of the test. */
function shouldRun(condition: string | undefined, ok: boolean, values: ReadonlyMap<string, string>): boolean {
  if (condition === undefined) return ok;
  const [, step] = /^always\(\) && steps\.(\w+)\.outcome == 'success'$/.exec(condition) ?? [];
  if (step === undefined) throw new Error(`the test does not know the condition ${condition}`);
  return values.get(`steps.${step}.outcome`) === 'success';
}

function replaced(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`the test does not know ${whole}`);
    return value;
  });
}
