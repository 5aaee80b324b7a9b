import type { StripCause } from '../../src/core/analysis/binary/debug-readiness.ts';
import type { MissingReason } from '../../src/core/analysis/binary/missing-fields.ts';
import type { Fix, Obstacle, SystemNeed } from '../../src/core/analysis/binary/targets/target.ts';

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

const NEEDS: Readonly<Record<SystemNeed, true>> = {
  certificates: true,
  'time-zones': true,
  'name-lookup': true,
  users: true,
  'temporary-files': true,
  'other-programs': true,
  'glibc-lookup': true,
};

const SYMBOLS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];

const OBSTACLES: readonly Obstacle[] = [
  { id: 'other-system', goos: 'alpha', wanted: 'beta' },
  { id: 'other-processor', goarch: 'alpha', wanted: 'beta' },
  { id: 'processor-level', setting: 'alpha' },
  { id: 'old-system', system: 'alpha', required: 'beta', actual: 'gamma' },
  { id: 'no-interpreter', interpreter: '/alpha', libc: 'glibc', has: 'musl' },
  { id: 'no-interpreter', interpreter: '/alpha', libc: null, has: null },
  {
    id: 'old-library',
    library: 'alpha',
    family: 'beta',
    required: '2.34',
    actual: '2.31',
    symbols: SYMBOLS,
    by: 'gamma',
  },
  { id: 'old-library', library: 'alpha', family: 'beta', required: '7', actual: null, symbols: [], by: null },
  { id: 'no-library', library: 'alpha', by: 'beta' },
  { id: 'no-library', library: 'alpha', by: null },
  { id: 'no-symbols', symbols: SYMBOLS, by: null },
];

const HOWS: Readonly<Record<Extract<Fix, { id: 'rebuild' }>['how'], true>> = {
  pure: true,
  'not-pie': true,
  'own-zones': true,
  'go-lookup': true,
  'for-target': true,
  'lower-level': true,
};

const FIXES: readonly Fix[] = [
  ...Object.keys(HOWS).map(
    (how): Fix => ({
      id: 'rebuild',
      how: how as keyof typeof HOWS,
      command: { env: {}, argv: [] },
    }),
  ),
  { id: 'build-in', image: 'alpha' },
  { id: 'line', line: 'alpha' },
  { id: 'other-image', image: 'alpha' },
];

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
  ...['runs', 'lacks', 'fails', 'unknown'].flatMap((verdict) =>
    ['table', 'folder'].map((basis) => [{ verdict, basis }]),
  ),
  ...OBSTACLES.map((obstacle) => [obstacle]),
  ...Object.keys(NEEDS).map((need) => [need]),
  ...FIXES.map((fix) => [fix, 'beta']),
  ['alpha', 'beta', 'gamma'],
  ['alpha', { id: 'other-platform', goos: 'beta', goarch: 'gamma' }],
  ['alpha', { id: 'no-breakpoints' }],
  [{ inProgram: 'alpha', onDisk: 'beta' }],
  [{ inProgram: 'alpha', onDisk: null }],
];
