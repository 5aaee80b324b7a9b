import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examine } from '../../../../../src/core/analysis/environment/examine.ts';
import type { EnvironmentFacts } from '../../../../../src/core/analysis/environment/facts.ts';
import { ENVIRONMENT_CHECKS } from '../../../../../src/core/analysis/environment/rules/in-order.ts';
import { environmentFacts, folder } from '../../../../support/environment-facts.ts';
import { DOCTOR_FAULTS } from '../../../../support/faults/doctor-faults.ts';

/** "Recipe: add a finding of the doctor" in CONTRIBUTING.md; each failure here names the missing step. */
const ids = ENVIRONMENT_CHECKS.map(({ id }) => id).sort();

const read = (file: string) => readFileSync(new URL(`../../../../../${file}`, import.meta.url), 'utf8');

const { folders } = environmentFacts();
const readOnly = { ...folders, cache: folder('/cache', { state: 'readOnly' }) };

/** Only root can create these disks and owners, and only a network the downloads. */
const SEEN_IN_FACTS: readonly (readonly [id: string, severity: string, facts: EnvironmentFacts])[] = [
  ['cache-read-only', 'warning', environmentFacts({ folders: readOnly })],
  [
    'low-space',
    'warning',
    environmentFacts({ folders: { ...folders, temp: folder('/tmp', { freeBytes: 10 }) } }),
  ],
  [
    'network-cache',
    'note',
    environmentFacts({ folders: { ...folders, cache: folder('/cache', { network: 'nfs4' }) } }),
  ],
  [
    'not-executable',
    'error',
    environmentFacts({ folders: { ...folders, temp: folder('/tmp', { noExec: true }) } }),
  ],
  [
    'not-executable',
    'error',
    environmentFacts({ folders: { ...folders, cache: folder('/cache', { noExec: true }) } }),
  ],
  ['vcs-status', 'error', environmentFacts({ git: { root: '/m', foreign: true } })],
  ['toolchain-download', 'note', environmentFacts({}, { GOTOOLCHAIN: 'go1.26.0' })],
];

test('a finding has one rule', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test('a healthy machine has no findings', () => {
  expect(examine(environmentFacts())).toEqual([]);
});

test.each(SEEN_IN_FACTS)('%s is found, as %s', (id, severity, facts) => {
  expect(examine(facts).map((one) => ({ id: one.id, severity: one.severity }))).toEqual([{ id, severity }]);
});

test('before 1.24, a build cache from which no program may start is no fault', () => {
  const noExec = { ...folders, cache: folder('/cache', { noExec: true }) };
  const old = { version: 'go1.23.12', goroot: '/go' };
  const found = examine(
    environmentFacts({
      folders: noExec,
      go: old,
      installation: { directory: '/go', version: 'go1.23.12', hasSources: true, tools: null },
    }),
  );
  expect(found.map(({ id }) => id)).not.toContain('not-executable');
});

test('what did not answer is no finding', () => {
  const unknown = folder('/cache', { state: 'unknown', noExec: null, freeBytes: null });
  const facts = environmentFacts({
    folders: { cache: unknown, temp: unknown, bin: null },
    installation: null,
  });
  expect(examine(facts)).toEqual([]);
});

test('a version manager that sets GOROOT is no finding', () => {
  const goroot = '/home/ann/.local/share/mise/installs/go/1.27.3';
  const set = environmentFacts({ go: { version: 'go1.27.3', goroot } }, { GOROOT: goroot });
  const facts: EnvironmentFacts = {
    ...set,
    files: { ...set.files, kind: () => 'directory' },
    setting: (name) => ({ ...set.setting(name), source: { kind: 'manager', name: 'mise' } }),
  };
  expect(examine(facts)).toEqual([]);
});

test('errors come first', () => {
  const facts = environmentFacts({ folders: readOnly }, { GOTOOLDIR: '/x', GOFLAGS: '-nope' });
  expect(examine(facts).map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
});

describe.each(['docs/doctor.md', 'docs/doctor.zh-cn.md'])('%s', (page) => {
  test('has a section for every finding, and none for others', () => {
    const sections = [...read(page).matchAll(/^### (\S+)$/gm)].map(([, id]) => id);
    expect(sections.sort()).toEqual(ids);
  });
});

test('every finding has a fault that is created and whose fixes are tried, in test/support/faults/doctor-faults.ts', () => {
  const tried = new Set<string>([...DOCTOR_FAULTS.map(({ id }) => id), ...SEEN_IN_FACTS.map(([id]) => id)]);
  expect(ids.filter((id) => !tried.has(id))).toEqual([]);
});
