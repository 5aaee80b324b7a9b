import type { Verb } from './verb.ts';

/**
 * Every verb, in the order of the help. A verb is a file, a line here and its help in
 * `core/words/command-line.ts`. They are loaded when asked for: `--help` must not wait for the others.
 */
export const VERBS = {
  trace: () => import('./verbs/trace.ts'),
  show: () => import('./verbs/show.ts'),
  explain: () => import('./verbs/explain.ts'),
  compare: () => import('./verbs/compare.ts'),
  predict: () => import('./verbs/predict.ts'),
  'verify-cache': () => import('./verbs/verify-cache.ts'),
  mains: () => import('./verbs/mains.ts'),
  'why-no-main': () => import('./verbs/why-no-main.ts'),
  report: () => import('./verbs/report.ts'),
  history: () => import('./verbs/history.ts'),
  import: () => import('./verbs/import.ts'),
} satisfies Record<string, () => Promise<{ readonly verb: Verb }>>;

export type VerbName = keyof typeof VERBS;

export function isVerb(word: string): word is VerbName {
  return Object.hasOwn(VERBS, word);
}
