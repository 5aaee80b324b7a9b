import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { whyEnglish } from '../../../src/core/messages/en/why.ts';
import { buildWhy, causeEffect } from '../../../src/core/view/rebuild/why-view.ts';
import { Lab, type Traced } from '../../support/why-lab.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const lab = new Lab({ gocache });
afterAll(() => {
  lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

/** What the summary says about the effect of each cause. */
function effects({ trace, why }: Traced): readonly string[] {
  return buildWhy(trace, why).causes.map((cause) => causeEffect(cause, whyEnglish));
}

test('a flag of the link changes the program, so "output unchanged" is not said of its main package', async () => {
  lab.write('go.mod', 'module ex.com/links\n\ngo 1.20\n');
  lab.write(
    'main.go',
    'package main\n\nimport "C"\n\nvar version = "dev"\n\n//export One\nfunc One() int { return 1 }\n\nfunc main() { println(version) }\n',
  );
  lab.write('lib/lib.go', 'package lib\n\nfunc One() int { return 1 }\n');
  const build = async (...flags: readonly string[]): Promise<Traced> => {
    const traced = await lab.trace(['build', ...flags, '-o', join(lab.root, 'out'), '.']);
    expect(traced.trace.exitCode, traced.output).toBe(0);
    return traced;
  };
  await build();
  for (const flags of [['-ldflags=-s'], ['-ldflags=-X=main.version=1'], ['-ldflags=-X=main.version=2']]) {
    const traced = await build(...flags);
    expect(effects(traced)).toEqual(['the link']);
    expect(traced.why.nodes.filter((node) => node.outputUnchanged)).toEqual([]);
  }
  // An archive of the same packages: -shared is compiled into both.
  await build('-buildmode=c-shared');
  const archive = await build('-buildmode=c-archive');
  expect(archive.rebuilt).toEqual(['ex.com/links']);
  expect(effects(archive).join()).not.toContain(whyEnglish.outputUnchanged);
  expect(archive.why.nodes.filter((node) => node.outputUnchanged)).toEqual([]);
});

test('a package that gives the same output is still said to', async () => {
  await lab.trace(['build', './lib']);
  lab.append('lib/lib.go', '// the end\n');
  const traced = await lab.trace(['build', './lib']);
  expect(effects(traced)).toEqual([whyEnglish.outputUnchanged]);
});
