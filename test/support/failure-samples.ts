import type { Setting } from '../../src/core/analysis/failure/facts.ts';

const at = { file: './alpha', absolute: '/x/alpha', line: 3, column: null };
const setting: Setting = { name: 'GOROOT', value: 'beta', from: 'goEnv', place: at };
/** Why go excludes a file. */
const exclusion = () => 'epsilon';

/** The data of the causes, under every name that occurs; `why` is told apart below. */
const data = {
  go: 'alpha',
  tool: 'beta',
  goroot: 'gamma',
  missing: 'delta',
  value: 'alpha',
  platform: 'beta',
  host: 'gamma',
  directory: 'alpha',
  file: './alpha',
  what: 'beta',
  wants: 'alpha',
  has: 'beta',
  asked: 'gamma',
  since: 24,
  flag: '-race',
  off: 'cross',
  compiler: 'alpha',
  dir: './alpha',
  pattern: 'alpha',
  ignored: 'beta:3',
  generate: 'gamma:5',
  script: 'delta',
  module: 'alpha',
  by: 'beta',
  target: 'gamma',
};

const WHYS = [
  'off',
  'relative',
  'noHome',
  'unusable',
  'cross',
  'missing',
  'refused',
  'header',
  'library',
  'package',
];

/** Arguments for the messages about failed commands. */
export const FAILURE_SAMPLES: readonly (readonly unknown[])[] = [
  ...[null, setting].flatMap((setBy) =>
    ['alpha', ...WHYS].map((why) => [{ ...data, name: 'delta', why, setBy }, exclusion]),
  ),
  [{ ...data, name: 'delta', why: { kind: 'prefix', prefix: '_' }, setBy: null }, exclusion],
  ...(['process', 'goroot', 'default'] as const).map((from) => [{ ...setting, from }]),
  [setting],
  ...[
    { kind: 'manager', name: 'gamma' },
    { kind: 'loginFile', place: at },
  ].map((source) => [{ ...setting, from: 'process', source }]),
  ...['append', 'delete', 'replace'].map((change) => [change, 'alpha']),
];
