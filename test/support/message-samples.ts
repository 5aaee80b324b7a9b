import type { MainFix } from '../../src/core/analysis/main-package/fixes/kinds.ts';
import type { Piece } from '../../src/core/messages/phrase.ts';
import type { ExcludedEntry, MainPlace, MainPlatform } from '../../src/core/model/main-answer.ts';
import { BINARY_SAMPLES } from './binary-samples.ts';
import { ENVIRONMENT_SAMPLES } from './environment-samples.ts';
import { FAILURE_SAMPLES } from './failure-samples.ts';

/** Sample arguments for functions of the message catalogs: the first that fit are used. */
export const SAMPLES: readonly (readonly unknown[])[] = [
  [],
  ...texts([['alpha']]),
  ...texts([['alpha', 'beta'], ['beta']]),
  [3],
  [1],
  [0],
  [5, 3],
  [1, 1],
  [2, 0],
  [7, 5, 3],
  [1, 1, 1],
  [7, 5, 3, 9],
  ['alpha', 5],
  [5, 'alpha'],
  ['alpha', ['beta', 'gamma']],
  [['alpha', 'beta']],
  ['first', 5, ['alpha', 'beta', 'gamma', 'delta', 'epsilon']],
  ['alpha', true],
  [['alpha', 'beta'], 5],
  ['alpha', 3, 5],
  ...objects(),
  ...BINARY_SAMPLES,
  ...FAILURE_SAMPLES,
  ...ENVIRONMENT_SAMPLES,
];

function texts(more: readonly (readonly string[])[]): readonly (readonly unknown[])[] {
  const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
  return [1, 2, 3, 4, 5].map((length) => names.slice(0, length)).concat(more as string[][]);
}

function objects(): readonly (readonly unknown[])[] {
  const at: MainPlace = { file: './alpha.go', absolute: '/x/alpha.go', line: 3, column: 5 };
  const other: MainPlace = { ...at, file: './beta.go', line: 7 };
  const entry: ExcludedEntry = {
    place: at,
    why: { kind: 'fileName', tags: ['windows'] },
    needs: null,
    packageName: 'main',
  };
  const platform: MainPlatform = { goos: 'linux', goarch: 'amd64', cgo: false, tags: ['alpha', 'beta'] };
  const piece: Piece = { kind: 'package', text: 'alpha', row: 3 };
  const fix: MainFix = {
    id: 'go-get',
    names: ['alpha', 'beta'],
    kind: 'command',
    argv: ['go', 'get', 'alpha'],
    env: {},
    directory: null,
  };
  // The data of the reasons for main packages, under every name that occurs.
  const data = {
    dir: './alpha',
    package: 'beta',
    file: 'gamma.go',
    mains: ['./delta', './epsilon'],
    directories: ['./alpha', './beta'],
    needs: { name: 'gamma', usedIn: 'delta.go', file: './epsilon.go' },
    below: null,
    first: 'alpha.go',
    firstPackage: 'beta',
    second: 'gamma.go',
    secondPackage: 'delta',
    leftOut: 'alpha.go',
    elsewhere: null,
    what: 'arguments',
    pattern: './alpha/...',
    packages: 5,
    skipped: [{ dir: './beta', why: 'testdata' }],
    path: './alpha',
    similar: './beta',
    directory: null,
    actual: './Alpha',
    module: 'alpha.example/m',
    moduleDir: './beta',
    mainModule: 'gamma.example/m',
    importPath: 'delta.example/p',
    message: 'epsilon happened',
    character: '!',
    nearest: ['./alpha'],
    flag: '-mod=alpha',
    missing: [{ name: 'alpha', file: 'beta.go' }],
    name: 'alpha',
    entry,
    utf16: true,
    wants: 'go1.99',
    has: 'go1.27',
    platform: 'alpha/beta',
    imported: true,
    why: 'own',
    about: './beta',
    circle: [
      { importer: 'alpha.example/a', imported: 'beta.example/b', place: at },
      { importer: 'beta.example/b', imported: 'alpha.example/a', place: other },
    ],
    files: ['alpha_test.go', 'beta_test.go'],
  };
  return [
    [{ ...data, files: [entry, { ...entry, place: other }] }, platform],
    [data, platform],
    [{ ...data, files: 'alpha.c' }, platform],
    [{ ...data, first: at, second: other }, platform],
    [{ ...data, directory: './zeta' }, platform],
    [platform],
    [fix],
    [fix, 'gamma'],
    [{ id: 'fix-file', names: [], kind: 'edit', place: at, change: 'delete', text: '' }],
    [{ kind: 'cgo', at: { line: 3, column: 5 } }, platform],
    [{ kind: 'module', mode: 'none', file: null, path: null }, platform],
    [{ set: ['alpha'], unset: ['beta'] }],
    [{ packages: 3, links: 5, vets: 7, tests: 9 }],
    [3, { label: { kind: 'package', name: 'alpha' }, ms: 5000 }],
    [{ kind: 'forTest', name: 'alpha', test: 'beta' }],
    [[piece, { ...piece, text: 'beta' }], null, 'gamma'],
    [[piece, { ...piece, text: 'beta' }]],
    [null, 'alpha'],
    ['alpha', null],
    [
      {
        rebuilt: 7,
        everything: false,
        origins: [piece],
        others: 5,
        linked: 3,
        workMs: 9000,
        firstTrace: false,
      },
    ],
    [
      {
        rebuilt: 7,
        everything: false,
        origins: [piece],
        others: 5,
        linked: 3,
        workMs: 9000,
        firstTrace: true,
      },
    ],
    [
      {
        rebuilt: 11,
        everything: false,
        origins: Array(10).fill(piece),
        others: 1,
        linked: 3,
        workMs: 9000,
        firstTrace: true,
      },
    ],
    [
      {
        rebuilt: 31,
        failed: 3,
        total: 725,
        linked: 5,
        linkCauses: 7,
        first: 9,
        roots: 11,
        wide: 13,
        wideCauses: 15,
        foreign: 17,
        because: 19,
        vetted: 21,
        tested: 23,
        relinkReasons: [],
      },
    ],
    [5, [{ id: 'notKept', subject: 'programGone', old: null, new: null, files: ['alpha', 'beta'] }]],
    ['miss', 'package'],
    ['package'],
    ['compile'],
    [{ id: 'fileEdited', subject: 'alpha.go', old: null, new: null, files: [] }],
    ['alpha', 'beta', [{ id: 'fileEdited', subject: 'alpha.go', old: null, new: null, files: [] }]],
  ];
}
