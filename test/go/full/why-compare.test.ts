// cspell:ignore nosuch
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkedLibraries } from '../../../src/collect/binary/linked-libraries.ts';
import { compareTraces } from '../../../src/core/analysis/compare/compare-traces.ts';
import { allMessagesEnglish } from '../../../src/core/messages/en/all-messages.ts';
import { comparedLines } from '../../../src/core/view/compare/compare-text.ts';
import { viewComparison } from '../../../src/core/view/compare/compare-view.ts';
import { Lab } from '../../support/why-lab.ts';

let lab: Lab;
beforeAll(() => {
  lab = new Lab();
  lab.write('go.mod', 'module ex.com/app\n\ngo 1.21\n');
  lab.write(
    'main.go',
    'package main\n\nimport "os/user"\n\nfunc main() { u, _ := user.Current(); println(u.Name) }\n',
  );
});
afterAll(() => lab.dispose());

test('builds with cgo on and off differ in build settings and in the shared libraries of the programs', async () => {
  const on = await lab.trace(['build', '-o', 'on', '.'], { env: { CGO_ENABLED: '1' } });
  const off = await lab.trace(['build', '-o', 'off', '.'], { env: { CGO_ENABLED: '0' } });
  const { comparison } = compareTraces(on.trace, off.trace);
  expect(comparison.settings).toContainEqual({ name: 'CGO_ENABLED', first: '1', second: '0' });
  expect(comparison.settings).toContainEqual({ name: '-compiler', first: 'gc', second: 'gc' });
  const libraries = (name: string) => linkedLibraries(readFileSync(join(lab.directory, name)));
  expect(libraries('off')).toEqual([]);
  if (process.platform === 'linux') expect(libraries('on')).toContainEqual(expect.stringMatching(/^libc\./));
  else if (process.platform === 'darwin') expect(libraries('on')?.length).toBeGreaterThan(0);
});

test('two commands that built nothing share nothing', async () => {
  const one = await lab.trace(['build', './nosuch']);
  const other = await lab.trace(['run', './nothere']);
  const [pair] = viewComparison([one, other].map(({ trace }) => ({ trace, programs: [] }))).pairs;
  const lines = pair && comparedLines(pair, allMessagesEnglish);
  expect(lines).toEqual([{ kind: 'total', text: allMessagesEnglish.compare.nothing }]);
});

test('a damaged file, or one that is not a program, has no known libraries', () => {
  const program = readFileSync(join(lab.directory, 'on'));
  expect(linkedLibraries(Buffer.from('#!/bin/sh\n'))).toBeNull();
  expect(linkedLibraries(Buffer.alloc(0))).toBeNull();
  for (const length of [5, 40, 70, 600])
    expect(linkedLibraries(program.subarray(0, length)) ?? []).toEqual([]);
});

test('the libraries of a Windows program are read from its import table', async () => {
  const env = { GOOS: 'windows', GOARCH: 'amd64', CGO_ENABLED: '0' };
  await lab.go(['build', '-o', 'app.exe', '.'], env);
  await lab.go(['build', '-o', 'app32.exe', '.'], { ...env, GOARCH: '386' });
  const program = readFileSync(join(lab.directory, 'app.exe'));
  expect(linkedLibraries(program)?.map((name) => name.toLowerCase())).toContain('kernel32.dll');
  const older = linkedLibraries(readFileSync(join(lab.directory, 'app32.exe')));
  expect(older?.map((name) => name.toLowerCase())).toContain('kernel32.dll');
  // However it is truncated, and wherever its addresses point.
  for (let length = 0; length < 2_000; length += 7)
    expect(linkedLibraries(program.subarray(0, length)) ?? []).toEqual([]);
});
