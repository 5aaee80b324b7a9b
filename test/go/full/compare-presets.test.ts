import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

const GO_MOD = 'module ex.com/m\n\ngo 1.20\n';
const LIBRARY = 'package lib\n\nfunc F() int { return 1 }\n';
const MAIN = 'package main\n\nimport "ex.com/m/lib"\n\nfunc main() { println(lib.F()) }\n';

interface Side {
  readonly argv: readonly string[];
  readonly exitCode: number | null;
}

describe('two programs and a library', () => {
  const compare = moduleOf({ 'go.mod': GO_MOD, 'lib/lib.go': LIBRARY, 'a/a.go': MAIN, 'b/b.go': MAIN });
  const both = { packages: 2, links: 2 };

  test('go build and go install link both programs with the same keys; go run, which takes one, is left out', async () => {
    const { code, stderr, comparisons } = await compare('--run-build-install', './...');
    expect(stderr).toContain('pattern ./... matches multiple packages');
    expect(code).toBe(0);
    expect(comparisons.map(({ sides }) => sides.map(ended))).toEqual([
      ['go build ./...: 0', 'go install ./...: 0'],
    ]);
    expect(comparisons[0]).toMatchObject({
      shared: { links: 2 },
      different: { packages: 0, links: 0 },
      // go build writes no file for several packages.
      programs: [[], [{ package: 'ex.com/m/a' }, { package: 'ex.com/m/b' }]],
    });
  });

  test.each([
    { preset: ['--cgo'], second: 'go build ./...', setting: 'CGO_ENABLED', different: both },
    { preset: ['--race'], second: 'go build -race ./...', setting: '-race', different: { links: 2 } },
    {
      preset: ['--trimpath'],
      second: 'go build -trimpath ./...',
      setting: '-trimpath',
      different: { links: 2 },
    },
    {
      preset: ['--flags=-ldflags=-s'],
      second: 'go build -ldflags=-s ./...',
      setting: '-ldflags',
      different: both,
    },
  ])('$preset rebuilds and links both programs', async ({ preset, second, setting, different }) => {
    const { code, comparisons } = await compare(...preset, './...');
    expect(code).toBe(1);
    expect(comparisons.map(({ sides }) => sides.map(ended))).toEqual([['go build ./...: 0', `${second}: 0`]]);
    expect(comparisons[0]).toMatchObject({ different, programs: [[], []] });
    expect(comparisons[0]?.settings.map(({ name }) => name)).toContain(setting);
  });
});

describe('one program and a library', () => {
  const compare = moduleOf({ 'go.mod': GO_MOD, 'lib/lib.go': LIBRARY, 'a/a.go': MAIN });

  test('go run runs the only program of the pattern', async () => {
    const { comparisons } = await compare('--run-build-install', './...');
    expect(comparisons.map(({ sides }) => sides.map(ended))).toEqual([
      ['go build ./...: 0', 'go run ./...: 0'],
      ['go build ./...: 0', 'go install ./...: 0'],
    ]);
  });
});

describe('only a library', () => {
  const compare = moduleOf({ 'go.mod': GO_MOD, 'lib/lib.go': LIBRARY });

  test('go build compiles it on both sides', async () => {
    const { comparisons } = await compare('--trimpath', './...');
    expect(comparisons.map(({ sides }) => sides.map(ended))).toEqual([
      ['go build ./...: 0', 'go build -trimpath ./...: 0'],
    ]);
  });
});

const ended = ({ argv, exitCode }: Side): string => `${argv.join(' ')}: ${exitCode}`;

/** Runs `compare --json` in a module, which must be as before afterwards. */
function moduleOf(files: Readonly<Record<string, string>>) {
  let workspace: GoWorkspace;
  let user: CliUser;
  beforeAll(() => {
    workspace = new GoWorkspace(files);
    user = new CliUser(workspace);
  });
  afterAll(() => workspace?.remove());
  return async (...words: readonly string[]) => {
    const before = readdirSync(workspace.dir, { recursive: true });
    const { code, stdout, stderr } = await user.run(['compare', '--json', ...words]);
    expect(readdirSync(workspace.dir, { recursive: true })).toEqual(before);
    expect(workspace.leftovers()).toEqual([]);
    const { comparisons } = JSON.parse(stdout) as { readonly comparisons: readonly Comparison[] };
    return { code, stderr, comparisons };
  };
}

interface Comparison {
  readonly sides: readonly Side[];
  readonly settings: readonly { readonly name: string }[];
}
