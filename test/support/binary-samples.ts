import type { StripCause } from '../../src/core/analysis/binary/debug-readiness.ts';
import type { MissingReason } from '../../src/core/analysis/binary/missing-fields.ts';

const REASONS: { readonly [Id in MissingReason['id']]: Extract<MissingReason, { id: Id }> } = {
  packed: { id: 'packed' },
  truncated: { id: 'truncated' },
  'not-linked': { id: 'not-linked' },
  'not-go': { id: 'not-go' },
  removed: { id: 'removed' },
  'only-text': { id: 'only-text' },
  'old-go': { id: 'old-go', version: 'alpha', since: '1.24' },
  'files-named': { id: 'files-named' },
  'module-mode-off': { id: 'module-mode-off' },
  standard: { id: 'standard' },
  'test-binary': { id: 'test-binary' },
  'from-module-cache': { id: 'from-module-cache' },
  'needs-vcs': { id: 'needs-vcs' },
  'vcs-unknown': { id: 'vcs-unknown' },
  trimpath: { id: 'trimpath' },
  vendor: { id: 'vendor' },
  workspace: { id: 'workspace' },
  'flag-buildid': { id: 'flag-buildid' },
  unknown: { id: 'unknown' },
};

const CAUSES: Readonly<Record<StripCause, true>> = {
  'flag-s': true,
  'flag-w': true,
  afterwards: true,
  unknown: true,
  platform: true,
  packed: true,
  damaged: true,
  'not-linked': true,
};

/** Arguments for the messages of `inspect`, with every reason and cause that they may have. */
export const BINARY_SAMPLES: readonly (readonly unknown[])[] = [
  ['alpha', 'beta', 1234, 'gamma'],
  ['elf', 'executable', 'alpha'],
  ['go-object', 'object', 'alpha'],
  [{ id: 'truncated', expectedBytes: 50, actualBytes: 30 }],
  [{ id: 'damaged', part: 'dwarf' }],
  [{ id: 'too-many', part: 'members' }],
  ...Object.values(REASONS).map((reason) => ['vcs', reason]),
  ...[
    { id: 'toolchain' },
    { id: 'module', before: null, after: 'alpha' },
    { id: 'module', before: 'alpha', after: null },
    { id: 'module', before: 'alpha', after: 'beta' },
    { id: 'settings', names: ['alpha', 'beta'] },
    { id: 'commit' },
    { id: 'source' },
    { id: 'added' },
    { id: 'removed' },
    { id: 'use' },
  ].map((reason) => [reason]),
  ['yes', 'partly'],
  ['no', 'unknown'],
  ...Object.keys(CAUSES).map((cause) => [cause]),
  [{ versions: [4, 5], compressed: true, sizeBytes: 7, linesOnly: true }],
  [{ versions: [], compressed: false, sizeBytes: 7, linesOnly: false }],
  [{ optimized: 3, unoptimized: 5, partly: 7, foreign: 9 }],
  ...['static', 'dynamic', 'unlinked', 'host', 'unknown'].map((linkage) => [linkage, true]),
  [{ system: 'alpha', version: 'beta', sdk: 'gamma' }],
  [{ system: 'alpha', version: 'beta', sdk: null }],
];
