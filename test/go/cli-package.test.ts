import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCheckout } from '../../scripts/lib/copy-checkout.mjs';
import { builtCli, CliUser, ROOT } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';
import { shippedName } from '../support/shipped-names.ts';

/** An entry in the output of `npm pack --json`. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let workspace: GoWorkspace;
beforeAll(() => {
  workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': 'package main\n\nfunc main() {}\n' });
});
afterAll(() => workspace.remove());

test('the npm package contains exactly these files, installs without a network and runs outside the checkout', async () => {
  const user = new CliUser(workspace);
  // What npm would pack, put together from this run's build: the checkout's own dist stays as it is.
  const staged = path.join(workspace.temp, 'staged dir');
  copyCheckout(staged);
  cpSync(path.dirname(builtCli()), path.join(staged, 'dist'), { recursive: true });
  rmSync(path.join(staged, 'dist', 'built'));
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const npm = (args: readonly string[], cwd: string) =>
    execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd,
      encoding: 'utf8',
      env: user.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  mkdirSync(user.home, { recursive: true });
  const [packed] = JSON.parse(
    npm(['pack', '--json', '--pack-destination', workspace.temp], staged),
  ) as Packed[];
  const names = packed?.files.map(({ path }) => shippedName(path));
  await expect(`${[...new Set(names)].sort().join('\n')}\n`).toMatchFileSnapshot('npm-files.txt');
  const folder = path.join(workspace.temp, 'installed here');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{}');
  npm(['install', path.join(workspace.temp, packed?.filename ?? '')], folder);

  expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'go-build-pipeline',
  ]);
  const program = path.join(folder, 'node_modules', '.bin', 'go-build-pipeline');
  for (const name of [program, path.join(path.dirname(program), 'gobp')]) {
    const version = await workspace.start(name, ['--version'], { env: user.env });
    expect(version).toMatchObject({ code: 0, stdout: `go-build-pipeline ${manifest.version}\n` });
  }
  const html = path.join(folder, 'report.html');
  const traced = await workspace.start(program, ['trace', '--no-history', '--html', html, 'go', 'vet', '.'], {
    env: user.env,
  });
  expect(traced).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(html, 'utf8')).toContain('id="layout-worker-deflated"');
});
