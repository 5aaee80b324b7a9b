import type { SameShape } from '../same-shape.ts';

/** Texts of the comparison page that `compare` does not have: tabs, chips, columns and boxes. */
export type ComparisonPageMessages = SameShape<typeof comparisonPageEnglish>;

export const comparisonPageEnglish = {
  keys: (count: number): string => (count === 1 ? '1 different cache key' : `${count} different cache keys`),
  step: 'step',
  inputs: 'different inputs',
  tabDifferences: 'Differences',
  pairs: 'Comparisons',
  facts: 'Facts',
  first: 'first',
  second: 'second',
  /** How the two sides of a row relate. */
  share: {
    shared: 'shared',
    different: 'key differs',
    unequal: 'same key, another output',
    onlyFirst: 'only in the first',
    onlySecond: 'only in the second',
    notCached: 'not cached by go',
  },
  show: { default: 'overview', rebuilt: 'differences', all: 'all' },
  /** The dimmed box. */
  sharedFold: 'shared',
  sharedCount: (count: number): string => `${count} shared`,
  differentCount: (count: number): string => `${count} not shared`,
  graphLabel: 'Both commands in one graph. Arrow keys follow the edges, Enter expands, Escape collapses.',
  columns: { outcome: 'Comparison', inputs: 'What differs' },
  actionID: { first: 'first action ID', second: 'second action ID' },
  sharedWhy: 'same key: both use the same cache entry',
  inside: 'Not shared',
  keysHelp: 'graph, differences, table',
} as const;
