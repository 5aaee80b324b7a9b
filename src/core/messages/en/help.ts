import type { SameShape } from '../same-shape.ts';

/** What `--help` prints, in any language; loaded for it alone. */
export type HelpMessages = SameShape<typeof helpEnglish>;

const ALL_HELP = 'let @last, @2, … count the traces of every location';

export const helpEnglish = {
  tagline:
    'Go Build Pipeline records any go command and shows what it compiled, what came from the cache, and where the time went.',
  usageLine: (command: string) => `usage: ${command}`,
  usage: 'go-build-pipeline COMMAND [options] …',
  exampleLabel: 'example:',
  helpFooter: [
    'TRACE is a *.gotrace.json file, - for stdin, or @last, @2, … from the history; without TRACE, show, explain and report use @last',
    '@last is the newest trace of this module, workspace or directory; with --all, of every location.',
    'go-build-pipeline COMMAND --help shows the help of a command; --version prints the version.',
    'Exit codes: trace returns that of the go command (125: tracing could not start).',
    'Other commands: 0 success, 1 differences or problems found, 2 usage error.',
    'The language is that of LC_ALL, LC_MESSAGES or LANG: English, or Chinese with zh_CN.UTF-8.',
  ],
  commands: {
    trace: {
      summary: 'Run a go command as typed and record it.',
      usage: '[options] go COMMAND …',
      optionHelp: {
        out: 'save the trace to FILE (*.gotrace.json)',
        json: 'write figures to FILE, as show --json prints them',
        html: 'write the report to FILE',
        open: 'open the report in the browser',
        quiet: 'suppress our own output',
        'no-history': 'do not save the trace in the history',
        'inherit-stderr': 'leave stderr to go and its program (messages are not recorded)',
        deep: 'also record the phases of package loading (slower: adds -debug-trace)',
        'no-explain': 'do not read the inputs of cache keys, which explain needs',
      },
      notes: [
        'Records go run, build, test, install, vet and list -export; other go commands run untraced.',
        'The command behaves as it does without tracing: input, output, exit code and signals are the same.',
        'One difference: stderr is a pipe, so a program sees no terminal there (isatty(2) is false). With',
        '--inherit-stderr there is no difference, but what go prints is not read: why something failed is unknown.',
        'Our own output goes to stderr.',
      ],
      example: 'go-build-pipeline trace go build ./...',
    },
    show: {
      summary: 'Print the summary of a trace.',
      usage: '[TRACE] [--all] [--json]',
      optionHelp: { all: ALL_HELP, json: 'print one JSON object for scripts' },
      notes: [],
      example: 'go-build-pipeline show @last --json',
    },
    explain: {
      summary: 'Explain why packages were rebuilt: the roots first, with their effects.',
      usage: '[TRACE] [PACKAGE] [--all] [--json]',
      optionHelp: { all: ALL_HELP, json: 'print one JSON object for scripts' },
      notes: [
        'TRACE defaults to the newest trace of this location. PACKAGE (an import path or its end) shows the',
        'import chain to the root cause and every input that changed.',
      ],
      example: 'go-build-pipeline explain @last internal/protocol',
    },
    why: {
      summary: 'Explain why a go command fails: the cause, where, who set it, and what to do.',
      usage: '[--build] [--json] [go COMMAND … | TRACE]',
      optionHelp: {
        build: 'also compile and link (no program and no test is run)',
        json: 'print one JSON object for scripts',
        all: ALL_HELP,
      },
      notes: [
        'Without --build, go only loads the packages: nothing is built. TRACE (default: @last) is a command that was',
        'traced; if it succeeded, the answer is that of explain. Exit code 1 if the command fails.',
      ],
      example: 'go-build-pipeline why go test ./...',
    },
    doctor: {
      summary: 'Check the environment of go commands: what is wrong, who set it, and what to do.',
      usage: '[DIR] [--json] | [DIR] --fix ID [--yes]',
      optionHelp: {
        json: 'print one JSON object for scripts',
        fix: 'show the fixes of one finding',
        yes: 'apply the first of them that can be applied',
      },
      notes: [
        'Reads files and variables: nothing is built, written or downloaded, and go is started only if it is a script or',
        'launcher whose version no file tells. What only your shell can change is printed as a command for it.',
        'Exit code 1 if there are errors or warnings. docs/doctor.md explains every finding.',
      ],
      example: 'go-build-pipeline doctor',
    },
    mains: {
      summary: 'List the main packages below a directory, how to run them, and near misses.',
      usage: '[DIR] [--json] [-tags LIST]',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Includes nested modules, workspaces and files that are run by name (//go:build ignore).',
        'Reads files only: no go command is started.',
      ],
      example: 'go-build-pipeline mains ./cmd',
    },
    'why-no-main': {
      summary: 'Explain whether go run can run a target, and if not, why, where and what to do.',
      usage: '[options] [flags of go run] TARGET …',
      optionHelp: {
        build: 'also compile and link, to report their errors (the program is not run)',
        'files-only': 'read files only: start no go command',
        json: 'print one JSON object for scripts',
        mermaid: 'print the decision steps as a Mermaid flow chart',
      },
      notes: [
        'TARGET is anything that go run accepts: a directory, an import path, a pattern, or one or more files.',
        'Exit code 0 if it is a main package (with --build: if it also compiles), otherwise 1.',
      ],
      example: 'go-build-pipeline why-no-main -tags integration ./cmd/app',
    },
    compare: {
      summary: 'Compare two traces or commands: which cache entries they share, which differ, and why.',
      usage: '[options] A B | -- go COMMAND … -- go COMMAND …',
      optionHelp: {
        all: ALL_HELP,
        json: 'print one JSON object for scripts',
        html: 'write both graphs to FILE, with the differences highlighted',
        'run-build-install':
          'compare go build, run and install of the given packages (the program is not run)',
        cgo: 'compare CGO_ENABLED=1 and 0',
        race: 'compare without and with -race',
        trimpath: 'compare without and with -trimpath',
        flags: 'compare without and with these build flags',
      },
      notes: [
        'A and B are traces: @last, @2 or files, also from two machines. Commands run one after the other.',
        'Two binaries are compared as `inspect A B` does.',
        'Exit code 1 if something differs.',
      ],
      example: 'go-build-pipeline compare --run-build-install ./cmd/app',
    },
    predict: {
      summary: 'Predict what a go command would compile now, and why, without building.',
      usage: '[--json] go COMMAND …',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Roots are exact. The packages rebuilt because of them are an upper bound: go does not rebuild the',
        'importers of a package whose output does not change. Times are based on your earlier traces.',
      ],
      example: 'go-build-pipeline predict go build ./...',
    },
    inspect: {
      summary:
        'Inspect a binary: build info, debugging, linking, size by package, and why something is not recorded.',
      usage: 'FILE | TRACE [NAME] | A B [--target TARGET]… [--packages] [--json] [--html FILE] [--all]',
      optionHelp: {
        target: 'say whether it runs there, and what would help',
        packages: 'list the size of every package, not only of the largest',
        all: ALL_HELP,
        json: 'print one JSON object for scripts',
        html: 'also write a page with a treemap that works offline',
      },
      notes: [
        'TARGET is an image (debian:12, ubuntu:20.04, alpine, scratch, distroless/static, rhel:8 …; all for all of',
        'them), this (this machine), or the folder of a root file system.',
        'FILE is a program, library, object or archive for any platform; it is only read, never run.',
        'TRACE (@last or a *.gotrace.json file) stands for the binary that it recorded; of several, NAME (a',
        'package, the end of its path, or a file name) chooses one.',
        'A and B are two files, or two traces: what differs in how they were built, and which packages grew.',
        'Exit code 1 if the file is damaged or truncated, or is no longer the one that TRACE recorded, or if',
        'two files differ.',
      ],
      example: 'go-build-pipeline inspect @last',
    },
    cache: {
      summary:
        "Show what is in go's caches, clean them with the price first, or show what came from the build cache.",
      usage:
        '[--json] | check | clean WHAT [--yes] [--to-trash] [--wait] | restore | hits [--goal PERCENT] [--all]',
      optionHelp: {
        yes: 'remove it; without it, clean only says what it would free and what that costs',
        'to-trash': 'move entries to a trash inside GOCACHE, from which restore brings them back',
        wait: 'wait until none of your go commands runs; without it, what was used in the last day then stays',
        goal: 'the share that should come from the cache (default 85); exit code 1 if a command misses it',
        all: 'the commands of every location, not only of this module, workspace or directory',
        json: 'print JSON for scripts',
      },
      notes: [
        'Without a topic: GOCACHE and GOMODCACHE by kind, package, module and last use, as counted on disk, and when',
        'go trims them. Only reads; takes seconds in large caches.',
        'check reads every output and names damaged entries, and a cache that is read-only or whose disk is full;',
        'exit code 1 if it finds something.',
        'WHAT: tests, executables, unused 3d (12h, 2w), package P (or P/...), flags -race (or another flag), all;',
        'module M[@V], toolchains, unreferenced DIR… (modules in the go.sum of none of these directories);',
        'trash (what --to-trash moved). Times are those of your own traced builds, or unknown.',
        'hits counts your traced builds of the last two years, also those whose traces are gone. Failed and',
        'interrupted builds do not count. Each bar is a run, oldest first; causes are the most expensive first.',
      ],
      example: 'go-build-pipeline cache clean unused 3d',
    },
    ci: {
      summary: 'For CI: summarize builds in Markdown, and check them against a budget.',
      usage: 'summary|check [TRACE…] [options]',
      optionHelp: {
        baseline: 'the trace to compare with, such as that of the base branch',
        format:
          'summary: markdown (default), annotations (GitHub), sarif, code-quality or metrics (GitLab), trend (JSON)',
        budget: 'check: the committed file with the limits (default: go-build-budget.json here or above)',
        update: 'check: lower the limits to what the builds had; they never grow',
        'max-rebuilt': 'check: at most so many packages are compiled',
        'max-work': 'check: at most so much work, such as 30s or 2m30s',
        'max-binary': 'check: each program has at most this size (5MB), or growth over the baseline (+2%)',
        'min-hit-rate': 'check: at least this share of packages comes from the cache',
        all: ALL_HELP,
        json: 'check: print a JSON array',
      },
      notes: [
        'Without TRACE, it takes @last and its figures. Work is the sum of what every step took, so it does not',
        'depend on how many ran at the same time; no limit is on wall time. Exit code 1 if a limit is exceeded, with the cause, or if a',
        'command failed. In GitHub Actions, each exceeded limit also becomes an annotation.',
      ],
      example: 'go-build-pipeline ci check --max-rebuilt 20 --min-hit-rate 85',
    },
    'verify-cache': {
      summary:
        'Build twice with empty caches and report outputs that are not reproducible, with the stage that differs.',
      usage: '[--json] go build|install|vet|test -c|list -export …',
      optionHelp: { json: 'print one JSON object for scripts' },
      notes: [
        'Compiles everything twice, including the standard library. Your own cache is not used, and nothing is written to your directories.',
        'Exit code 1 if an output is not reproducible.',
      ],
      example: 'go-build-pipeline verify-cache go build ./...',
    },
    report: {
      summary: 'Write a trace as one HTML file that works offline.',
      usage: '[TRACE] --html FILE [--open] [--all]',
      optionHelp: {
        html: 'the file to write',
        open: 'open it in the browser',
        example: 'mark the report as an example',
        all: ALL_HELP,
      },
      notes: [],
      example: 'go-build-pipeline report @last --html build.html',
    },
    history: {
      summary: 'List recent traces, those of this module, workspace or directory first.',
      usage: '[--all] [--json | --clear]',
      optionHelp: {
        all: 'list the traces of every location together, newest first, with their names for --all',
        json: 'print a JSON array',
        clear: 'delete all traces, their reports, figures and the stored cache-key inputs',
      },
      notes: [],
      example: 'go-build-pipeline history',
    },
    import: {
      summary: 'Import an action graph: GRAPH.json of go build -debug-actiongraph=GRAPH.json',
      usage: 'GRAPH.json [options]',
      optionHelp: {
        out: 'save the trace to FILE (*.gotrace.json)',
        json: 'write figures to FILE, as show --json prints them',
        html: 'write the report to FILE',
        open: 'open the report in the browser',
        quiet: 'print no summary',
        'no-history': 'do not save the trace in the history',
      },
      notes: [],
      example: 'go-build-pipeline import graph.json --html build.html',
    },
  },
};
