import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  CODE_RULES,
  FILE_RULES,
  FUNCTION_RULES,
  MODULE_RULES,
  TARGET_RULES,
} from '../../../../../src/core/analysis/main-package/rules/in-order.ts';
import { other } from '../../../../../src/core/analysis/main-package/rules/other.ts';
import { MAIN_CASES } from '../../../../support/main-cases.ts';
import { allMessagesFor } from '../../../../support/messages-for.ts';

/** "Recipe: add a reason" in CONTRIBUTING.md; each failure here names the missing step. */
const lists = [TARGET_RULES, MODULE_RULES, FILE_RULES, FUNCTION_RULES, CODE_RULES];
const ids = [...new Set([...lists.flat(), other].map(({ id }) => id))].sort();

const read = (file: string) => readFileSync(new URL(`../../../../../${file}`, import.meta.url), 'utf8');
const PAGES = ['docs/main-packages.md', 'docs/main-packages.zh-cn.md'];

test('each list has at most one rule for a reason', () => {
  for (const list of lists) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});

test.each(['en', 'zh-cn'])('every reason has a sentence in %s', (tag) => {
  expect(Object.keys(allMessagesFor(tag).mains.reason).sort()).toEqual(ids);
});

describe.each(PAGES)('%s', (page) => {
  test('has a section for every reason, and none for others', () => {
    const sections = [...read(page).matchAll(/^### (\S+)$/gm)].map(([, id]) => id);
    expect(sections.sort()).toEqual(ids);
  });

  test('quotes go under every reason as the English page does', () => {
    // A message that is only described is not a quote.
    const quotes = (text: string) =>
      [...text.matchAll(/^### (\S+)\n\n[^\n`]*(`[^(\n].*`)$/gm)].map(([, id, quote]) => [id, quote]);
    expect(quotes(read(page)).length).toBeGreaterThan(50);
    expect(quotes(read(page))).toEqual(quotes(read('docs/main-packages.md')));
  });
});

test('every reason has a small module that shows it, in test/support/main-cases.ts', () => {
  const shown = new Set<string | null>(MAIN_CASES.map(({ reason }) => reason));
  // go needs a target, and the command line adds `.`.
  expect(ids.filter((id) => !shown.has(id))).toEqual(['no-target']);
});
