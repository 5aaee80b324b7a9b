/**
 * The one direction: imports point left (go command → events → trace → analysis → view → edges).
 * Each row: a folder, and the folders of ours that it may import beside itself.
 */
const CORE = 'src/core';
const mayImport = {
  'src/core/model': [],
  'src/core/go': ['src/core/model'],
  'src/core/source': ['src/core/model', 'src/core/go'],
  // How to read bytes as text is known there already.
  'src/core/binary': ['src/core/model', 'src/core/go', 'src/core/source/utf8\\.ts'],
  'src/core/events': ['src/core/model', 'src/core/go'],
  'src/core/trace': ['src/core/model', 'src/core/go', 'src/core/events'],
  'src/core/analysis/build': ['src/core/model', 'src/core/go', 'src/core/trace'],
  // Types only (the rule below): which reasons there are, and what each of them knows.
  'src/core/messages': [
    'src/core/model',
    'src/core/binary',
    'src/core/analysis/main-package',
    'src/core/analysis/failure',
    'src/core/analysis/environment',
    'src/core/analysis/binary',
  ],
  'src/core/view': [
    'src/core/model',
    'src/core/go',
    'src/core/binary',
    'src/core/analysis',
    'src/core/messages',
  ],
  'src/platform': [],
  'src/collect': [
    'src/core/model',
    'src/core/go',
    'src/core/events',
    'src/core/trace',
    'src/core/analysis',
    'src/core/source',
    'src/core/binary',
    'src/platform',
  ],
  'src/store': ['src/core/model', 'src/core/go', 'src/core/trace', 'src/core/analysis', 'src/platform'],
  'src/protocol': ['src/core/model', 'src/core/events', 'src/core/binary/size', 'src/core/view'],
  'src/report': [CORE, 'src/protocol'],
  'src/app': [CORE, 'src/collect', 'src/store', 'src/platform'],
  'src/cli': ['src/app', 'src/report', 'src/protocol', CORE, 'src/platform'],
  // The search for main packages and for go is one function each, so a use case would only pass it on.
  'src/host': [
    'src/app',
    'src/report',
    'src/protocol',
    CORE,
    'src/platform',
    'src/collect/main-package',
    'src/collect/toolchain',
  ],
  // The columns of a treemap are 30,000 entries: a view of its own would be a copy.
  webview: [
    'src/protocol',
    'src/core/model',
    'src/core/go',
    'src/core/binary/size',
    'src/core/view',
    'src/core/messages',
  ],
};

/** A question may ask another one only where this list says why. */
const CAPABILITIES = {
  rebuild: [],
  // Foretells what `rebuild` would explain afterwards.
  predict: ['rebuild'],
  // Explains the differences of two traces as `rebuild` explains those of two builds.
  compare: ['rebuild'],
  'main-package': [],
  // A failed command may have nothing to run.
  failure: ['main-package'],
  // Finds the causes of failures before anything fails.
  environment: ['failure'],
  binary: [],
  ci: [],
};
for (const [name, siblings] of Object.entries(CAPABILITIES)) {
  mayImport[`src/core/analysis/${name}`] = [
    'src/core/model',
    'src/core/go',
    'src/core/source',
    'src/core/analysis/build',
    'src/core/analysis/rule\\.ts',
    ...(name === 'binary' ? ['src/core/binary'] : []),
    ...siblings.map((sibling) => `src/core/analysis/${sibling}`),
  ];
}

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `imports-of-${folder.replaceAll('/', '-')}`,
  severity: 'error',
  comment: `${folder} may import only ${allowed.join(', ') || 'nothing of ours'}.`,
  from: { path: `^${folder}/` },
  to: { path: '^(src|webview|test|scripts)/', pathNot: [folder, ...allowed].map((f) => `^${f}(/|$)`) },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core is data in, data out: no Node, no packages but valibot.',
      from: { path: '^src/core/' },
      to: { path: '^(node:|node_modules/)', pathNot: '^node_modules/valibot/' },
    },
    {
      name: 'core-no-builtins',
      severity: 'error',
      comment: 'core runs in a browser as well.',
      from: { path: '^(src/core|src/protocol|webview)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'vscode-only-in-host',
      severity: 'error',
      from: { pathNot: '^docs/go-build-pipeline\\.d\\.ts$|^(src/host|test/editor|test/support/editor)/' },
      to: { path: '(^vscode$|node_modules/@types/vscode)' },
    },
    {
      name: 'toolkit-in-one-file',
      severity: 'error',
      comment: 'The archived toolkit must stay replaceable in one commit.',
      from: { path: '^(src|webview)/', pathNot: '^webview/ui/controls\\.ts$' },
      to: { path: 'node_modules/@(vscode/webview-ui-toolkit|microsoft/fast-)' },
    },
    {
      name: 'scanner-starts-no-process',
      severity: 'error',
      comment:
        'What runs in a folder that nobody trusts must not even reach a module that can start a process.',
      from: {
        path: '^src/(core/|collect/main-package/(env|files|index|module|source)\\.ts$|app/main-package/module-of\\.ts$|host/main-package/reading\\.ts$)',
      },
      to: { path: '^(node:)?child_process$|^node_modules/execa/', reachable: true },
    },
    {
      name: 'processes-start-in-one-place',
      severity: 'error',
      comment: 'run.ts starts every process, go-process.ts the traced command (docs/adr/0007-execa.md).',
      from: { path: '^src/', pathNot: '^src/(platform/run|collect/record/go-process)\\.ts$' },
      to: { path: '^(node:)?child_process$|^node_modules/execa/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'messages-import-types-of-analysis',
      severity: 'error',
      comment: 'A rule owns the type of its data; a text needs that type, and none of the code.',
      from: { path: '^src/core/messages/' },
      to: { path: '^src/core/(analysis|binary)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'no-dev-imports-in-src',
      severity: 'error',
      from: { path: '^(src|webview)/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
