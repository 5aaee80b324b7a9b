import type * as vscode from 'vscode';
import { type RunTarget, readRunTarget } from '../run-target.ts';
import { type Additions, NO_ADDITIONS } from './command-text.ts';

/** What the user entered before, in this workspace. */
export interface Remembered {
  /** null if nothing was entered yet. */
  readonly additionsOf: (target: RunTarget) => Additions | null;
  readonly remember: (target: RunTarget, additions: Additions) => Promise<void>;
  /** The most recently traced come first. */
  readonly used: (target: RunTarget) => Promise<void>;
  /** 0 for the most recent; null if it was not used. */
  readonly rank: (target: RunTarget) => number | null;
  readonly last: () => RunTarget | null;
}

const ADDITIONS = 'goPipeline.additions';
const RECENT = 'goPipeline.recent';
const MOST = 100;

/** The same key for the same target, whatever the order of its environment. */
export function targetKey({ directory, argv, env }: RunTarget): string {
  return JSON.stringify([directory, argv, Object.entries(env).sort()]);
}

export function rememberIn(state: vscode.Memento): Remembered {
  return {
    additionsOf: (target) => readAdditions(additions()[targetKey(target)]),
    remember: async (target, added) => {
      const others = Object.entries(additions()).filter(([key]) => key !== targetKey(target));
      await state.update(
        ADDITIONS,
        Object.fromEntries([...others.slice(1 - MOST), [targetKey(target), added]]),
      );
    },
    used: async (target) => {
      const others = recent().filter((one) => targetKey(one) !== targetKey(target));
      await state.update(RECENT, [target, ...others].slice(0, MOST));
    },
    rank: (target) => {
      const at = recent().findIndex((one) => targetKey(one) === targetKey(target));
      return at < 0 ? null : at;
    },
    last: () => recent()[0] ?? null,
  };

  function additions(): Readonly<Record<string, unknown>> {
    const stored = state.get<unknown>(ADDITIONS);
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  }

  function recent(): readonly RunTarget[] {
    const stored = state.get<unknown>(RECENT);
    if (!Array.isArray(stored)) return [];
    return stored.map(readRunTarget).filter((target) => target !== null);
  }
}

function readAdditions(value: unknown): Additions | null {
  if (typeof value !== 'object' || value === null) return null;
  const { flags, args } = value as Readonly<Record<string, unknown>>;
  const isTextList = (list: unknown): list is readonly string[] =>
    Array.isArray(list) && list.every((word) => typeof word === 'string');
  return isTextList(flags) && isTextList(args) ? { flags, args } : NO_ADDITIONS;
}
