import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWebview } from '../../scripts/lib/webview-bundle.mjs';
import { PAGES } from '../../src/protocol/panel/pages.ts';

/** Script and style of a page: what a tab loads, and what a report contains beside its data and the layout worker. */
const MOST_BYTES: Readonly<Record<keyof typeof PAGES, number>> = {
  pipeline: 380_000,
  comparison: 380_000,
  binary: 110_000,
};

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gbp-bundles-'));
  await bundleWebview(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(PAGES))('the page %s keeps to its budget', (id, { bundle }) => {
  const bytes = ['js', 'css'].map((ext) => statSync(path.join(folder, `${bundle}.${ext}`)).size);
  const all = bytes.reduce((sum, one) => sum + one, 0);
  expect(all).toBeGreaterThan(10_000);
  expect(all).toBeLessThan(MOST_BYTES[id as keyof typeof PAGES]);
});
