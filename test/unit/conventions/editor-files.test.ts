import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

interface Task {
  readonly label: string;
  readonly type: string;
  readonly script: string;
  readonly isBackground?: boolean;
  readonly problemMatcher: {
    readonly pattern: { readonly regexp: string };
    readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
  };
}
interface Configuration {
  readonly name: string;
  readonly preLaunchTask?: string;
  readonly cwd?: string;
  readonly args: readonly string[];
}

const launch: { configurations: readonly Configuration[] } = read('.vscode/launch.json');
const { tasks }: { tasks: readonly Task[] } = read('.vscode/tasks.json');
const { scripts, bin, main } = read('package.json');
const built = [main.replace(/^\.\//, ''), ...Object.values<string>(bin)];

/** Paths in the checkout that a configuration names. */
const pathsIn = (text: string) =>
  [...text.matchAll(/\$\{workspaceFolder\}\/?([^"]*)/g)].map(([, path = '']) => path);

describe('everything that .vscode refers to exists', () => {
  test.each(launch.configurations.map((one) => [one.name, one] as const))(
    'launch: %s',
    (_, configuration) => {
      const missing = pathsIn(JSON.stringify(configuration))
        .map((path) => path.replace(/\/?\*.*$/, ''))
        .filter((path) => path !== 'dist' && !built.includes(path) && !existsSync(join(ROOT, path)));
      expect(missing).toEqual([]);
      const { preLaunchTask } = configuration;
      if (preLaunchTask !== undefined) expect(tasks.map(({ label }) => label)).toContain(preLaunchTask);
      const [folder] = pathsIn(configuration.cwd ?? '');
      for (const target of configuration.args.filter((word) => word.startsWith('./')))
        expect(existsSync(join(ROOT, folder ?? '', target))).toBe(true);
    },
  );

  test.each(tasks.map((task) => [task.label, task] as const))('task: %s', (_, { type, script }) => {
    expect(type).toBe('npm');
    expect(Object.keys(scripts)).toContain(script);
  });
});

test('the editor sees when a build of the watch task begins and ends, and its errors', () => {
  const watch = tasks.find(({ isBackground }) => isBackground);
  const { background, pattern } = watch?.problemMatcher ?? { background: null, pattern: null };
  const source = readFileSync(join(ROOT, 'scripts', 'watch.mjs'), 'utf8');
  const printed = [...source.matchAll(/console\.log\('(.*)'\)/g)].map(([, line = '']) => line);
  expect(printed.some((line) => new RegExp(background?.beginsPattern ?? 'x^').test(line))).toBe(true);
  expect(printed.some((line) => new RegExp(background?.endsPattern ?? 'x^').test(line))).toBe(true);
  // The format in which esbuild reports a failed build.
  expect('src/a.ts:12:16: ERROR: Unexpected "="').toMatch(new RegExp(pattern?.regexp ?? 'x^'));
});
