import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAILURE_RULES } from '../../../../../src/core/analysis/failure/rules/in-order.ts';
import { FAULTS } from '../../../../support/faults/faults.ts';
import { allMessagesFor } from '../../../../support/messages-for.ts';

/** "Recipe: add a cause" in CONTRIBUTING.md; each failure here names the missing step. */
const ids = FAILURE_RULES.map(({ id }) => id).sort();

const read = (file: string) => readFileSync(new URL(`../../../../../${file}`, import.meta.url), 'utf8');

/** Only root can mount a disk from which no program may start. */
const NOT_CREATED: readonly string[] = ['not-executable'];

test('a cause has one rule', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(['en', 'zh-cn'])('every cause has a sentence in %s', (tag) => {
  expect(Object.keys(allMessagesFor(tag).failure.reason).sort()).toEqual(ids);
});

describe.each(['docs/failures.md', 'docs/failures.zh-cn.md'])('%s', (page) => {
  test('has a section for every cause, and none for others', () => {
    const sections = [...read(page).matchAll(/^### (\S+)$/gm)].map(([, id]) => id);
    expect(sections.sort()).toEqual(ids);
  });
});

test('every cause has a fault that is created and whose fixes are tried, in test/support/faults/faults.ts', () => {
  const created = new Set<string>(FAULTS.map(({ cause }) => cause));
  expect(ids.filter((id) => !created.has(id) && !NOT_CREATED.includes(id))).toEqual([]);
});
