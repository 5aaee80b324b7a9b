/**
 * What goes wrong below the screens, in folders that know no reader: they throw the English sentence, and
 * whoever shows it says it in the reader's language (`AllWords.fault`).
 */
export const faultsEnglish = {
  noGoAt: (path: string) =>
    `No go command at ${path}. Check the path, or install Go from https://go.dev/dl/.`,
  noGoOnPath: (name: string) =>
    `No ${name} command on PATH. Install Go from https://go.dev/dl/, or add its bin directory to PATH.`,
  notGo: (file: string) =>
    `${file} is not the go command: it did not answer "go version". Check PATH, or give the path of go.`,
  goTooOld: (file: string, version: string, oldest: string) =>
    `${file} is ${version}; Go ${oldest} or later is needed. Install a newer Go from https://go.dev/dl/.`,
  directoryMissing: (path: string) => `The directory ${path} does not exist. Give another one.`,
  noPipeline: (verb: string) => `go ${verb} has no pipeline to record. Run it without trace.`,
  notStarted: (file: string, why: string) => `${file} could not be started: ${why}.`,
  nothingToPredict: (verb: string) => `go ${verb} builds nothing, so there is nothing to predict.`,
  noRoom: 'There is no room for a temporary file. Make some, and try again.',
  noPlan: (said: string) => `go could not plan this build: ${said}`,
  saidNothing: 'it said nothing',

  traceMissing: (path: string) =>
    `There is no file ${path}; give a trace file, or @last for the newest of the history.`,
  graphMissing: (path: string) => `There is no file ${path}; give an action graph file.`,
  traceNoFile: (path: string) => `${path} is not a file; give a trace file.`,
  graphNoFile: (path: string) => `${path} is not a file; give an action graph file.`,
  traceFolder: (path: string) => `${path} is a folder; give a trace file.`,
  graphFolder: (path: string) => `${path} is a folder; give an action graph file.`,
  notReadable: (path: string) => `${path} may not be read; check its permissions.`,
  cannotRead: (path: string, why: string) => `${path} cannot be read: ${why}.`,
  tooLarge: (path: string) => `${path} is larger than 400 MB; no trace of a go command is.`,
  noTrace: (path: string, why: string) => `${path} is not a trace: ${why}.`,
  noGraph: (path: string, why: string) => `${path} is not an action graph: ${why}.`,
  isEmpty: 'it is empty',
  isDamaged: 'its compressed data is damaged or cut off',
  isGraph: 'it looks like an action graph of go; use: go-build-pipeline import',
  isTrace: 'it looks like a trace; use: go-build-pipeline show',
  otherBeginning: (sign: string) => `it does not begin with ${sign}`,
  noMark: (mark: string) => `it is large, and its beginning says no ${mark}`,

  traceTooLong: (size: string, limit: string) =>
    `The file is larger than any trace (${size} MB, the limit is ${limit} MB): give a *.gotrace.json file.`,
  traceEmpty: 'The file is empty: record the trace again.',
  traceIsGraph: 'The file looks like an action graph of go: make a trace of it with `import FILE`.',
  traceNotJson: 'The file is not a trace (it is not JSON that begins with "{"): give a *.gotrace.json file.',
  traceBadJson: 'The file is not valid JSON: give a *.gotrace.json file as it was written.',
  traceCutOff: 'The file is cut off: copy it again, or record the trace again.',
  traceNoVersion: 'The file is JSON, but not a trace (it has no schemaVersion): give a *.gotrace.json file.',
  traceTooNew: (format: string, ours: string) =>
    `The trace has format ${format}, and this version of go-build-pipeline reads ${ours}.x: update go-build-pipeline.`,
  traceTooOld: (format: string) =>
    `The trace has format ${format}, which is no longer read: record it again.`,
  actionAstray: (place: string, id: string) =>
    `Action ${place} calls itself ${id}, so the file is damaged: record it again.`,
  traceDamaged: (path: string, expected: string, received: string) =>
    `In the trace, ${path} should be ${expected} and is ${received}, so the file is damaged: record it again.`,
  itsContent: 'its content',
  somethingElse: 'something else',

  graphEmpty: 'The file is empty: go had not written its action graph yet.',
  graphCutOff:
    'The action graph is cut off: wait until go has ended, or record it again with -debug-actiongraph=FILE.',
  graphNotJson: 'The file is not JSON: give a file that go wrote with -debug-actiongraph=FILE.',
  graphNoList: (kind: string) => `It holds ${kind}, not go's list of actions.`,
  graphNoActions: "It holds an empty list: go's graphs have one action at least.",
  graphOddEntry: (place: string, count: string) => `Entry ${place} of ${count} is not an action of go.`,
} as const;
