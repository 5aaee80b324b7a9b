import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { makeRunGo } from '../../src/collect/main-run-go.ts';
import { whyNoMain, whyNoMainFromFiles } from '../../src/collect/main-why.ts';
import type { MainAnswer } from '../../src/core/model/main-answer.ts';
import { englishMainWords, mainSentence } from '../../src/core/words/main-packages.ts';
import { shellText } from '../../src/report/shell-text.ts';
import type { MainCase } from './main-cases.ts';

/** Nothing of the user's, no network; one build cache for all. */
export function labEnv(root: string, toolchain = 'local'): Record<string, string> {
  const { PATH = '', HOME = '', GOMODCACHE } = process.env;
  // Another toolchain lies in the module cache, which must then be the real one.
  const cache =
    toolchain === 'local'
      ? { GOMODCACHE: path.join(root, '..', 'modcache') }
      : GOMODCACHE
        ? { GOMODCACHE }
        : {};
  return {
    PATH,
    HOME,
    GOENV: 'off',
    GOFLAGS: '',
    GOPROXY: 'off',
    GOSUMDB: 'off',
    GOTOOLCHAIN: toolchain,
    GOTELEMETRY: 'off',
    GOCACHE: process.env.GBP_TEST_GOCACHE ?? path.join(tmpdir(), 'gbp-test-gocache'),
    GOPATH: path.join(root, '..', 'gopath'),
    ...cache,
  };
}

export function writeTree(root: string, files: MainCase['files']): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Asks go, then the three tiers, and holds them against each other and against the table. */
export async function checkMainCase(one: MainCase, toolchain = 'local', goBinary = 'go'): Promise<void> {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'gbp-main-')));
  try {
    const root = path.join(top, 'w');
    writeTree(root, one.files);
    const directory = path.join(root, one.cwd ?? '.');
    const env = { ...labEnv(root, toolchain), ...one.env };
    const runGo = makeRunGo(goBinary, env);
    const { flags = [], words } = one;
    const go = await runGo(['run', '-exec', 'true', ...flags, ...words], { cwd: directory });
    expect(go.stderr.trim()).toMatch(one.says);
    expect(go.exitCode === 0).toBe(one.reason === null);

    const question = { words, directory, env, buildFlags: flags };
    const verdict = one.verdict ?? (one.reason === null ? 'runs' : 'notRunnable');
    const quiet = verdict === 'runs' ? 'notChecked' : verdict;
    const files = whyNoMainFromFiles(question);
    expect(short(files), 'from the files alone').toEqual(
      one.files1 ?? { verdict: quiet, reason: one.reason },
    );
    const list = await whyNoMain({ ...question, runGo });
    expect(short(list), 'with go list').toEqual(one.list ?? { verdict: quiet, reason: one.reason });
    expect(list.differences).toEqual([]);
    const build = await whyNoMain({ ...question, runGo, build: true });
    expect(short(build), 'with a build').toEqual({ verdict, reason: one.reason });
    for (const answer of [files, list, build]) checkReadable(answer);

    const best = one.list === undefined ? list : build;
    if (one.place !== undefined)
      expect(placeOf(best)?.replace(/^\.\//, '')).toBe(one.place.replace(/^\.\//, ''));
    if (one.fix !== undefined) expect(firstFix(best)).toBe(one.fix);
    if (one.files1 === undefined && one.place !== undefined)
      expect(placeOf(files)?.replace(/^\.\//, '')).toBe(one.place.replace(/^\.\//, ''));
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

function short({ verdict, reason }: MainAnswer) {
  return { verdict, reason: reason?.id ?? null };
}

function placeOf({ reason }: MainAnswer): string | null {
  if (reason?.place == null) return null;
  const { file, line, column } = reason.place;
  return [file, line, column].filter((part) => part !== null).join(':');
}

function firstFix({ fixes }: MainAnswer): string | null {
  const [fix] = fixes;
  if (fix === undefined) return null;
  return fix.kind === 'command'
    ? shellText(fix.argv, fix.env, fix.directory, 'linux')
    : `edit ${fix.place.file} ${fix.text}`;
}

/** A sentence that says nothing would be worse than none. */
function checkReadable(answer: MainAnswer): void {
  const sentence = mainSentence(answer, englishMainWords);
  expect(sentence).toMatch(/^\S[\s\S]{10,}/);
  expect(sentence).not.toMatch(/undefined (?!:)is|null|\[object|\(\)\(|: \.$| {2}/);
}

export function goVersion(env: Record<string, string>): string {
  return execFileSync('go', ['env', 'GOVERSION'], { env, encoding: 'utf8' }).trim();
}
