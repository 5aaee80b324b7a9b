import type { MainReasonData, MainReasonId } from '../../analysis/main-package/answer.ts';
import type { MainFix, MainFixId } from '../../analysis/main-package/fixes/kinds.ts';
import type {
  ExcludedEntry,
  Exclusion,
  MainBasis,
  MainPlace,
  MainPlatform,
  MainStep,
  MainVerdict,
  SkippedDirectory,
} from '../../model/main-answer.ts';
import { type Punctuation, punctuationEnglish } from '../punctuation.ts';

interface FixMessages {
  /** In the text of an answer, before the command or the change. */
  readonly what: (fix: MainFix) => string;
  /** As a quick fix of the editor, which shows nothing else; `how` is the command or the change. */
  readonly title: (fix: MainFix, how: string) => string;
}

/** Texts about which packages run, and why others do not. */
export interface MainPackageMessages {
  readonly punctuation: Punctuation;
  /** Whether the target runs, in a few words, before the reason. */
  readonly verdict: Readonly<Record<MainVerdict, (target: string) => string>>;
  /** go was asked, but its output is not a list of packages. */
  readonly unreadable: (target: string) => string;
  readonly verdictShort: Readonly<Record<MainVerdict, string>>;
  readonly basis: Readonly<Record<MainBasis, string>>;
  /** One sentence each. */
  readonly reason: {
    readonly [Id in MainReasonId]: (data: MainReasonData[Id], platform: MainPlatform) => string;
  };
  /** `linux/amd64 without cgo` */
  readonly platform: (platform: MainPlatform) => string;
  /** After the name of a file: why go excludes it. */
  readonly exclusion: (why: Exclusion, platform: MainPlatform) => string;
  readonly labels: Readonly<
    Record<
      | 'target'
      | 'module'
      | 'directory'
      | 'files'
      | 'package'
      | 'main'
      | 'verdict'
      | 'place'
      | 'goSays'
      | 'fixes'
      | 'run'
      | 'basis',
      string
    >
  >;
  readonly step: (step: MainStep, platform: MainPlatform) => string;
  readonly fix: Readonly<Record<MainFixId, FixMessages>>;
  readonly edit: (fix: MainFix & { kind: 'edit' }) => string;
  readonly needs: (needs: { readonly set: readonly string[]; readonly unset: readonly string[] }) => string;
  readonly list: {
    readonly mains: (count: number) => string;
    readonly nearMisses: (count: number) => string;
    readonly none: (directory: string) => string;
    readonly byName: (count: number) => string;
    readonly looked: (directories: number, files: number) => string;
  };
  readonly scannerDiffers: (text: string) => string;
  readonly moreFiles: (count: number) => string;
  readonly afterFailure: string;
}

const some = (names: readonly string[], most = 4): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** At the start of a sentence, and within one. */
const here = (dir: string): string => (dir === '.' ? 'This directory' : dir);
const inside = (dir: string): string => (dir === '.' ? 'this directory' : dir);

const fileOf = (place: MainPlace): string => place.file.split('/').at(-1) ?? place.file;

const at = (place: MainPlace): string =>
  place.line === null
    ? place.file
    : `${place.file}:${place.line}${place.column === null ? '' : `:${place.column}`}`;

const on = ({ goos, goarch, cgo, tags }: MainPlatform): string =>
  `${goos}/${goarch}${cgo ? '' : ' without cgo'}${tags.length === 0 ? '' : ` with -tags ${tags.join(',')}`}`;

const exclusionEnglish = (why: Exclusion, platform: MainPlatform): string => {
  switch (why.kind) {
    case 'prefix':
      return `go ignores files whose names start with ${why.prefix}`;
    case 'fileName':
      return `its name restricts it to ${why.tags.join('/')}, but the build is for ${on(platform)}`;
    case 'constraint':
      return /^\/\/go:build ignore$|^\/\/ \+build ignore$/.test(why.line)
        ? `${why.line} excludes it from the package (it can be run by name)`
        : `${why.line} is not satisfied on ${on(platform)}`;
    case 'cgo':
      return 'it imports "C", but cgo is disabled';
    case 'documentation':
      return 'go ignores files in package documentation';
  }
};

const entry = ({ place, why }: ExcludedEntry, platform: MainPlatform): string =>
  `${fileOf(place)}: ${exclusionEnglish(why, platform)}`;

const skippedEnglish: Readonly<Record<SkippedDirectory['why'], string>> = {
  testdata: 'named testdata',
  prefix: 'starts with _ or .',
  vendor: 'vendored',
  ignore: 'listed under ignore in go.mod',
  module: 'a separate module',
};

const targetKinds = {
  directory: 'a directory',
  files: 'a list of files, which form the whole program',
  pattern: 'a pattern; for go run it must match exactly one main package',
  importPath: 'an import path',
  version: 'a package at a module version; go ignores the go.mod here',
} as const;

const runTitle = (_: MainFix, how: string): string => `Run: ${how}`;

export const mainsEnglish: MainPackageMessages = {
  punctuation: punctuationEnglish,
  verdict: {
    runs: (target) => `go run ${target} works: the program compiles and links.`,
    notChecked: (target) =>
      `${target} is a main package with func main (not checked: whether it compiles): go run ${target}`,
    notRunnable: (target) => `go cannot run ${target}`,
    doesNotCompile: (target) => `${target} is a main package, but its code does not compile.`,
    unknown: (target) => `The files here do not show whether ${target} runs: only go can resolve it.`,
  },
  unreadable: (target) => `go did not return a list of packages, so it is unknown whether ${target} runs.`,
  verdictShort: {
    runs: 'runs',
    notChecked: 'a main package; compilation not checked (use --build)',
    notRunnable: 'not runnable',
    doesNotCompile: 'a main package that does not compile',
    unknown: 'unknown: go was not asked',
  },
  basis: {
    files: 'the files only (go was not asked)',
    list: 'go list',
    build: 'a real build',
  },
  reason: {
    'library-package': ({ dir, package: name }) =>
      `${here(dir)} is package ${name}, a library: only package main can be run.`,
    'library-file': ({ file, package: name }) =>
      `${file} is part of package ${name}, a library: only files of package main can be run.`,
    'main-in-library': ({ file, package: name }) =>
      `${file} has a func main but is in package ${name}: only package main can be run.`,
    'files-of-several-directories': ({ directories, needs }) =>
      `The files are in several directories (${some(directories)}), but a package must be in one directory${needs === null ? '.' : `; ${needs.usedIn} uses ${needs.name}, which is declared in ${needs.file}`}`,
    'several-packages': ({ first, firstPackage, second, secondPackage }) =>
      `A directory can contain only one package, but this one has two: ${firstPackage} in ${first} and ${secondPackage} in ${second}`,
    'no-go-files': ({ dir, mains, imported }) =>
      imported
        ? `${here(dir)} is imported but contains no Go files.`
        : `${here(dir)} contains no Go files${mains.length > 0 ? ', and go run does not search subdirectories' : ''}.`,
    'only-test-files': ({ dir, files, imported }) =>
      imported
        ? `${here(dir)} is imported but contains only test files (${some(files)}).`
        : `${here(dir)} contains only test files (${some(files)}): go test can run them, go run cannot.`,
    'all-files-excluded': ({ dir, files }, platform) => {
      const [first] = files;
      if (first === undefined) return `${here(dir)} contains no Go files for ${on(platform)}`;
      if (files.length === 1)
        return `The only Go file in ${inside(dir)} is excluded. ${entry(first, platform)}`;
      const shown = files.slice(0, 3).map((file) => entry(file, platform));
      const more = files.length > 3 ? `; and ${files.length - 3} more` : '';
      return `All ${files.length} Go files in ${inside(dir)} are excluded. ${shown.join('; ')}${more}`;
    },
    'no-main-function': ({ dir, leftOut, elsewhere }) => {
      if (elsewhere !== null)
        return `${elsewhere.named} has no func main(): it is in ${elsewhere.file} in the same directory, but go run with a list of files builds only those files.`;
      return leftOut === null
        ? `${here(dir)} is package main but has no func main().`
        : `${here(dir)} is package main, but its only func main() is in ${leftOut}, which is excluded.`;
    },
    'main-with-arguments': ({ what }) =>
      what === 'arguments'
        ? 'func main must have no parameters: the arguments of the program are in os.Args.'
        : 'func main must have no results: use os.Exit to set an exit code.',
    'main-generic': () => 'func main must have no type parameters.',
    'main-is-method': () =>
      'The only main here is a method, but a program starts with a function: func main().',
    'main-not-a-function': () =>
      'main is declared as a variable, constant or type, but in package main the name is reserved for func main().',
    'main-twice': ({ first, second }) =>
      `The package declares func main twice: in ${at(first)} and ${at(second)}`,
    'main-only-in-test': ({ file }) =>
      `The only func main is in ${file}, a test file: go run ignores test files.`,
    'test-file-given': ({ file }) =>
      `${file} is a test file: go run does not accept test files, go test runs them.`,
    'not-a-go-file': ({ file }) => `${file} is not a Go file, but an argument that ends in .go must be one.`,
    'no-target': () => 'go run was called without a package.',
    'pattern-several-mains': ({ pattern, mains }) =>
      `${pattern} matches ${mains.length === 0 ? 'several' : mains.length} main packages, but go run runs only one.`,
    'pattern-no-main': ({ pattern, packages }) =>
      `${pattern} matches ${packages === null ? 'packages' : packages === 1 ? 'one package' : `${packages} packages`}, but no main package.`,
    'pattern-no-match': ({ pattern, skipped }) =>
      skipped.length === 0
        ? `${pattern} matches no packages: there are no Go files.`
        : `${pattern} matches no packages; it skips ${some(skipped.map(({ dir, why }) => `${dir} (${skippedEnglish[why]})`))}.`,
    'path-missing': ({ path, similar, directory }) =>
      directory !== null
        ? `go reads ${path} as an import path, but no such package exists; the directory here is ${directory}`
        : `${path} does not exist${similar === null ? '' : `, but ${similar} does`}.`,
    'path-other-case': ({ path, actual }) =>
      `${path} does not exist, but ${actual} does: names are case-sensitive.`,
    'directory-of-other-module': ({ dir, module, moduleDir, mainModule }) =>
      `${here(dir)} belongs ${mainModule === null ? '' : `not to ${mainModule}, but `}to another module, ${module || 'one without a name'} (in ${moduleDir}).`,
    'outside-module': ({ dir, mainModule }) =>
      `${here(dir)} is outside ${mainModule === null ? 'the module here' : `module ${mainModule}`} and has no go.mod of its own.`,
    'outside-workspace': ({ dir, module }) =>
      module === null
        ? `${here(dir)} does not belong to a module that go.work lists.`
        : `${here(dir)} belongs to module ${module}, which go.work does not list.`,
    'vendored-directory': ({ dir, importPath }) =>
      `${here(dir)} is a vendored copy of ${importPath === null ? 'a package' : `package ${importPath}`}: run vendored packages by import path, not by directory.`,
    'bad-import': ({ message }) => `An import path is invalid: ${message}`,
    'directory-name': ({ dir, importPath, character }) =>
      `${here(dir)} cannot be a package because its import path, "${importPath}", would contain "${character}": import paths allow only ASCII letters, digits and - . _ ~ +. Rename the directory.`,
    'internal-package': ({ package: name }) =>
      `${name === '' ? 'A package that is imported here' : name} is internal: only code below the parent of its internal (or vendor) directory can import it.`,
    'no-go-mod': ({ dir, nearest, below }) =>
      below !== null
        ? `go looks for go.mod in the directory where it is started and in its parents, and there is none; ${dir} belongs to the module in ${below}`
        : `There is no go.mod in ${inside(dir)} or its parents, so go finds no module${nearest[0] === undefined ? '.' : `; the nearest go.mod is in ${nearest[0]}`}`,
    'gopath-mode': () =>
      'Module mode is disabled (GO111MODULE=off), so go searches for packages only in GOPATH.',
    'mod-flag': ({ flag }) => `go needs to change or look up modules, but ${flag} prevents that.`,
    'go-mod-outdated': ({ file }) =>
      `${file} is out of date: it does not list everything that the code needs, and go does not update it by itself.`,
    'vendor-inconsistent': () => 'The vendor directory is inconsistent with go.mod, so go does not build.',
    'file-alone': ({ file, missing }) =>
      `${file} was given without other files of its package: it uses ${some(missing.map(({ name, file: from }) => `${name} (in ${from})`))}.`,
    'declared-in-left-out-file': ({ name, entry: left }, platform) =>
      `${name} is declared in a file that is excluded. ${entry(left, platform)}`,
    'empty-file': ({ file }) => `${file} is empty: every Go file must start with a package clause.`,
    'not-utf8': ({ file, utf16 }) =>
      utf16
        ? `${file} is encoded in UTF-16, but Go source code must be UTF-8.`
        : `${file} contains bytes that are not valid UTF-8, the encoding of Go source code.`,
    'byte-order-mark': ({ file }) => `${file} contains a byte order mark that is not its first character.`,
    'nul-byte': ({ file }) => `${file} contains a NUL byte: it is not a text file, or it is damaged.`,
    'broken-file': ({ file, message }) =>
      `Go cannot parse the package clause and imports of ${file}: ${message}`,
    'broken-build-constraint': ({ file, message }) => `${file} has an invalid build constraint: ${message}`,
    'go-too-new': ({ wants, has, file }) =>
      `${file} requires Go ${wants.replace(/^go/, '')}, but ${has === null ? 'an older version' : has} is in use.`,
    'go-mod-broken': ({ message }) => `go cannot load the module: ${message.replace(/^go: /, '')}`,
    'missing-module': ({ package: name, why, about }) => {
      switch (why) {
        case 'own':
          return `${name} would be ${about} in this module, but there are no Go files.`;
        case 'ambiguous':
          return `${about === '' ? 'An imported package' : about} is provided by more than one module that go.mod requires, so go cannot choose.`;
        case 'replacement':
          return `go.mod replaces a module with ${about}, but that directory does not exist.`;
        case 'download':
          return `A required module is not on this machine, and go could not download it: ${about.replace(/^: /, '')}`;
        case 'notVendored':
          return `${name === '' ? 'An imported package' : name} is not in the vendor directory, the only place where go looks for packages of other modules.`;
        case 'notRequired':
          return `${name === '' ? 'An imported package' : name} is in no module that go.mod requires.`;
      }
    },
    'missing-go-sum': ({ package: name }) =>
      name === ''
        ? 'go.sum has no checksum for a required module.'
        : `go.sum has no checksum for the module of package ${name}`,
    'import-not-in-std': ({ package: name }) =>
      `${name} is not in the standard library, and import paths without a dot in the first element are reserved for it.`,
    'import-cycle': ({ circle }) =>
      circle.length === 0
        ? 'Packages import each other in a cycle.'
        : circle.length === 1
          ? `${circle[0]?.imported} imports itself.`
          : `Packages import each other in a cycle: ${[circle[0]?.importer ?? '', ...circle.map(({ imported }) => imported)].slice(0, 9).join(' → ')}`,
    'program-imported': ({ package: name }) =>
      `${name === '' ? 'An imported package' : name} is a program (package main), which cannot be imported.`,
    'embed-no-match': ({ pattern }) => `//go:embed ${pattern} matches no files.`,
    'c-files-without-cgo': ({ files }) =>
      `The package contains C files (${files}), but no Go file in the build imports "C": cgo is disabled, or the import is missing.`,
    'import-collision': () => 'Two import paths or file names differ only in case.',
    'unsupported-platform': ({ platform }) => `${platform} is not a platform that Go supports.`,
    'does-not-compile': ({ message }) => `It is a main package, but its code does not compile: ${message}`,
    'does-not-link': ({ message }) => `It compiles but does not link: ${message}`,
    other: ({ message }) => `go rejects it: ${message}`,
  },
  platform: on,
  exclusion: exclusionEnglish,
  labels: {
    target: 'target',
    module: 'module',
    directory: 'directory',
    files: 'files',
    package: 'package',
    main: 'func main',
    verdict: 'verdict',
    place: 'decided by',
    goSays: 'go reports',
    fixes: 'what to do',
    run: 'run with',
    basis: 'based on',
  },
  step: (step, platform) => {
    switch (step.kind) {
      case 'target':
        return targetKinds[step.as];
      case 'module':
        if (step.mode === 'none') return 'none: no go.mod here or in a parent directory';
        if (step.mode === 'gopath') return 'none: GO111MODULE=off';
        return `${step.path === null ? '' : `${step.path} `}(${step.file ?? 'go.mod'})`;
      case 'directory':
        return step.importPath === null ? step.dir : `${step.dir}  (${step.importPath})`;
      case 'file':
        if (step.why !== null) return `excluded: ${exclusionEnglish(step.why, platform)}`;
        if (step.kept === 'test') return 'a test file, ignored by go run';
        return step.kept === 'cgo' ? 'included, with cgo' : 'included';
      case 'package':
        return `${step.name}${step.name === 'main' ? '' : ', a library'}`;
      case 'mainFunction':
        if (step.place === null) return 'none';
        return step.shape === 'func' ? at(step.place) : `${at(step.place)}, not a valid func main`;
      case 'verdict':
        return step.verdict === 'unknown' && step.basis !== 'files'
          ? 'unknown: the output of go cannot be read'
          : mainsEnglish.verdictShort[step.verdict];
    }
  },
  fix: {
    'run-main': {
      what: ({ names }) => `run the main package ${names[0] ?? ''}`,
      title: ({ names }) => `Run ${names[0] ?? ''}`,
    },
    'run-directory': {
      what: () => 'run the directory with all its files',
      title: runTitle,
    },
    'test-it': {
      what: () => 'run its tests',
      title: runTitle,
    },
    'add-main-function': {
      what: () => 'add a func main',
      title: () => 'Add func main',
    },
    'add-main-file': {
      what: () => 'make it a program',
      title: () => 'Create main.go',
    },
    'make-package-main': {
      what: () => 'if it should be a program, change the package to main in every file of the directory',
      title: () => 'Change to package main',
    },
    'make-program': {
      what: () => 'if it should be a program, change the package to main and add func main()',
      title: runTitle,
    },
    'split-program': {
      what: () =>
        'other packages import it, so it cannot become package main: move func main to a directory of its own',
      title: runTitle,
    },
    'own-package': {
      what: () =>
        'give the other directory a package name of its own, export what is used, and import it; or move the files into one directory',
      title: runTitle,
    },
    'remove-results': {
      what: () => 'remove the results, and replace each return with a value (os.Exit sets an exit code)',
      title: runTitle,
    },
    'same-package': {
      what: () => 'if they belong together, use the same package name in both',
      title: (fix, how) => (fix.kind === 'edit' ? `Change to ${fix.text}` : how),
    },
    'move-file': {
      what: () => 'if they do not, move one to its own directory',
      title: (fix, how) => (fix.kind === 'edit' ? `Move this file to ${fix.text}` : how),
    },
    'remove-arguments': {
      what: () => 'remove parameters and results',
      title: () => 'Change to func main()',
    },
    'make-function': {
      what: () => 'rename it, and add func main()',
      title: () => 'Rename it and add func main()',
    },
    'remove-second-main': {
      what: () => 'rename the second one and call it from the first',
      title: () => 'Rename this main and call it from the first',
    },
    'move-main-out-of-test': {
      what: () => 'move it to a file that is not a test',
      title: () => 'Rename the file (remove the _test suffix)',
    },
    'set-tags': {
      what: ({ names }) => `set the build tag${names.length > 1 ? 's' : ''} ${names.join(', ')}`,
      title: ({ names }) => `Run with -tags ${names.join(',')}`,
    },
    'unset-tags': {
      what: ({ names }) => `build without the tag${names.length > 1 ? 's' : ''} ${names.join(', ')}`,
      title: runTitle,
    },
    'build-for-platform': {
      what: ({ names }) => `build it for ${names.join('/')} and run it there`,
      title: runTitle,
    },
    'enable-cgo': {
      what: (fix) =>
        fix.kind === 'command' && fix.env['CGO_ENABLED'] === '0'
          ? 'build without cgo'
          : 'build with cgo (needs a C compiler)',
      title: runTitle,
    },
    'run-file-by-name': {
      what: () => 'run the file by name',
      title: ({ names }) => `Run ${names[0]?.split('/').at(-1)} by name`,
    },
    'rename-file': {
      what: () => 'if it is for every platform, rename the file',
      title: (fix, how) => (fix.kind === 'edit' ? `Rename the file to ${fix.text}` : how),
    },
    'delete-constraint': {
      what: () => 'if it should always be built, delete the build constraint',
      title: () => 'Delete the build constraint',
    },
    'fix-constraint': {
      what: () => 'write the constraint on one line with &&, ||, ! and parentheses',
      title: runTitle,
    },
    'correct-path': {
      what: ({ names }) => `use ${names[0] ?? ''}`,
      title: runTitle,
    },
    'run-import-path': {
      what: () => 'run it by import path',
      title: runTitle,
    },
    'run-in-module': {
      what: ({ names }) => `run it from its module, in ${names[0] ?? ''}`,
      title: runTitle,
    },
    'work-use': {
      what: () => 'add its module to the workspace',
      title: runTitle,
    },
    'work-off': {
      what: () => 'ignore the workspace',
      title: runTitle,
    },
    'work-update': {
      what: () => 'update go.work',
      title: runTitle,
    },
    'import-c': {
      what: () => 'if they belong to the program, import "C" in a Go file of the package',
      title: () => 'Import "C" here',
    },
    'mod-init': {
      what: (fix) =>
        fix.kind === 'command' && fix.directory === null
          ? 'create a module here (choose a NAME)'
          : 'create a module there (choose a NAME), and run it from there',
      title: () => 'Create a module here: go mod init …',
    },
    'modules-on': {
      what: () => 'enable module mode (to keep it, remove GO111MODULE from the environment)',
      title: runTitle,
    },
    'drop-mod-flag': {
      what: ({ names }) => `omit ${names[0] ?? 'the flag'}`,
      title: runTitle,
    },
    'go-get': {
      what: () => 'add the module that provides it',
      title: runTitle,
    },
    'mod-tidy': {
      what: () => 'update go.mod and go.sum',
      title: runTitle,
    },
    'mod-download': {
      what: () => 'download the modules',
      title: runTitle,
    },
    'mod-vendor': {
      what: () => 'recreate the vendor directory',
      title: runTitle,
    },
    'ignore-vendor': {
      what: () => 'ignore the vendor directory',
      title: runTitle,
    },
    'newer-go': {
      what: ({ names }) =>
        names[0] ? `use Go ${names[0].replace(/^go/, '')}` : 'check whether a newer Go is needed',
      title: runTitle,
    },
    'lower-go-line': {
      what: () => 'if the code does not need a newer Go, lower the version in the go line',
      title: (fix, how) => (fix.kind === 'edit' ? `Change to ${fix.text}` : how),
    },
    'give-files': {
      what: () => 'list all files of the package',
      title: runTitle,
    },
    'write-package-clause': {
      what: () => 'add the package clause',
      title: (fix, how) => (fix.kind === 'edit' ? `Add ${fix.text}` : how),
    },
    'resave-utf8': {
      what: () => 'save the file as UTF-8',
      title: () => 'Delete the byte order mark',
    },
    'fix-file': {
      what: () => 'fix the line',
      title: runTitle,
    },
    'fix-go-mod': {
      what: () => 'fix the line that go reports',
      title: runTitle,
    },
    'remove-import': {
      what: () => 'fix or remove the import',
      title: runTitle,
    },
    'move-out-of-internal': {
      what: () => 'remove the import, or copy the code that you need',
      title: runTitle,
    },
    'add-embedded-file': {
      what: () => 'add the file, or fix the pattern',
      title: runTitle,
    },
    'list-platforms': {
      what: () => 'list the platforms that Go supports',
      title: runTitle,
    },
    'list-mains': {
      what: ({ names }) =>
        names[0] === undefined
          ? 'list what can be run here'
          : names[0] === '1'
            ? 'show the other one'
            : `show the ${names[0]} others`,
      title: () => 'Show all main packages',
    },
    'name-target': {
      what: () => 'give a directory; . is the current one',
      title: runTitle,
    },
  },
  edit: ({ place, change, text }) => {
    const [firstLine = ''] = text.split('\n');
    switch (change) {
      case 'insert':
        return `${at(place)}  add  ${firstLine}${text.trim().includes('\n') ? ' …' : ''}`;
      case 'replace':
        return text === '' ? at(place) : `${at(place)}  →  ${firstLine}`;
      case 'delete':
        return `${at(place)}  delete the line`;
      case 'rename':
        return `${at(place)}  →  ${text}`;
      case 'move':
        return `${place.file}  →  ${text}`;
      case 'resave':
        return `${place.file}  as ${text}`;
    }
  },
  needs: ({ set, unset }) =>
    [set.length > 0 ? `needs ${set.join(', ')}` : '', unset.length > 0 ? `not ${unset.join(', ')}` : '']
      .filter((part) => part !== '')
      .join('; '),
  list: {
    mains: (count) => (count === 1 ? '1 main package' : `${count} main packages`),
    nearMisses: (count) =>
      count === 1
        ? '1 near miss: it looks like a program but is not one'
        : `${count} near misses: they look like programs but are not`,
    none: (directory) => `No main packages in ${directory} or below.`,
    byName: (count) =>
      count === 1
        ? '1 file is excluded from its package but can be run by name'
        : `${count} files are excluded from their packages but can be run by name`,
    looked: (directories, files) =>
      `${files} Go file${files === 1 ? '' : 's'} in ${directories} director${directories === 1 ? 'y' : 'ies'}`,
  },
  scannerDiffers: (text) =>
    `Our scanner disagrees with go list, whose result is used. Please report this: ${text}`,
  moreFiles: (count) => `and ${count} more`,
  afterFailure: 'why it does not run',
};
