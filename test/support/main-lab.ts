import path from 'node:path';
import { expect } from 'vitest';
import { whyNoMain, whyNoMainFromFiles } from '../../src/collect/main-package/why.ts';
import { makeRunGo } from '../../src/collect/toolchain/run-go.ts';
import type { MainAnswer } from '../../src/core/analysis/main-package/answer.ts';
import { shellText } from '../../src/core/go/shell-text.ts';
import { mainsEnglish } from '../../src/core/messages/en/main-packages.ts';
import { mainSentence } from '../../src/core/messages/main-sentences.ts';
import { GoWorkspace } from './go-workspace.ts';
import type { MainCase } from './main-cases.ts';

/**
 * An environment without the user's settings and without network, with one build cache for all cases. `goroot`:
 * another toolchain than the one on PATH.
 */
export function caseEnv({ dir, env }: GoWorkspace, goroot: string | null): Record<string, string> {
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
    GOCACHE: env['GOCACHE'] ?? '',
    GOPATH: path.join(dir, 'gopath'),
    GOMODCACHE: path.join(dir, 'modcache'),
  };
}

/** Asks go, then the three tiers, and compares them with each other and with the table. */
export async function checkMainCase(one: MainCase, goroot: string | null = null): Promise<void> {
  const files = Object.entries(one.files).map(([name, text]) => [path.join('w', name), text]);
  const workspace = new GoWorkspace(Object.fromEntries(files));
  try {
    const root = path.join(workspace.dir, 'w');
    const directory = path.join(root, one.cwd ?? '.');
    const env = { ...caseEnv(workspace, goroot), ...one.env };
    const runGo = makeRunGo({ path: goroot === null ? 'go' : path.join(goroot, 'bin', 'go'), env });
    const { flags = [], target } = one;
    const go = await runGo(['run', '-exec', 'true', ...flags, ...target], { cwd: directory });
    expect(go.stderr.trim()).toMatch(one.pattern);
    expect(go.exitCode === 0).toBe(one.reason === null);

    const question = { target, directory, env, buildFlags: flags };
    const verdict = one.verdict ?? (one.reason === null ? 'runs' : 'notRunnable');
    const quiet = verdict === 'runs' ? 'notChecked' : verdict;
    const fromFiles = whyNoMainFromFiles(question);
    expect(short(fromFiles), 'from the files alone').toEqual(
      one.files1 ?? { verdict: quiet, reason: one.reason },
    );
    const list = await whyNoMain({ ...question, runGo });
    expect(short(list), 'with go list').toEqual(one.list ?? { verdict: quiet, reason: one.reason });
    expect(list.differences).toEqual([]);
    const build = await whyNoMain({ ...question, runGo, build: true });
    expect(short(build), 'with a build').toEqual({ verdict, reason: one.reason });
    for (const answer of [fromFiles, list, build]) checkReadable(answer);

    const best = one.list === undefined ? list : build;
    if (one.place !== undefined)
      expect(placeOf(best)?.replace(/^\.\//, '')).toBe(one.place.replace(/^\.\//, ''));
    if (one.fix !== undefined) expect(firstFix(best)).toBe(one.fix);
    if (one.files1 === undefined && one.place !== undefined)
      expect(placeOf(fromFiles)?.replace(/^\.\//, '')).toBe(one.place.replace(/^\.\//, ''));
  } finally {
    workspace.remove();
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
