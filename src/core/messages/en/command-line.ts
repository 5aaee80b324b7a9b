import type { SameShape } from '../same-shape.ts';

/** The command line's help and usage errors, in any language. */
export type CommandLineMessages = SameShape<typeof commandLineEnglish>;

export const commandLineEnglish = {
  tagline:
    'Go Build Pipeline records any go command and shows what it compiled, what came from the cache, and where the time went.',
  usageLine: (words: string) => `usage: ${words}`,
  usage: 'go-build-pipeline VERB [options] …',
  exampleLabel: 'example:',
  helpFooter: [
    'TRACE is a *.gotrace.json file, or @last, @2, … from the history; without it, show, explain and report take @last.',
    'go-build-pipeline VERB --help tells more about a verb; --version prints the version.',
    'Exit codes: trace gives that of the go command (125: tracing could not start); others 0 done, 1 a finding, 2 bad usage or input.',
  ],
  verbs: {
    trace: {
      summary: 'Run a go command as typed, and record it.',
      usage: '[options] go COMMAND …',
      optionHelp: {
        out: 'keep the trace in FILE (*.gotrace.json)',
        html: 'write the report to FILE',
        open: 'open the report in the browser at the end',
        quiet: 'say nothing; only the command speaks',
        'no-history': 'do not keep the trace in the history',
        deep: "record the phases of go's loading as well (slower: adds -debug-trace)",
        'no-explain': 'do not read the inputs of cache keys afterwards',
      },
      notes: [
        'Recorded are go run, build, test, install, vet and list -export; any other go command runs untouched.',
        'The command behaves as without tracing: its input, output, exit code and signals are its own. One',
        'difference: its stderr is a pipe, so a program sees no terminal there (isatty(2) is false).',
        'What the tracer says goes to stderr.',
      ],
      example: 'go-build-pipeline trace go build ./...',
    },
    show: {
      summary: 'Print the summary of a trace.',
      usage: '[TRACE] [--json]',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [],
      example: 'go-build-pipeline show @last --json',
    },
    explain: {
      summary: 'Say why packages were rebuilt: the roots first, with what they caused.',
      usage: '[TRACE] [PACKAGE] [--json]',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Without TRACE it is the last one. With PACKAGE (an import path, or its end): its way to the root cause',
        'and every input that changed.',
      ],
      example: 'go-build-pipeline explain @last internal/protocol',
    },
    mains: {
      summary: 'List every main package below a folder, how to run it, and what looks like one and is none.',
      usage: '[DIR] [--json] [-tags LIST]',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Modules, workspaces and files that are run by name (//go:build ignore) are all listed.',
        'Only files are read: no go command is started.',
      ],
      example: 'go-build-pipeline mains ./cmd',
    },
    'why-no-main': {
      summary: 'Say whether go run would run something, and if not, why, where, and what to do.',
      usage: '[options] [flags of go run] TARGET …',
      optionHelp: {
        build: "compile and link as well, for the compiler's and linker's word (runs nothing)",
        'files-only': 'start no go command: judge by the text of the files alone',
        json: 'print one JSON object for scripts',
        mermaid: 'print the way to the verdict as a Mermaid flow chart',
      },
      notes: [
        'TARGET is anything that go run takes: a directory, an import path, a pattern, one or more files.',
        'Exit code 0 when it is a main package (with --build: when it compiles too), 1 when not.',
      ],
      example: 'go-build-pipeline why-no-main -tags integration ./cmd/app',
    },
    compare: {
      summary: 'Put two traces or commands side by side: what they share in the cache, what not, and why.',
      usage: '[options] A B | -- go COMMAND … -- go COMMAND …',
      optionHelp: {
        json: 'print one JSON object for scripts',
        html: 'write both pictures to FILE: what differs is lit, what is shared is quiet',
        'run-build-install': 'build, run and install of the packages named (the program is not run)',
        cgo: 'with CGO_ENABLED=1 and 0',
        race: 'without and with -race',
        trimpath: 'without and with -trimpath',
        flags: 'without and with these build flags',
      },
      notes: [
        'A and B are traces: @last, @2, or files, also of two machines. Commands are recorded one after the other.',
        'Exit code 1: something differs.',
      ],
      example: 'go-build-pipeline compare --run-build-install ./cmd/app',
    },
    predict: {
      summary: 'Say what a go command would compile now, and why, without building.',
      usage: '[--json] go COMMAND …',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Roots are exact. What is rebuilt because of them is an upper bound: where an output turns out to be',
        'unchanged, go stops there. Times are those of your own earlier traces.',
      ],
      example: 'go-build-pipeline predict go build ./...',
    },
    'verify-cache': {
      summary: 'Build twice into two empty caches, and say what differs although its inputs are equal.',
      usage: '[--json] go build …',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Everything is compiled twice, the standard library included; your own cache is not touched.',
        'Exit code 1: an output is not reproducible.',
      ],
      example: 'go-build-pipeline verify-cache go build ./...',
    },
    report: {
      summary: 'Write a trace as one HTML file that opens without a network.',
      usage: '[TRACE] --html FILE [--open]',
      optionHelp: {
        html: 'the file to write',
        open: 'open it in the browser',
        example: 'say in the report that it is an example, not a recording of the reader',
      },
      notes: [],
      example: 'go-build-pipeline report @last --html build.html',
    },
    history: {
      summary: 'List the last traces, newest first.',
      usage: '[--json | --clear]',
      optionHelp: {
        json: 'print a JSON array',
        clear: 'delete them, their reports and the key inputs that later builds are compared with',
      },
      notes: [],
      example: 'go-build-pipeline history',
    },
    import: {
      summary: 'Make a trace from an action graph that go recorded alone (-debug-actiongraph=GRAPH.json).',
      usage: 'GRAPH.json [options]',
      optionHelp: {
        out: 'keep the trace in FILE (*.gotrace.json)',
        html: 'write the report to FILE',
        open: 'open the report in the browser',
        quiet: 'print no summary',
        'no-history': 'do not keep the trace in the history',
      },
      notes: [],
      example: 'go-build-pipeline import graph.json --html build.html',
    },
  },
  verify: {
    equal: (count: number) => `All ${count} outputs are the same in both builds.`,
    unequal: (count: number, compared: number) =>
      `${count} of ${compared} outputs differ although their inputs are equal:`,
    otherKeys: (count: number) => `${count} more had other inputs in the second build, because of them.`,
  },
  trace: {
    /** The last line of an editor's terminal whose command is over. */
    pressKey: 'Press any key to close this terminal.',
    untraced: (command: string) => `${command} has no pipeline to record; it runs as it is.`,
  },
  report: { written: (path: string) => `report    ${path}` },
  history: {
    cleared: (traces: number) => (traces === 1 ? 'Deleted one trace.' : `Deleted ${traces} traces.`),
    counts: (rebuilt: string, fromCache: string) => `${rebuilt} rebuilt · ${fromCache} from cache`,
    exit: (code: number) => `exit ${code}`,
    interrupted: 'interrupted',
    exitUnknown: 'exit unknown',
    timeUnknown: 'time unknown',
  },
  defect: (stack: string) => `go-build-pipeline: this is a defect of the tracer, please report it:\n${stack}`,
} as const;
