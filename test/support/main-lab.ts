import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { whyNoMain, whyNoMainFromFiles } from '../../src/collect/main-package/why.ts';
import { makeRunGo } from '../../src/collect/toolchain/run-go.ts';
import type { MainAnswer } from '../../src/core/analysis/main-package/answer.ts';
import { shellText } from '../../src/core/go/shell-text.ts';
import { mainSentence, mainsEnglish } from '../../src/core/messages/en/main-packages.ts';
import type { MainCase } from './main-cases.ts';
import { removeFolder } from './remove-folder.ts';

/**
 * An environment without the user's settings and without network, with one build cache for all cases. `goroot`:
 * another toolchain than the one on PATH.
 */
export function labEnv(root: string, goroot: string | null = null): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return {
    PATH: goroot === null ? PATH : `${path.join(goroot, 'bin')}${path.delimiter}${PATH}`,
    HOME,
    GOENV: 'off',
    GOFLAGS: '',
    GOPROXY: 'off',
    GOSUMDB: 'off',
    GOTOOLCHAIN: 'local',
    GOTELEMETRY: 'off',
    GOCACHE: path.join(process.env.GOTRACE_TEST_DIR ?? tmpdir(), 'gocache'),
    GOPATH: path.join(root, '..', 'gopath'),
    GOMODCACHE: path.join(root, '..', 'modcache'),
  };
}

export function writeTree(root: string, files: MainCase['files']): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Asks go, then the three tiers, and compares them with each other and with the table. */
export async function checkMainCase(one: MainCase, goroot: string | null = null): Promise<void> {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'gbp-main-')));
  try {
    const root = path.join(top, 'w');
    writeTree(root, one.files);
    const directory = path.join(root, one.cwd ?? '.');
    const env = { ...labEnv(root, goroot), ...one.env };
    const runGo = makeRunGo({ path: goroot === null ? 'go' : path.join(goroot, 'bin', 'go'), env });
    const { flags = [], target } = one;
    const go = await runGo(['run', '-exec', 'true', ...flags, ...target], { cwd: directory });
    expect(go.stderr.trim()).toMatch(one.pattern);
    expect(go.exitCode === 0).toBe(one.reason === null);

    const question = { target, directory, env, buildFlags: flags };
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
    removeFolder(top);
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

/** An empty sentence would be worse than none. */
function checkReadable(answer: MainAnswer): void {
  const sentence = mainSentence(answer, mainsEnglish);
  expect(sentence).toMatch(/^\S[\s\S]{10,}/);
  expect(sentence).not.toMatch(/undefined (?!:)is|null|\[object|\(\)\(|: \.$| {2}/);
}
