import type * as vscode from 'vscode';
import { type RunTarget, readRunTarget } from '../run-target.ts';
import { type Additions, NO_ADDITIONS } from './command-text.ts';

/** What the user entered before, in this workspace. */
export interface Remembered {
  /** null if nothing was entered yet. */
  readonly additionsOf: (target: RunTarget) => Additions | null;
  readonly keep: (target: RunTarget, additions: Additions) => Promise<void>;
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
    keep: async (target, added) => {
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
    const kept = state.get<unknown>(ADDITIONS);
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  }

  function recent(): readonly RunTarget[] {
    const kept = state.get<unknown>(RECENT);
    if (!Array.isArray(kept)) return [];
    return kept.map(readRunTarget).filter((target) => target !== null);
  }
}

function readAdditions(value: unknown): Additions | null {
  if (typeof value !== 'object' || value === null) return null;
  const { flags, args } = value as Readonly<Record<string, unknown>>;
  const isWords = (list: unknown): list is readonly string[] =>
    Array.isArray(list) && list.every((word) => typeof word === 'string');
  return isWords(flags) && isWords(args) ? { flags, args } : NO_ADDITIONS;
}
