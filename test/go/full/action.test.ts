import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { builtCli, CliUser, ROOT } from '../../support/built-cli.ts';
import { type ActionRun, runAction } from '../../support/composite-action.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

const workspace = new GoWorkspace({
  'sub/go.mod': GO_MOD,
  'sub/main.go':
    'package main\n\nimport "ex.com/m/lib"\n\nvar version = "none"\n\nfunc main() { println(lib.N(), version) }\n',
  'sub/lib/lib.go': 'package lib\n\nfunc N() int { return 1 }\n',
});
const user = new CliUser(workspace);
afterAll(() => workspace.remove());

function run(inputs: Readonly<Record<string, string>>): ActionRun {
  return runAction(path.join(ROOT, 'action.yml'), inputs, {
    workspace: workspace.dir,
    actionPath: path.dirname(path.dirname(builtCli())),
    temp: workspace.temp,
    env: { ...user.env, CI: 'true' },
  });
}

describe.skipIf(process.platform === 'win32')("GitHub's action", () => {
  const common = { 'working-directory': 'sub' };
  const commands = `go vet ./...\n\n  go build -o ../out "-ldflags=-X 'main.version=a b'" .\n`;

  test('runs commands with their quotes, and summarizes each', () => {
    const { ok, log, summary, outputs } = run({ ...common, commands });
    expect(ok, log).toBe(true);
    const headings = summary.match(/^### ✅ .*/gm) ?? [];
    // A value that -X sets may be a secret.
    expect(headings.map((text) => text.replace(/redacted:[0-9a-f]+/, 'VALUE'))).toEqual([
      '### ✅ `go vet ./...`',
      '### ✅ `go build -o ../out "-ldflags=-X \'main.version=VALUE\'" .`',
    ]);
    expect(readdirSync(outputs['traces'] ?? '').sort()).toEqual(['1.gotrace.json', '2.gotrace.json']);
    expect(log).not.toContain('::error');
  });

  test('compares with a baseline, and checks limits of its input and of the budget', () => {
    const before = path.join(run({ ...common, commands }).outputs['traces'] ?? '', '2.gotrace.json');
    writeFileSync(path.join(workspace.dir, 'sub/lib/lib.go'), 'package lib\n\nfunc N() int { return 2 }\n');
    const over = run({ ...common, commands, baseline: before, check: '--max-rebuilt 0' });
    expect(over.ok).toBe(false);
    expect(over.summary).toContain('| baseline |');
    // What the traces hide is no change.
    expect(over.log).not.toMatch(/linker flags/);
    expect(over.log).toMatch(/^::error title=.*packages? rebuilt, at most 0 packages$/m);
    writeFileSync(path.join(workspace.dir, 'sub/go-build-budget.json'), '{"version":1,"budgets":[]}');
    const without = run({ ...common, commands });
    expect([without.ok, without.log]).toEqual([
      false,
      expect.stringContaining('has no entry for go vet ./...'),
    ]);
  });

  test('a failed command ends the job, after its errors were reported at their lines', () => {
    writeFileSync(path.join(workspace.dir, 'sub/lib/lib.go'), 'package lib\n\nfunc N() int { return "2" }\n');
    const { ok, log, summary, outputs } = run({ ...common, commands: 'go build ./...\ngo version' });
    expect(ok).toBe(false);
    expect(log).toMatch(/^::error file=sub\/lib\/lib\.go,line=3,col=\d+::/m);
    expect(summary).toContain('### ❌ `go build ./...`');
    expect(readdirSync(outputs['traces'] ?? '')).toEqual(['1.gotrace.json']);
  });

  test('what an input contains is not run', () => {
    run({
      ...common,
      commands: 'go version $(touch ../pwned) `touch ../pwned`; touch ../pwned',
      check: '$(touch ../pwned)',
    });
    expect(existsSync(path.join(workspace.dir, 'pwned'))).toBe(false);
  });
});
