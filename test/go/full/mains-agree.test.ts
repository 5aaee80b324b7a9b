import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listMainPackages } from '../../../src/app/main-package/list.ts';
import { whyNoMainFromFiles } from '../../../src/collect/main-package/why.ts';
import type { MainEntry } from '../../../src/core/analysis/main-package/answer.ts';
import { flagArgs, parseGoCommandLine } from '../../../src/core/go/command-line.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';
import { MAIN_CASES } from '../../support/main-cases.ts';

const hello = 'package main\n\nfunc main() {}\n';
const workspace = new GoWorkspace({
  'loose/one.go': hello,
  'loose/gen.go': `//go:build ignore\n\n${hello}`,
  'loose/two/a.go': 'package main\n\nfunc main() { helper() }\n',
  'loose/two/b.go': 'package main\n\nfunc helper() {}\n',
  'loose/several/first.go': `${hello}\nfunc elsewhere() {}\n`,
  'loose/several/second.go': hello,
  'loose/several/needs.go': 'package main\n\nfunc main() { elsewhere() }\n',
  'loose/mixed/a.go': hello,
  'loose/mixed/lib.go': 'package lib\n',
  'loose/imports/main.go': 'package main\n\nimport _ "ex.com/other/missing"\n\nfunc main() {}\n',
  'loose/lib/lib.go': 'package lib\n',
  'module/go.mod': 'module ex.com/m\n\ngo 1.20\n',
  'module/main.go': hello,
  'module/missing/main.go': 'package main\n\nimport _ "ex.com/other/missing"\n\nfunc main() {}\n',
  'module/gen/gen.go':
    '//go:build ignore\n\npackage main\n\nimport _ "ex.com/other/missing"\n\nfunc main() {}\n',
});
afterAll(() => workspace.remove());

/** What `why-no-main` says of a listed program, if it refuses it. */
function refusal(root: string, { run }: MainEntry, env: NodeJS.ProcessEnv): string | null {
  const line = parseGoCommandLine(run.argv);
  const { verdict, reason } = whyNoMainFromFiles({
    target: line.packages,
    directory: path.resolve(root, line.chdir ?? ''),
    env: { ...env, ...run.env },
    buildFlags: flagArgs(line),
  });
  return verdict === 'runs' || verdict === 'notChecked'
    ? null
    : `${root}: ${run.argv.join(' ')}: ${verdict} ${reason?.id}`;
}

function refusals(root: string, env: NodeJS.ProcessEnv): readonly (string | null)[] {
  return listMainPackages(root, [], { env }).list.mains.map((main) => refusal(root, main, env));
}

test.each(['', 'auto', 'off', 'on'])(
  'with GO111MODULE=%s, programs without a module are found, and go runs each of them',
  async (GO111MODULE) => {
    const env = { ...workspace.env, GO111MODULE };
    const root = path.join(workspace.dir, 'loose');
    const { mains } = listMainPackages(root, [], { env }).list;
    const commands = mains.map(({ run }) => run.argv.join(' '));
    const isGopath = GO111MODULE === 'auto' || GO111MODULE === 'off';
    expect(commands.sort()).toEqual(
      [
        ...(isGopath
          ? ['go run .', 'go run -C ./imports .', 'go run -C ./two .']
          : ['go run ./one.go', 'go run ./two/a.go ./two/b.go']),
        'go run ./gen.go',
        ...['go run ./mixed/a.go', 'go run ./several/first.go', 'go run ./several/second.go'],
      ].sort(),
    );
    // GOPATH might have its import.
    for (const { run } of mains.filter(({ dir }) => dir !== './imports')) {
      const { code, stderr } = await workspace.plain(run.argv, {
        cwd: root,
        env: { ...run.env, GO111MODULE },
      });
      expect(code, `${run.argv.join(' ')}: ${stderr}`).toBe(0);
    }
  },
);

test('a program with an import from a missing module is a near miss with the reason', () => {
  const root = path.join(workspace.dir, 'module');
  const { mains, nearMisses } = listMainPackages(root, [], { env: workspace.env }).list;
  expect(mains.map(({ dir }) => dir)).toEqual(['.']);
  expect(nearMisses.map(({ dir, reason }) => `${dir} ${reason.id}`)).toEqual([
    './gen missing-module',
    './missing missing-module',
  ]);
});

test('mains lists nothing that why-no-main refuses, in the folders of all its cases', () => {
  const zoo = path.join(workspace.dir, 'zoo');
  for (const [index, { files }] of MAIN_CASES.entries()) {
    const root = path.join(zoo, String(index));
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      if (typeof text === 'string' || text instanceof Uint8Array) writeFileSync(file, text);
    }
    mkdirSync(root, { recursive: true });
    expect(refusals(root, workspace.env).filter((one) => one !== null)).toEqual([]);
  }
});

test('nor in the modules of the module cache', () => {
  const cache = execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).trim();
  const modules = modulesIn(cache, 0).slice(0, 80);
  const all = modules.flatMap((root) => refusals(root, workspace.env));
  expect(all.filter((one) => one !== null)).toEqual([]);
});

function modulesIn(folder: string, depth: number): readonly string[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^cache$|toolchain@/.test(entry.name),
  );
  return names.flatMap(({ name }) => {
    const inner = path.join(folder, name);
    return name.includes('@') ? [inner] : depth < 4 ? modulesIn(inner, depth + 1) : [];
  });
}
