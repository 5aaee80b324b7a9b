import type { FileKind, FileReason, JsonKind } from '../../model/error-args.ts';
import { type ErrorMessages, errorText, systemReason } from '../error-messages.ts';

const FILE: Readonly<Record<FileKind, string>> = { trace: 'a trace', graph: 'an action graph' };

const JSON_KIND: Readonly<Record<JsonKind, string>> = {
  null: 'null',
  boolean: 'a boolean',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
};

const reading = {
  EIO: 'the disk reports an error',
  ELOOP: 'its links lead in a circle',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EACCES: 'it may not be read; check the permissions',
  EPERM: 'it may not be read; check the permissions',
} as const;

const writing = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'it may not be written; check the permissions',
  EPERM: 'it may not be written; check the permissions',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reports an error',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EISDIR: 'it is a folder',
  EEXIST: 'something else stands in its way',
  ELOOP: 'its links lead in a circle',
} as const;

const starting = {
  EACCES: 'it may not be run; check the permissions',
  EPERM: 'it may not be run; check the permissions',
  ENOENT: 'it does not exist',
  ENOEXEC: 'it is not a program for this machine',
  E2BIG: 'its command line is too long',
} as const;

function fileReason(reason: FileReason): string {
  switch (reason.id) {
    case 'empty':
      return 'it is empty';
    case 'damaged':
      return 'its compressed data is damaged or cut off';
    case 'other-kind':
      return reason.found === 'graph'
        ? 'it looks like an action graph of go; use: go-build-pipeline import'
        : 'it looks like a trace; use: go-build-pipeline show';
    case 'other-beginning':
      return `it does not begin with ${reason.wanted}`;
    case 'no-mark':
      return `it is large, and its beginning says no ${reason.mark}`;
  }
}

export const errorsEnglish: ErrorMessages = {
  reading,
  writing,
  starting,
  fileReason,
  sentences: {
    'unknown-command': ({ name, meant }) =>
      meant === null
        ? `There is no verb ${name}; go-build-pipeline --help lists them.`
        : `There is no verb ${name}; did you mean ${meant}?`,
    'unknown-option': ({ name, meant }) =>
      meant === null
        ? `There is no option ${name} here; --help lists them.`
        : `There is no option ${name}; did you mean ${meant}?`,
    'option-takes-no-value': ({ name }) => `${name} takes no value.`,
    'option-needs-value': ({ name, value }) => `${name} needs a value: ${name} ${value}.`,
    'option-given-twice': ({ name }) => `${name} is given twice; give it once.`,
    'options-not-together': ({ one, other }) => `${one} and ${other} cannot be used together; choose one.`,
    'operand-missing': ({ noun }) => `${noun} is missing; add --help for an example.`,
    'operand-extra': ({ noun, extra }) => `Only one ${noun} is taken; ${extra} is one too many.`,
    'no-operand-taken': ({ command, word }) =>
      `${command} takes no ${word}; go-build-pipeline ${command} --help shows what it takes.`,
    'output-missing': ({ option }) => `Say where to write: ${option}.`,
    'trace-forgotten': ({ words }) =>
      `To record a go command, put trace in front: go-build-pipeline trace ${words}`,
    'go-forgotten': ({ words }) => `Type the whole go command: go-build-pipeline trace go ${words}`,
    'go-command-missing': ({ command }) =>
      `Say which go command is meant: go-build-pipeline ${command} go build ./...`,
    'not-a-go-command': ({ word }) =>
      `${word} is no go command; type the command as without tracing: go-build-pipeline trace go build ./...`,
    'no-pipeline': ({ verb }) => `go ${verb} has no pipeline to record. Run it without trace.`,
    'nothing-to-predict': ({ verb }) => `go ${verb} builds nothing, so there is nothing to predict.`,
    'not-a-history-name': ({ word }) =>
      `${word} names no trace; @last is the newest of the history, @2 the one before it.`,
    'ambiguous-package': ({ word, candidates }) =>
      `${word} may be any of ${candidates.length} packages; say which:\n${candidates
        .slice(0, 20)
        .map((name) => `  ${name}`)
        .join('\n')}${candidates.length > 20 ? `\n  and ${candidates.length - 20} more` : ''}`,
    'no-such-package': ({ name }) =>
      `No package of this trace is called ${name}; go-build-pipeline show TRACE --json lists them.`,
    'compare-sides-missing': () =>
      'Say what to compare: two traces, or two commands: compare -- go run . -- go build .',
    'compare-one-preset': () => 'Take one preset at a time.',
    'compare-not-go': ({ word }) => `${word} is no go command; type each command as without tracing.`,
    'verify-command-missing': () => 'Say what to build: go-build-pipeline verify-cache go build ./...',
    'verify-not-a-build': ({ verb }) =>
      `go ${verb} would do more than build, and twice; verify-cache takes go build, install, vet or list -export.`,

    'go-not-found': ({ path }) =>
      `No go command at ${path}. Check the path, or install Go from https://go.dev/dl/.`,
    'go-not-on-path': ({ name }) =>
      `No ${name} command on PATH. Install Go from https://go.dev/dl/, or add its bin directory to PATH.`,
    'not-go': ({ path }) =>
      `${path} is not the go command: it did not answer "go version". Check PATH, or give the path of go.`,
    'go-too-old': ({ path, version, oldest }) =>
      `${path} is ${version}; Go ${oldest} or later is needed. Install a newer Go from https://go.dev/dl/.`,
    'not-started': ({ path, reason }) => `${path} could not be started: ${systemReason(reason, starting)}.`,
    'not-planned': ({ said }) => `go could not plan this build: ${said === '' ? 'it said nothing' : said}`,
    'verify-build-failed': () =>
      'The build failed, so there is nothing to compare; see above, and build it once without verify-cache.',
    'command-failed': ({ command, said }) => `${command} failed: ${said}`,

    'folder-missing': ({ path }) => `The directory ${path} does not exist. Give another one.`,
    'folder-not-there': ({ path }) =>
      `There is no folder ${path}. Check the path, or go to the folder first.`,
    'folder-gone': ({ path }) => `There is no folder ${path} (any more).`,
    'folder-to-trace-gone': ({ path }) => `The folder ${path} is gone. Choose another one.`,
    'file-gone': ({ path }) => `There is no file ${path} (any more).`,
    'file-missing': ({ path, kind }) =>
      kind === 'trace'
        ? `There is no file ${path}; give a trace file, or @last for the newest of the history.`
        : `There is no file ${path}; give an action graph file.`,
    'not-a-file': ({ path, kind }) => `${path} is not a file; give ${FILE[kind]} file.`,
    'file-is-folder': ({ path, kind }) => `${path} is a folder; give ${FILE[kind]} file.`,
    'cannot-read': ({ path, reason }) =>
      reason.code === 'EACCES' || reason.code === 'EPERM'
        ? `${path} may not be read; check its permissions.`
        : `${path} cannot be read: ${systemReason(reason, reading)}.`,
    'cannot-write': ({ path, reason }) => `${path} cannot be written: ${systemReason(reason, writing)}.`,
    'file-too-large': ({ path }) => `${path} is larger than 400 MB; no trace of a go command is.`,
    'wrong-kind': ({ path, kind, reason }) => `${path} is not ${FILE[kind]}: ${fileReason(reason)}.`,
    'no-room': () => 'There is no room for a temporary file. Make some, and try again.',
    'in-file': ({ path, error }) => `${path}: ${errorText(errorsEnglish, error)}`,

    'trace-too-long': ({ megabytes, limit }) =>
      `The file is larger than any trace (${megabytes} MB, the limit is ${limit} MB): give a *.gotrace.json file.`,
    'trace-empty': () => 'The file is empty: record the trace again.',
    'trace-is-graph': () =>
      'The file looks like an action graph of go: make a trace of it with `import FILE`.',
    'trace-not-json': () =>
      'The file is not a trace (it is not JSON that begins with "{"): give a *.gotrace.json file.',
    'trace-bad-json': () => 'The file is not valid JSON: give a *.gotrace.json file as it was written.',
    'trace-cut-off': () => 'The file is cut off: copy it again, or record the trace again.',
    'trace-no-version': () =>
      'The file is JSON, but not a trace (it has no schemaVersion): give a *.gotrace.json file.',
    'trace-too-new': ({ format, ours }) =>
      `The trace has format ${format}, and this version of go-build-pipeline reads ${ours}.x: update go-build-pipeline.`,
    'trace-too-old': ({ format }) =>
      `The trace has format ${format}, which is no longer read: record it again.`,
    'trace-action-astray': ({ index, id }) =>
      `Action ${index} calls itself ${id}, so the file is damaged: record it again.`,
    'trace-damaged': ({ path, expected, received }) =>
      `In the trace, ${path ?? 'its content'} should be ${expected ?? 'something else'} and is ${received}, so the file is damaged: record it again.`,

    'graph-empty': () => 'The file is empty: go had not written its action graph yet.',
    'graph-cut-off': () =>
      'The action graph is cut off: wait until go has ended, or record it again with -debug-actiongraph=FILE.',
    'graph-not-json': () => 'The file is not JSON: give a file that go wrote with -debug-actiongraph=FILE.',
    'graph-no-list': ({ holds }) => `It holds ${JSON_KIND[holds]}, not go's list of actions.`,
    'graph-no-actions': () => "It holds an empty list: go's graphs have one action at least.",
    'graph-odd-entry': ({ entry, count }) => `Entry ${entry} of ${count} is not an action of go.`,

    'history-empty': () =>
      'The history is empty; record something first: go-build-pipeline trace go build ./...',
    'history-no-such-entry': ({ word, count }) =>
      `There is no ${word} in the history, which holds ${count === 1 ? 'one trace' : `${count} traces`}; go-build-pipeline history lists them.`,
    'trace-not-kept': ({ reason }) =>
      `The trace is not kept in the history: ${systemReason(reason, writing)}.`,
    'report-not-kept': ({ reason }) =>
      `The report is not kept beside the history: ${systemReason(reason, writing)}.`,
    'key-inputs-not-kept': ({ reason }) =>
      `What went into the cache keys is not kept, so a later build cannot say what changed: ${systemReason(reason, writing)}.`,
    'report-page-missing': ({ folder }) =>
      `The page of the report is missing from ${folder}; install go-build-pipeline again (in a checkout: npm run build).`,
    'no-display': ({ file }) => `There is no display to open a browser on; the report is in ${file}.`,
    'no-browser': ({ program, file }) =>
      `${program} could not be started; open ${file} in a browser yourself.`,

    untrusted: () =>
      'This folder is not trusted, so no go command is started in it. Trust it first (Manage Workspace Trust).',
    'nothing-traced': () => 'Nothing was traced yet. Run “Go Pipeline: Trace go run” first.',
    'nothing-traced-here': () =>
      'Nothing was traced in this workspace yet. Run “Go Pipeline: Trace go run” first.',
    'nothing-to-repeat': () => 'Nothing was traced in this workspace yet. Start with “Trace go run”.',
    'nothing-to-foretell': () =>
      'Nothing was traced here yet, and there is not just one main package: trace one first.',
    'still-running': () => 'The command is still running. Try again when it has ended.',
    'still-running-no-report': () => 'The command is still running. Save the report when it has ended.',
    'trace-gone': () =>
      'The trace that this panel showed is not in the history (any more). Trace the command again.',
    'trace-gone-no-repeat': () => 'This trace is gone from the history, so it cannot be run again.',
    'run-gone': () =>
      'This window no longer knows the command that this panel showed, and its trace was not kept: the history was off (setting goPipeline.history). Trace the command again.',
    'panel-source-unknown': () => 'What this panel showed is not known any more. Open it from the Runs view.',
    'nothing-rebuilt': () =>
      'No package was rebuilt in this trace. Change a file and trace the command again.',
    'comparison-not-kept': () =>
      'This comparison is not kept when the window reloads. Run “Go Pipeline: Compare Two Commands” again.',
    'panel-files-missing': () => 'The files of the panel are missing from the extension. Install it again.',
    'no-terminal': () => 'No traced command has a terminal now. Start one with “Trace go run”.',
    'select-one-trace': () => 'Select a trace in the Runs view first.',
    'select-two-traces': () => 'Select two traces in the Runs view to compare them.',
    'no-previous-trace': ({ directory }) =>
      `There is no earlier trace of ${directory} to compare with. Trace the command again.`,
    'no-workspace-folder': () => 'Open a folder with Go code first.',
    'no-main-package': () => 'There is no main package in this workspace to run.',
    'no-package': () => 'There is no Go package to choose: open a Go file, or a folder with a go.mod.',
    'no-go-file-open': () => 'Open a Go file first, or choose a folder under Main packages.',
    'no-go-file-in': ({ folder }) => `There is no Go file in ${folder}.`,
    'not-text': ({ path }) => `${path} cannot be shown as text.`,
    'on-network': ({ path }) =>
      `${path} lies on another machine and is not opened for a trace. Open it yourself.`,
    'outside-workspace': ({ folder }) => `${folder} is not in this workspace. Name a folder of it.`,
    'no-program': () => 'This trace made no program and ran no test that could be debugged.',
    'program-unknown': ({ program }) =>
      `Where the source of ${program} lies is not known from this trace. Trace its command again.`,
    'program-outside': ({ folder }) =>
      `${folder} is not in this workspace. Add it to the workspace to debug it here.`,
    'text-wanted': ({ name, characters }) => `${name} must be a text of at most ${characters} characters.`,
    'api-refused': () =>
      'An extension asked for a trace that is no go run, build, test, install or vet in a folder of this workspace.',

    unexpected: ({ message }) => message,
  },
};
