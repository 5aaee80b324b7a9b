import type { FileKind, FileReason, JsonKind, SystemError } from '../../model/error-args.ts';
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
  EIO: 'the disk reported an error',
  ELOOP: 'its symbolic links form a loop',
  EISDIR: 'it is a directory',
  ENOTDIR: 'part of its path is not a directory',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EACCES: 'permission denied; check its permissions',
  EPERM: 'permission denied; check its permissions',
} as const;

const writing = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is exceeded',
  EACCES: 'permission denied; check its permissions',
  EPERM: 'permission denied; check its permissions',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reported an error',
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory does not exist',
  EISDIR: 'it is a directory',
  EEXIST: 'a file with that name exists',
  ELOOP: 'its symbolic links form a loop',
} as const;

/** Of the history, whose folder we make ourselves. */
const KEEPING = {
  ...writing,
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'its folder was removed',
  ENOTDIR: 'a file is where its folder should be',
  EEXIST: 'a file is where its folder should be',
} as const;

const isFull = ({ code }: SystemError): boolean => code === 'ENOSPC' || code === 'EDQUOT';

/** What happened, and what to do. */
const kept = (reason: SystemError): string =>
  `${systemReason(reason, KEEPING)}; ${isFull(reason) ? 'free some space, or delete the history (go-build-pipeline history --clear)' : 'make the folder writable, or choose another one (XDG_CACHE_HOME)'}`;

const starting = {
  EACCES: 'permission denied; check its permissions',
  EPERM: 'permission denied; check its permissions',
  ENOENT: 'it does not exist',
  ENOEXEC: 'it is not a program for this machine',
  E2BIG: 'its command line is too long',
} as const;

function fileReason(reason: FileReason): string {
  switch (reason.id) {
    case 'empty':
      return 'it is empty';
    case 'damaged':
      return 'its compressed data is damaged or truncated';
    case 'other-kind':
      return reason.found === 'graph'
        ? 'it looks like an action graph of go; use go-build-pipeline import'
        : 'it looks like a trace; use go-build-pipeline show';
    case 'other-beginning':
      return `it should start with ${reason.wanted}, but does not`;
    case 'no-mark':
      return `it is large, and ${reason.mark} is not in its beginning`;
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
        ? `Unknown command "${name}"; run go-build-pipeline --help for a list.`
        : `Unknown command "${name}"; did you mean ${meant}?`,
    'unknown-option': ({ name, meant }) =>
      meant === null
        ? `Unknown option ${name}; use --help for a list.`
        : `Unknown option ${name}; did you mean ${meant}?`,
    'option-takes-no-value': ({ name }) => `${name} does not take a value.`,
    'option-needs-value': ({ name, value }) => `${name} needs a value: ${name} ${value}`,
    'option-given-twice': ({ name }) => `${name} is given more than once; give it once.`,
    'options-not-together': ({ one, other }) => `${one} and ${other} cannot be used together; choose one.`,
    'operand-missing': ({ noun }) => `${noun} is missing; add --help for an example.`,
    'cache-topic': ({ word, meant }) =>
      meant === null
        ? `cache does not know ${word}; run go-build-pipeline cache --help to see what it knows.`
        : `cache does not know ${word}; did you mean ${meant}?`,
    'option-alone': ({ option, needs }) => `${option} has no meaning without ${needs}`,
    'no-such-finding': ({ id, meant }) =>
      meant === null
        ? `The doctor has no finding named ${id}; docs/doctor.md lists all of them.`
        : `The doctor has no finding named ${id}; did you mean ${meant}?`,
    'goal-invalid': ({ text }) => `--goal must be a percentage between 0 and 100, but it is ${text}`,
    'clean-what-missing': ({ kinds }) => `What should be removed? One of: ${kinds.join(', ')}`,
    'clean-what-unknown': ({ word, kinds }) =>
      `cache clean does not understand ${word}; it removes one of: ${kinds.join(', ')} (--help has examples)`,
    'cache-absent': ({ path }) => `There is no cache to change: ${path} is not a folder.`,
    'cache-not-of-go': ({ path, missing }) =>
      `Nothing is removed, because ${path} does not look like a cache of go: it lacks ${missing}`,
    'cache-holds-more': ({ path }) =>
      `Nothing is removed, because ${path} contains your home or current directory. Give go a folder of its own for the cache.`,
    'cache-of-other-user': ({ path }) => `Nothing is removed, because ${path} belongs to another user.`,
    'sum-missing': ({ path }) =>
      `Nothing is removed, because there is no go.sum in ${path}; name directories of modules whose dependencies should stay.`,
    'nothing-in-trash': () => 'No entry was moved to the trash, so none can be restored.',
    'no-rows': () => 'No build is recorded yet; record one: go-build-pipeline trace go build ./...',
    'no-rows-here': () =>
      'No build of this module, workspace or directory is recorded yet; record one (go-build-pipeline trace go build ./...), or add --all for those of other locations.',
    'ci-topic': ({ word }) =>
      word === null
        ? 'What should ci do? Run go-build-pipeline ci summary for a summary, or ci check for limits.'
        : `ci does not know ${word}; it knows summary and check.`,
    'ci-nothing-to-check': ({ file }) =>
      `There is nothing to check: give a limit such as --max-rebuilt 20, or let --update write ${file} for you.`,
    'ci-baseline-missing': () =>
      '--max-binary +PERCENT is a growth, so it needs --baseline TRACE to compare with.',
    'ci-format': ({ word, known }) => `--format does not know ${word}; it knows:\n${nameLines(known)}`,
    'option-of-other': ({ option, command }) => `${option} belongs to ${command}; leave it out here.`,
    'limit-invalid': ({ option, text, example }) =>
      `${option} does not accept ${text}; give a value such as ${example}`,
    'operand-extra': ({ noun, extra }) => `Expected one ${noun}, but there is another argument: ${extra}`,
    'no-operand-taken': ({ command, word }) =>
      `${command} does not take ${word}; run go-build-pipeline ${command} --help to see what it takes.`,
    'output-missing': ({ option }) => `The output file is missing; add ${option}`,
    'trace-forgotten': ({ command }) =>
      `To record a go command, put trace before it: go-build-pipeline trace ${command}`,
    'go-forgotten': ({ command }) => `Type the full go command: go-build-pipeline trace go ${command}`,
    'prefix-first': ({ prefix, command }) =>
      `Put ${prefix} before the whole command: ${prefix} go-build-pipeline trace ${command}`,
    'go-flag-first': ({ flag }) =>
      `${flag} is a flag of go, so put it after its command: go-build-pipeline trace go build ${flag} …`,
    'variables-first': ({ variables, command }) =>
      `Put variables before the whole command: ${variables} go-build-pipeline trace ${command}`,
    'go-command-missing': ({ command }) =>
      `The go command is missing, for example: go-build-pipeline ${command} go build ./...`,
    'not-a-go-command': ({ word }) =>
      `${word} is not a go command; type the full command, for example: go-build-pipeline trace go build ./...`,
    'no-pipeline': ({ verb }) => `go ${verb} has no pipeline to record. Run it without trace.`,
    'nothing-to-predict': ({ verb }) => `go ${verb} builds nothing, so there is nothing to predict.`,
    'not-a-history-name': ({ word }) =>
      `${word} is not a trace; use @last for the newest trace in the history, @2 for the one before it.`,
    'ambiguous-package': ({ word, candidates }) =>
      `${word} matches ${candidates.length} packages; choose one:\n${nameLines(candidates)}`,
    'no-such-package': ({ name }) =>
      `This trace has no package named ${name}; run go-build-pipeline show TRACE --json for a list.`,
    'compare-sides-missing': () =>
      'Give two traces or two commands to compare, for example: go-build-pipeline compare -- go run . -- go build .',
    'compare-one-preset': () => 'Use only one preset at a time.',
    'compare-not-go': ({ word }) => `${word} is not a go command; type each command in full.`,
    'verify-command-missing': () =>
      'The go command is missing, for example: go-build-pipeline verify-cache go build ./...',
    'traced-binaries': ({ names }) =>
      `The trace has ${names.length} binaries; add the name of one:\n${nameLines(names)}`,
    'traced-binary-unknown': ({ name, names }) =>
      `The trace has no binary ${name}; it has:\n${nameLines(names)}`,
    'target-unknown': ({ name, names }) =>
      `${name} is neither the folder of a root file system nor one of these targets:\n${nameLines(names)}`,
    'verify-not-a-build': ({ verb }) =>
      `go ${verb} does more than build, and verify-cache would do it twice; give it go build, install, vet, test -c or list -export instead.`,
    'verify-dry-run': () =>
      'With -n, go builds nothing, so there is nothing to compare. Leave out -n for this.',

    'go-not-found': ({ path }) =>
      `There is no go command at ${path}: check the path, or install Go (https://go.dev/dl/).`,
    'go-not-on-path': ({ name }) =>
      `No ${name} command on PATH. Install Go (https://go.dev/dl/), or add its bin directory to PATH.`,
    'not-go': ({ path }) =>
      `${path} is not the go command: it did not respond to "go version". Check PATH, or give the path of the go command.`,
    'go-too-old': ({ path, version, oldest }) =>
      `${path} is ${version}; Go ${oldest} or later is required. Install a newer Go (https://go.dev/dl/).`,
    'not-started': ({ path, reason }) => `${path} could not be started: ${systemReason(reason, starting)}.`,
    'not-planned': ({ said }) =>
      `go could not plan this build: ${said === '' ? 'it printed no message' : said}`,
    'verify-build-failed': () =>
      'The build failed, so there is nothing to compare. See the messages above, and run the build without verify-cache first.',
    'command-failed': ({ command, said }) => `${command} failed: ${said}`,

    'folder-missing': ({ path }) => `The directory ${path} does not exist. Choose another one.`,
    'folder-not-there': ({ path }) => `The directory ${path} does not exist. Check the path.`,
    'folder-gone': ({ path }) => `The folder ${path} does not exist. It may have been moved or deleted.`,
    'folder-to-trace-gone': ({ path }) => `The folder ${path} no longer exists. Choose another one.`,
    'file-gone': ({ path }) => `The file ${path} does not exist. It may have been moved or deleted.`,
    'file-missing': ({ path, kind }) =>
      kind === 'trace'
        ? `The file ${path} does not exist; give a trace file, or @last for the newest trace in the history.`
        : `The file ${path} does not exist; give an action graph file.`,
    'not-a-file': ({ path, kind }) => `${path} is not a file; give ${FILE[kind]} file.`,
    'file-is-folder': ({ path, kind }) => `${path} is a directory; give ${FILE[kind]} file.`,
    'pipe-without-writer': ({ path }) =>
      `${path} is a pipe, and nothing was written to it; start the command that writes to it.`,
    'cannot-read': ({ path, reason }) =>
      reason.code === 'EACCES' || reason.code === 'EPERM'
        ? `${path} cannot be read: permission denied; check its permissions.`
        : `${path} cannot be read: ${systemReason(reason, reading)}.`,
    'cannot-write': ({ path, reason }) => `${path} cannot be written: ${systemReason(reason, writing)}.`,
    'file-too-large': ({ path }) => `${path} exceeds the limit of 400 MB; give a trace file.`,
    'wrong-kind': ({ path, kind, reason }) => `${path} is not ${FILE[kind]}: ${fileReason(reason)}.`,
    'no-room': () => 'There is no space for a temporary file. Free some disk space and try again.',
    'budget-invalid': ({ path, at, said }) =>
      `${path} is not a budget; correct it, or remove it and let ci check --update write it again. The error${at === '' ? '' : ` at ${at}`}: ${said}`,
    'in-file': ({ path, error }) => `${path}: ${errorText(errorsEnglish, error)}`,

    'trace-too-long': ({ megabytes, limit }) =>
      `The file is too large for a trace (${megabytes} MB, the limit is ${limit} MB): give a *.gotrace.json file.`,
    'trace-empty': () => 'The file is empty: record the trace again.',
    'trace-is-graph': () => 'The file looks like an action graph of go: import it with `import FILE`.',
    'trace-not-json': () =>
      'The file is not a trace (it is not JSON that starts with "{"): give a *.gotrace.json file.',
    'trace-bad-json': () => 'The file is not valid JSON: give an unmodified *.gotrace.json file.',
    'trace-cut-off': () => 'The file is truncated: copy it again, or record the trace again.',
    'trace-no-version': () =>
      'The file is JSON, but not a trace (it has no schemaVersion): give a *.gotrace.json file.',
    'trace-too-new': ({ format, ours }) =>
      `The trace has format ${format}, but this version of go-build-pipeline reads ${ours}.x: update go-build-pipeline.`,
    'trace-too-old': ({ format }) =>
      `The trace has format ${format}, which is no longer supported: record it again.`,
    'trace-action-astray': ({ index, id }) =>
      `Action ${index} has the ID ${id}, so the file is damaged: record the trace again.`,
    'trace-dep-astray': ({ index, dep, count }) =>
      `Action ${index} depends on action ${dep}, which is not one of the other ${count - 1}, so the file is damaged: record the trace again.`,
    'trace-bad-time': ({ path, value }) =>
      `In the trace, ${path} is ${value}, which is not a possible time, so the file is damaged: record the trace again.`,
    'trace-end-before-start': ({ path, start, end }) =>
      `In the trace, ${path} ends at ${end} ms, before its start at ${start} ms, so the file is damaged: record the trace again.`,
    'trace-damaged': ({ path, expected, received }) =>
      `In the trace, ${path ?? 'its content'} should be ${expected ?? 'something else'} but is ${received}, so the file is damaged: record the trace again.`,

    'graph-empty': () => 'The file is empty: go has not written its action graph yet.',
    'graph-cut-off': () =>
      'The action graph is truncated: wait until go has finished, or write it again with -debug-actiongraph=FILE',
    'graph-not-json': () => 'The file is not JSON: give a file written by go with -debug-actiongraph=FILE',
    'graph-no-list': ({ holds }) => `The file contains ${JSON_KIND[holds]} instead of a list of actions.`,
    'graph-no-actions': () => 'The file contains an empty list, but an action graph has at least one action.',
    'graph-odd-entry': ({ entry, count }) => `Entry ${entry} of ${count} is not a valid action.`,

    'binary-missing': ({ path }) =>
      `${path} does not exist; give a program, a library or an archive, or @last for the binary of the last trace.`,
    'binary-not-a-file': ({ path }) =>
      `${path} is not a file; give a program, a library or an archive of objects.`,
    'binary-none': ({ path }) =>
      `${path} is not a binary in a known format (ELF, PE, Mach-O, XCOFF, Plan 9, wasm, or an archive of objects).`,
    'binary-header': ({ path, offset }) =>
      `${path} starts like a binary, but its header is damaged at byte ${offset}; build it again or copy it again.`,
    'traced-binary-none': ({ command }) =>
      `The trace of ${command} names no binary; give the trace of a command that links a program, such as go build, or a file.`,
    'traced-binary-temporary': ({ package: path }) =>
      `go removed the binary of ${path} when the command ended; build it with go build -o FILE and inspect that file.`,
    'traced-binary-gone': ({ path }) =>
      `The trace names the binary ${path}, which no longer exists; build it again or give a file.`,

    'history-empty': () =>
      'The history is empty; record a command first: go-build-pipeline trace go build ./...',
    'history-none-here': ({ directory, command, newest }) =>
      `The history has no trace of ${directory} yet. The newest one is of another location (${command} in ${newest}): add --all to use it.`,
    'history-no-such-entry': ({ word, count, directory, elsewhere }) => {
      const traces = count === 1 ? '1 trace' : `${count} traces`;
      const list = `; run go-build-pipeline history${directory === null ? ' --all' : ''} for a list.`;
      if (directory === null)
        return `The history has no ${word}; it contains ${traces}, of every location${list}`;
      const others = elsewhere === 0 ? '' : `, and ${elsewhere} of other locations (--all)`;
      return `The history has no ${word} of ${directory}; it contains ${traces} of it${others}${list}`;
    },
    'trace-not-kept': ({ folder, reason }) =>
      `The trace was not saved in the history (${folder}): ${kept(reason)}.`,
    'report-not-kept': ({ folder, reason }) =>
      `The report was not saved with the history (${folder}): ${kept(reason)}.`,
    'row-not-kept': ({ folder, reason }) =>
      `The figures of this build were not saved (${folder}), so the history of hit rates lacks it: ${kept(reason)}.`,
    'key-inputs-not-kept': ({ folder, reason }) =>
      `The inputs of the cache keys were not saved (${folder}), so later builds cannot be compared with this one: ${kept(reason)}.`,
    'history-not-cleared': ({ folder, reason }) =>
      `The history (${folder}) was not deleted completely: ${systemReason(reason, KEEPING)}.`,
    'report-page-missing': ({ folder }) =>
      `The report page is missing from ${folder}; reinstall go-build-pipeline (in a checkout: npm run build).`,
    'no-display': ({ file }) => `There is no display to open a browser on; the report is in ${file}`,
    'no-browser': ({ program, file }) => `${program} could not be started; open ${file} in a browser.`,

    untrusted: () =>
      'This folder is not trusted, so go commands cannot run in it. Trust it first (Manage Workspace Trust).',
    'nothing-traced': () => 'No traces yet. Run “Go Pipeline: Trace go run” first.',
    'nothing-traced-here': () => 'No traces in this workspace yet. Run “Go Pipeline: Trace go run” first.',
    'nothing-to-repeat': () => 'No traces in this workspace yet. Run “Go Pipeline: Trace go run” first.',
    'no-command-to-predict': () =>
      'There are no traces here yet, and not exactly one main package, so it is unclear what to predict. Trace a command first.',
    'still-running': () => 'The command is still running. Try again when it has finished.',
    'still-running-no-report': () => 'The command is still running. Save the report when it has finished.',
    'trace-gone': () => 'The trace of this panel is no longer in the history. Trace the command again.',
    'trace-gone-no-repeat': () =>
      'This trace is no longer in the history, so its command cannot be traced again.',
    'secret-not-kept': ({ command }) =>
      `The secret in this command was not saved, so it cannot be traced again. Type it in a terminal: ${command}`,
    'run-gone': () =>
      'The trace of this panel was not saved, because the history was off (setting goPipeline.history). Trace the command again.',
    'panel-source-unknown': () => 'The trace of this panel is unknown. Open it from the Runs view.',
    'nothing-rebuilt': () =>
      'No package was rebuilt in this trace. Change a file and trace the command again.',
    'comparison-not-kept': () =>
      'Comparisons are not restored when the window reloads. Run “Go Pipeline: Compare Two Commands” again.',
    'panel-files-missing': () => 'The files of the panel are missing from the extension. Reinstall it.',
    'no-terminal': () => 'No traced command has a terminal. Run “Go Pipeline: Trace go run” to start one.',
    'select-one-trace': () => 'Select a trace in the Runs view first.',
    'select-two-traces': () => 'Select two traces in the Runs view to compare them.',
    'no-previous-trace': ({ directory }) =>
      `There is no earlier trace of ${directory} to compare with. Trace the command again.`,
    'no-workspace-folder': () => 'Open a folder with Go code first.',
    'no-main-package': () => 'This workspace has no main package to run.',
    'no-package': () => 'There is no Go package to choose. Open a Go file, or a folder with a go.mod file.',
    'no-go-file-open': () => 'Open a Go file first, or choose a folder in the Main Packages view.',
    'no-go-file-in': ({ folder }) => `${folder} contains no Go files.`,
    'not-text': ({ path }) => `${path} cannot be shown as text.`,
    'on-network': ({ path }) =>
      `${path} is on another machine, so a trace cannot open it. Open the file yourself.`,
    'outside-workspace': ({ folder }) =>
      `${folder} is not in this workspace. Choose a folder in the workspace.`,
    'no-program': () => 'This trace produced no binary and ran no test that could be debugged.',
    'program-unknown': ({ program }) =>
      `This trace does not show where the source of ${program} is. Trace the command again.`,
    'program-outside': ({ folder }) =>
      `${folder} is not in this workspace. Add it to the workspace to debug the program.`,
    'text-wanted': ({ name, characters }) => `${name} must be a string of at most ${characters} characters.`,
    'api-refused': () =>
      'An extension requested a trace of something other than go run, build, test, install or vet in a folder of this workspace.',

    unexpected: ({ message }) => message,
  },
};

function nameLines(names: readonly string[]): string {
  const lines = names.slice(0, 20).map((name) => `  ${name}`);
  return `${lines.join('\n')}${names.length > 20 ? `\n  and ${names.length - 20} more` : ''}`;
}
