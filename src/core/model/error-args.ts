/**
 * Every error that a user may see: a stable code, and the arguments of its message by name and kind. The types,
 * the guard and the samples of the tests are derived from this table. The messages are in `core/messages`, one
 * table per language.
 */
export const USAGE_ERROR_ARGS = {
  'unknown-command': { name: 'text', meant: 'textOrNull' },
  'unknown-option': { name: 'text', meant: 'textOrNull' },
  'option-takes-no-value': { name: 'text' },
  'option-needs-value': { name: 'text', value: 'text' },
  'option-given-twice': { name: 'text' },
  'options-not-together': { one: 'text', other: 'text' },
  'operand-missing': { noun: 'text' },
  'cache-topic': { word: 'text', meant: 'textOrNull' },
  'goal-invalid': { text: 'text' },
  'clean-what-missing': { kinds: 'texts' },
  'clean-what-unknown': { word: 'text', kinds: 'texts' },
  'no-rows': {},
  'no-rows-here': {},
  /** null: none was given. */
  'ci-topic': { word: 'textOrNull' },
  'ci-nothing-to-check': { file: 'text' },
  'ci-baseline-missing': {},
  'ci-format': { word: 'text', known: 'texts' },
  'option-of-other': { option: 'text', command: 'text' },
  'limit-invalid': { option: 'text', text: 'text', example: 'text' },
  /** `--yes` without `--fix`. */
  'option-alone': { option: 'text', needs: 'text' },
  'no-such-finding': { id: 'text', meant: 'textOrNull' },
  'operand-extra': { noun: 'text', extra: 'text' },
  'no-operand-taken': { command: 'text', word: 'text' },
  'output-missing': { option: 'text' },
  'trace-forgotten': { command: 'text' },
  'go-forgotten': { command: 'text' },
  'prefix-first': { prefix: 'text', command: 'text' },
  'go-flag-first': { flag: 'text' },
  'variables-first': { variables: 'text', command: 'text' },
  'go-command-missing': { command: 'text' },
  'not-a-go-command': { word: 'text' },
  'no-pipeline': { verb: 'text' },
  'nothing-to-predict': { verb: 'text' },
  'not-a-history-name': { word: 'text' },
  'ambiguous-package': { word: 'text', candidates: 'texts' },
  'no-such-package': { name: 'text' },
  'compare-sides-missing': {},
  'compare-one-preset': {},
  'compare-not-go': { word: 'text' },
  'verify-command-missing': {},
  'verify-not-a-build': { verb: 'text' },
  'verify-dry-run': {},
  'traced-binaries': { names: 'texts' },
  'traced-binary-unknown': { name: 'text', names: 'texts' },
  'target-unknown': { name: 'text', names: 'texts' },
} as const;

export const USER_ERROR_ARGS = {
  ...USAGE_ERROR_ARGS,

  // The go command, and what it could not do.
  'go-not-found': { path: 'text' },
  'go-not-on-path': { name: 'text' },
  'not-go': { path: 'text' },
  'go-too-old': { path: 'text', version: 'text', oldest: 'text' },
  'not-started': { path: 'text', reason: 'systemError' },
  'not-planned': { said: 'text' },
  'verify-build-failed': {},
  'command-failed': { command: 'text', said: 'text' },

  // Files and folders.
  'folder-missing': { path: 'text' },
  'folder-not-there': { path: 'text' },
  'folder-gone': { path: 'text' },
  'folder-to-trace-gone': { path: 'text' },
  'file-gone': { path: 'text' },
  'file-missing': { path: 'text', kind: 'fileKind' },
  'not-a-file': { path: 'text', kind: 'fileKind' },
  'file-is-folder': { path: 'text', kind: 'fileKind' },
  'pipe-without-writer': { path: 'text' },
  'cannot-read': { path: 'text', reason: 'systemError' },
  'cannot-write': { path: 'text', reason: 'systemError' },
  'file-too-large': { path: 'text' },
  'wrong-kind': { path: 'text', kind: 'fileKind', reason: 'fileReason' },
  'no-room': {},
  /** `at`: where in the file, like `budgets.0.maxRebuilt`; empty for the whole file. */
  'budget-invalid': { path: 'text', at: 'text', said: 'text' },
  /** An error about the content of a file, if several files were named. */
  'in-file': { path: 'text', error: 'error' },

  // The caches of go.
  'cache-absent': { path: 'text' },
  'cache-not-of-go': { path: 'text', missing: 'text' },
  'cache-holds-more': { path: 'text' },
  'cache-of-other-user': { path: 'text' },
  'sum-missing': { path: 'text' },
  'nothing-in-trash': {},

  // Binaries.
  'binary-missing': { path: 'text' },
  'binary-not-a-file': { path: 'text' },
  'binary-none': { path: 'text' },
  'binary-header': { path: 'text', offset: 'number' },
  'traced-binary-none': { command: 'text' },
  'traced-binary-temporary': { package: 'text' },
  'traced-binary-gone': { path: 'text' },

  // The content of a trace.
  'trace-too-long': { megabytes: 'number', limit: 'number' },
  'trace-empty': {},
  'trace-is-graph': {},
  'trace-not-json': {},
  'trace-bad-json': {},
  'trace-cut-off': {},
  'trace-no-version': {},
  'trace-too-new': { format: 'text', ours: 'text' },
  'trace-too-old': { format: 'text' },
  'trace-action-astray': { index: 'number', id: 'text' },
  'trace-dep-astray': { index: 'number', dep: 'text', count: 'number' },
  'trace-bad-time': { path: 'text', value: 'text' },
  'trace-end-before-start': { path: 'text', start: 'text', end: 'text' },
  'trace-damaged': { path: 'textOrNull', expected: 'textOrNull', received: 'text' },

  // The content of an action graph.
  'graph-empty': {},
  'graph-cut-off': {},
  'graph-not-json': {},
  'graph-no-list': { holds: 'jsonKind' },
  'graph-no-actions': {},
  'graph-odd-entry': { entry: 'number', count: 'number' },

  // History and key store.
  'history-empty': {},
  'history-none-here': { directory: 'text', command: 'text', newest: 'text' },
  'history-no-such-entry': {
    word: 'text',
    count: 'number',
    /** null: among the traces of all locations. */
    directory: 'textOrNull',
    elsewhere: 'number',
  },
  'trace-not-kept': { folder: 'text', reason: 'systemError' },
  'report-not-kept': { folder: 'text', reason: 'systemError' },
  'row-not-kept': { folder: 'text', reason: 'systemError' },
  'key-inputs-not-kept': { folder: 'text', reason: 'systemError' },
  'history-not-cleared': { folder: 'text', reason: 'systemError' },
  'report-page-missing': { folder: 'text' },
  'no-display': { file: 'text' },
  'no-browser': { program: 'text', file: 'text' },

  // The editor.
  untrusted: {},
  'nothing-traced': {},
  'nothing-traced-here': {},
  'nothing-to-repeat': {},
  'no-command-to-predict': {},
  'still-running': {},
  'still-running-no-report': {},
  'trace-gone': {},
  'trace-gone-no-repeat': {},
  'secret-not-kept': { command: 'text' },
  'run-gone': {},
  'panel-source-unknown': {},
  'comparison-not-kept': {},
  'nothing-rebuilt': {},
  'panel-files-missing': {},
  'no-terminal': {},
  'select-one-trace': {},
  'select-two-traces': {},
  'no-previous-trace': { directory: 'text' },
  'no-workspace-folder': {},
  'no-main-package': {},
  'no-package': {},
  'no-go-file-open': {},
  'no-go-file-in': { folder: 'text' },
  'not-text': { path: 'text' },
  'on-network': { path: 'text' },
  'outside-workspace': { folder: 'text' },
  'no-program': {},
  'program-unknown': { program: 'text' },
  'program-outside': { folder: 'text' },
  'text-wanted': { name: 'text', characters: 'number' },
  'api-refused': {},

  /** An internal error that is passed to another process, which shows it. */
  unexpected: { message: 'text' },
} as const;

/** The kind of file that was expected. */
export type FileKind = 'trace' | 'graph';

/** Why a file is not of its kind. */
export type FileReason =
  | { readonly id: 'empty' }
  | { readonly id: 'damaged' }
  | { readonly id: 'other-kind'; readonly found: FileKind }
  | { readonly id: 'other-beginning'; readonly wanted: string }
  | { readonly id: 'no-mark'; readonly mark: string };

/** A JSON type; text is a string. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** An operating system error: `ENOSPC`, or its message if we have no text for its code. */
export interface SystemError {
  readonly code: string;
  readonly message: string;
}
