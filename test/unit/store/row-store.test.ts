import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowOf } from '../../../src/core/analysis/trends/row-of.ts';
import { openRowStore } from '../../../src/store/row-store.ts';
import { traceFromSketch } from '../../support/sketch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rows of ann '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rowAt = (day: string, mark = '0a0b0c0d0e0f') =>
  rowOf(`${day}T10-00-00.000Z-${mark}`, traceFromSketch('app miss 0..10'), null);
const months = () => readdirSync(join(folder, 'rows')).sort();
const ids = async () => (await openRowStore(folder).rows()).map(({ id }) => id.slice(0, 10));

test('rows come back unchanged, oldest first, whatever their order', async () => {
  const [early, late] = [rowAt('2026-01-31'), rowAt('2026-02-01')];
  await openRowStore(folder).add([late]);
  await openRowStore(folder).add([early]);
  expect(await openRowStore(folder).rows()).toEqual([early, late]);
});

test('an empty store has no rows, and reading it creates nothing', async () => {
  expect(await openRowStore(folder).rows()).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('half a line of a process that died costs no other row', async () => {
  await openRowStore(folder).add([rowAt('2026-01-01')]);
  const file = join(folder, 'rows', '2026-01.ndjson');
  appendFileSync(file, JSON.stringify(rowAt('2026-01-02')).slice(0, 100));
  await openRowStore(folder).add([rowAt('2026-01-03')]);
  expect(await ids()).toEqual(['2026-01-01', '2026-01-03']);
});

test('a row of a later version, and a line that is no row, are left out', async () => {
  await openRowStore(folder).add([rowAt('2026-01-01')]);
  const file = join(folder, 'rows', '2026-01.ndjson');
  appendFileSync(file, `${JSON.stringify({ ...rowAt('2026-01-02'), version: 2 })}\n[]\nnull\n`);
  expect(await ids()).toEqual(['2026-01-01']);
});

test('a row that two processes added counts once', async () => {
  await Promise.all([1, 2, 3].map(() => openRowStore(folder).add([rowAt('2026-01-01')])));
  expect(await ids()).toEqual(['2026-01-01']);
});

test('many processes at once lose no row', async () => {
  const days = Array.from({ length: 28 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')}`);
  await Promise.all(days.map((day) => openRowStore(folder).add([rowAt(day)])));
  expect(await ids()).toEqual(days);
});

test('months over the limits go, the current one stays', async () => {
  const store = openRowStore(folder, { months: 24, bytes: 1_000_000 });
  await store.add(['2024-10-31', '2024-11-01', '2026-11-30'].map((day) => rowAt(day)));
  await store.prune(Date.UTC(2026, 10, 30));
  expect(months()).toEqual(['2024-11.ndjson', '2026-11.ndjson']);
  const tiny = openRowStore(folder, { months: 24, bytes: 1 });
  await tiny.prune(Date.UTC(2026, 10, 30));
  expect(months()).toEqual(['2026-11.ndjson']);
  await tiny.clear();
  expect(months()).toEqual([]);
});
