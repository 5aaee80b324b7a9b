import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SourceReader } from '../../../../src/collect/main-package/source.ts';
import { whyNoMainFromFiles } from '../../../../src/collect/main-package/why.ts';

let directory = '';
const write = (file: string, text: string) => {
  mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(directory, file), text);
};

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'gbp-asked-'));
  write('go.mod', 'module ex.com/m\n\ngo 1.20\n');
  write('lib/lib.go', 'package lib\n');
  for (const name of ['near', 'far']) write(`cmd/${name}/main.go`, 'package main\n\nfunc main() {}\n');
  for (let at = 0; at < 60; at++) write(`other/p${at}/p.go`, `package p${at}\n`);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a caller that knows the main packages gets the same answer without a scan of the module', () => {
  const question = { target: ['./lib'], directory, env: {} };
  const looked = new SourceReader();
  const found = whyNoMainFromFiles({ ...question, reader: looked });
  const known = new SourceReader();
  const mains = ['cmd/far', 'cmd/near', 'elsewhere/../../out'].map((one) => path.join(directory, one));
  const answer = whyNoMainFromFiles({ ...question, reader: known, mains });
  expect(answer).toEqual(found);
  expect(answer.reason?.id).toBe('library-package');
  expect(JSON.stringify(answer.fixes)).toContain('./cmd/near');
  expect(looked.reads).toBeGreaterThan(60);
  expect(known.reads).toBeLessThan(20);
});

test('a caller that passes its reader reads files only once', () => {
  const reader = new SourceReader();
  const question = { target: ['./...'], directory, env: {}, reader };
  const first = whyNoMainFromFiles(question);
  const { reads } = reader;
  expect(reads).toBeGreaterThan(60);
  expect(whyNoMainFromFiles(question)).toEqual(first);
  expect(reader.reads - reads).toBeLessThan(20);
});
