import type {
  MainAnswer,
  MainReason,
  MainReasonData,
  MainReasonId,
} from '../../analysis/main-package/answer.ts';
import type { MainFix, MainFixId } from '../../analysis/main-package/fixes/kinds.ts';
import type {
  LeftOut,
  LeftOutEntry,
  MainBasis,
  MainPlace,
  MainPlatform,
  MainStep,
  MainVerdict,
  SkippedDirectory,
} from '../../model/main-answer.ts';
import { type Marks, marksEnglish } from '../marks.ts';

/** What one kind of fix is called. */
interface FixMessages {
  /** In the text of an answer, before the command or the change. */
  readonly what: (fix: MainFix) => string;
  /** As a quick fix of the editor, which shows nothing else; `how` is the command or the change. */
  readonly title: (fix: MainFix, how: string) => string;
}

/** Every word of "what runs, and why not". One table a language. */
export interface MainPackageMessages {
  readonly marks: Marks;
  /** What runs or not, in a few words, before the reason. */
  readonly verdict: Readonly<Record<MainVerdict, (target: string) => string>>;
  /** go was asked, and its answer is no list of packages. */
  readonly unreadable: (target: string) => string;
  readonly verdictShort: Readonly<Record<MainVerdict, string>>;
  readonly basis: Readonly<Record<MainBasis, string>>;
  /** One sentence each. */
  readonly reason: {
    readonly [Id in MainReasonId]: (data: MainReasonData[Id], platform: MainPlatform) => string;
  };
  /** `linux/amd64 without cgo` */
  readonly platform: (platform: MainPlatform) => string;
  /** After a file's name: why it does not count. */
  readonly leftOut: (why: LeftOut, platform: MainPlatform) => string;
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

export function mainReasonText<Id extends MainReasonId>(
  reason: MainReason<Id>,
  platform: MainPlatform,
  messages: MainPackageMessages,
): string {
  return messages.reason[reason.id](reason.data, platform);
}

/** The whole answer in one sentence. */
export function mainSentence(answer: MainAnswer, messages: MainPackageMessages): string {
  if (answer.reason !== null) return mainReasonText(answer.reason, answer.platform, messages);
  const isUnreadable = answer.verdict === 'unknown' && answer.basis !== 'files';
  return (isUnreadable ? messages.unreadable : messages.verdict[answer.verdict])(answer.target.join(' '));
}

const some = (names: readonly string[], most = 4): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** At the beginning of a sentence, and within one. */
const here = (dir: string): string => (dir === '.' ? 'This directory' : dir);
const inside = (dir: string): string => (dir === '.' ? 'this directory' : dir);

const fileOf = (place: MainPlace): string => place.file.split('/').at(-1) ?? place.file;

const at = (place: MainPlace): string =>
  place.line === null
    ? place.file
    : `${place.file}:${place.line}${place.column === null ? '' : `:${place.column}`}`;

const on = ({ goos, goarch, cgo, tags }: MainPlatform): string =>
  `${goos}/${goarch}${cgo ? '' : ' without cgo'}${tags.length === 0 ? '' : ` with -tags ${tags.join(',')}`}`;

const leftOutEnglish = (why: LeftOut, platform: MainPlatform): string => {
  switch (why.kind) {
    case 'prefix':
      return `go passes by files whose name begins with ${why.prefix}`;
    case 'fileName':
      return `its name is for ${why.tags.join('/')} only, and this is ${on(platform)}`;
    case 'constraint':
      return /^\/\/go:build ignore$|^\/\/ \+build ignore$/.test(why.line)
        ? `${why.line} keeps it out of the package (it can be run by its name)`
        : `${why.line} does not hold on ${on(platform)}`;
    case 'cgo':
      return 'it imports "C", and cgo is off';
    case 'documentation':
      return 'go passes by package documentation';
  }
};

const entry = ({ place, why }: LeftOutEntry, platform: MainPlatform): string =>
  `${fileOf(place)}: ${leftOutEnglish(why, platform)}`;

const skippedEnglish: Readonly<Record<SkippedDirectory['why'], string>> = {
  testdata: 'named testdata',
  prefix: 'begins with _ or .',
  vendor: 'vendored',
  ignore: 'listed under ignore in go.mod',
  module: 'a module of its own',
};

const targetKinds = {
  directory: 'a directory',
  files: 'files named one by one: together they are the whole program',
  pattern: 'a pattern; go run wants exactly one main package behind it',
  importPath: 'an import path',
  version: 'a package of a module at a version; the go.mod here does not count',
} as const;

const runTitle = (_: MainFix, how: string): string => `Run: ${how}`;

export const mainsEnglish: MainPackageMessages = {
  marks: marksEnglish,
  verdict: {
    runs: (target) => `go run ${target} works: it was compiled and linked.`,
    notChecked: (target) =>
      `${target} is a main package with a func main: go run ${target}. Whether its code compiles was not checked.`,
    notRunnable: (target) => `go cannot run ${target}.`,
    doesNotCompile: (target) => `${target} is a main package, but its code does not compile.`,
    unknown: (target) => `The files here do not tell whether ${target} runs: only go can look it up.`,
  },
  unreadable: (target) => `go did not answer with a list of packages, so whether ${target} runs is unknown.`,
  verdictShort: {
    runs: 'runs',
    notChecked: 'a main package; compiles: not checked (--build checks it)',
    notRunnable: 'not runnable',
    doesNotCompile: 'a main package that does not compile',
    unknown: 'unknown: go was not asked',
  },
  basis: {
    files: 'from the files alone; go was not asked',
    list: 'by go list',
    build: 'by a real build',
  },
  reason: {
    'library-package': ({ dir, package: name }) =>
      `${here(dir)} is package ${name}, a library: only a package named main can be run.`,
    'library-file': ({ file, package: name }) =>
      `${file} is part of package ${name}, a library: only files of a package named main can be run.`,
    'main-in-library': ({ file, package: name }) =>
      `${file} has a func main, but says package ${name}: go runs only a package named main.`,
    'files-of-several-directories': ({ directories }) =>
      `The files lie in several directories (${some(directories)}), and files of two directories never make one package.`,
    'several-packages': ({ first, firstPackage, second, secondPackage }) =>
      `A directory holds one package, and this one has two: ${first} says package ${firstPackage}, ${second} says package ${secondPackage}.`,
    'no-go-files': ({ dir, mains, imported }) =>
      imported
        ? `${here(dir)} is imported, and there is no Go file in it.`
        : `There is no Go file in ${inside(dir)} itself${mains.length > 0 ? ', and go run does not look into subdirectories' : ''}.`,
    'only-test-files': ({ dir, files, imported }) =>
      imported
        ? `${here(dir)} is imported, and has only test files (${some(files)}).`
        : `${here(dir)} has only test files (${some(files)}): go test runs them, go run cannot.`,
    'all-files-excluded': ({ dir, files }, platform) => {
      const [first] = files;
      if (first === undefined) return `No Go file in ${inside(dir)} counts on ${on(platform)}.`;
      if (files.length === 1)
        return `The only Go file in ${inside(dir)} does not count here. ${entry(first, platform)}.`;
      const shown = files.slice(0, 3).map((file) => entry(file, platform));
      const more = files.length > 3 ? `; and ${files.length - 3} more` : '';
      return `None of the ${files.length} Go files in ${inside(dir)} counts here. ${shown.join('; ')}${more}.`;
    },
    'no-main-function': ({ dir, leftOut, elsewhere }) => {
      if (elsewhere !== null)
        return `${elsewhere.named} has no func main(): it is in ${elsewhere.file} beside it, and files named one by one are the whole program.`;
      return leftOut === null
        ? `${here(dir)} is package main, but none of its files has a func main().`
        : `${here(dir)} is package main, but its only func main() is in ${leftOut}, which does not count here.`;
    },
    'main-with-arguments': ({ what }) =>
      what === 'arguments'
        ? 'func main takes no arguments in Go: what was typed after the program is in os.Args.'
        : 'func main returns nothing in Go: an exit code is set with os.Exit.',
    'main-generic': () => 'func main cannot have type parameters.',
    'main-is-method': () =>
      'The only main here is a method: a program starts at a plain function, func main().',
    'main-not-a-function': () =>
      'main is declared as a variable, constant or type: in package main that name is kept for func main().',
    'main-twice': ({ first, second }) => `One package has two func main: ${at(first)} and ${at(second)}.`,
    'main-only-in-test': ({ file }) =>
      `The only func main is in ${file}: test files count for go test, not for go run.`,
    'test-file-given': ({ file }) => `${file} is a test file: go run refuses those, go test runs them.`,
    'not-a-go-file': ({ file }) => `${file} is no Go file: a word that ends in .go must name one.`,
    'no-target': () => 'Nothing was named to run.',
    'pattern-several-mains': ({ pattern, mains }) =>
      `${pattern} matches ${mains.length === 0 ? 'several' : mains.length} main packages, and go run runs one at a time.`,
    'pattern-no-main': ({ pattern, packages }) =>
      `${pattern} matches ${packages === null ? 'packages' : packages === 1 ? 'one package' : `${packages} packages`}, but no main package.`,
    'pattern-no-match': ({ pattern, skipped }) =>
      skipped.length === 0
        ? `${pattern} matches no package: there are no Go files.`
        : `${pattern} matches no package; it does not go into ${some(skipped.map(({ dir, why }) => `${dir} (${skippedEnglish[why]})`))}.`,
    'path-missing': ({ path, similar, directory }) =>
      directory !== null
        ? `${path} is an import path to go, and no package has it; the folder here is ${directory}.`
        : `There is no ${path}${similar === null ? '' : `; there is ${similar}`}.`,
    'path-other-case': ({ path, actual }) =>
      `There is no ${path}, but there is ${actual}: upper and lower case are different names.`,
    'directory-of-other-module': ({ dir, module, moduleDir, mainModule }) =>
      `${here(dir)} belongs to another module, ${module || 'one without a name'} (in ${moduleDir})${mainModule === null ? '' : `, not to ${mainModule}`}.`,
    'outside-module': ({ dir, mainModule }) =>
      `${here(dir)} lies outside ${mainModule === null ? 'the module here' : `module ${mainModule}`}, and has no go.mod of its own.`,
    'outside-workspace': ({ dir, module }) =>
      module === null
        ? `${here(dir)} belongs to none of the modules that go.work lists.`
        : `${here(dir)} belongs to module ${module}, which go.work does not list.`,
    'vendored-directory': ({ dir, importPath }) =>
      `${here(dir)} is a copy of another module's package${importPath === null ? '' : `, ${importPath}`}: what lies in vendor is run by its import path, not by its directory.`,
    'bad-import': ({ message }) => `An import is written in a way that go does not take: ${message}.`,
    'directory-name': ({ dir, importPath, character }) =>
      `${here(dir)} cannot be a package: its import path would be "${importPath}", and go takes only ASCII letters, digits and - . _ ~ + there, no "${character}": it needs another name.`,
    'internal-package': ({ package: name }) =>
      `${name === '' ? 'A package that is imported here' : name} is internal: only code beside its internal (or vendor) directory may import it.`,
    'no-go-mod': ({ dir, nearest }) =>
      `There is no go.mod in ${inside(dir)} or above it, so go does not know which module it is in${nearest[0] === undefined ? '' : `; there is one in ${nearest[0]}`}.`,
    'gopath-mode': () =>
      'Modules are switched off (GO111MODULE=off), so go looks for packages in GOPATH only.',
    'mod-flag': ({ flag }) => `go would have to change or look up modules, and ${flag} forbids that.`,
    'go-mod-outdated': ({ file }) =>
      `${file} does not list all that the code needs, and go changes it only when told to.`,
    'vendor-inconsistent': () => 'The vendor directory does not match go.mod, so go builds neither.',
    'file-alone': ({ file, missing }) =>
      `${file} was given without its neighbors: it uses ${some(missing.map(({ name, file: from }) => `${name} (in ${from})`))}.`,
    'declared-in-left-out-file': ({ name, entry: left }, platform) =>
      `${name} is declared in a file that does not count here. ${entry(left, platform)}.`,
    'empty-file': ({ file }) => `${file} is empty: every Go file begins with a package clause.`,
    'not-utf8': ({ file, utf16 }) =>
      utf16
        ? `${file} is saved as UTF-16: Go reads UTF-8 only.`
        : `${file} has bytes that are not UTF-8, the only encoding Go reads.`,
    'byte-order-mark': ({ file }) =>
      `${file} has a byte order mark in its middle: only the very first character may be one.`,
    'nul-byte': ({ file }) => `${file} holds a zero byte: it is no text, or was damaged.`,
    'broken-file': ({ file, message }) => `Go cannot read the top of ${file}: ${message}.`,
    'broken-build-constraint': ({ file, message }) =>
      `${file} has a build constraint that go cannot read: ${message}.`,
    'go-too-new': ({ wants, has, file }) =>
      `${file} asks for Go ${wants.replace(/^go/, '')}, and this is ${has === null ? 'an older one' : has}.`,
    'go-mod-broken': ({ message }) => `go cannot load the module: ${message.replace(/^go: /, '')}`,
    'missing-module': ({ package: name, why, about }) => {
      switch (why) {
        case 'own':
          return `${name} would be ${about} of this module, and there is no Go file.`;
        case 'ambiguous':
          return `${about === '' ? 'An imported package' : about} is in more than one module that go.mod requires, so go does not choose.`;
        case 'replacement':
          return `go.mod replaces a module by ${about}, and there is no such directory.`;
        case 'download':
          return `A module that is needed is not on this machine, and go could not download it: ${about.replace(/^: /, '')}`;
        case 'notVendored':
          return `${name === '' ? 'An imported package' : name} is not in the vendor directory, and go takes packages of other modules from there alone.`;
        case 'notRequired':
          return `${name === '' ? 'An imported package' : name} comes from no module that go.mod requires.`;
      }
    },
    'missing-go-sum': ({ package: name }) =>
      `go.sum has no checksum for ${name === '' ? 'a module that is needed' : `the module of ${name}`}.`,
    'import-not-in-std': ({ package: name }) =>
      `${name} is no package of the standard library, and a path without a dot in its first part can be nothing else.`,
    'import-cycle': ({ circle }) =>
      circle.length === 0
        ? 'Packages import each other in a circle.'
        : circle.length === 1
          ? `${circle[0]?.imported} imports itself.`
          : `Packages import each other in a circle: ${[circle[0]?.importer ?? '', ...circle.map(({ imported }) => imported)].slice(0, 9).join(' → ')}.`,
    'program-imported': ({ package: name }) =>
      `${name === '' ? 'An imported package' : name} is a program (package main), and a program cannot be imported.`,
    'embed-no-match': ({ pattern }) => `//go:embed ${pattern} finds no file.`,
    'c-files-without-cgo': ({ files }) =>
      `There are C files (${files}), but no Go file that counts imports "C": cgo is off, or the import is missing.`,
    'import-collision': () => 'Two imports or files differ in upper and lower case only.',
    'unsupported-platform': ({ platform }) => `Go has no platform ${platform}.`,
    'does-not-compile': ({ message }) => `It is a main package, but its code does not compile: ${message}`,
    'does-not-link': ({ message }) => `It compiles, but cannot be linked: ${message}`,
    other: ({ message }) => `go refuses it: ${message}`,
  },
  platform: on,
  leftOut: leftOutEnglish,
  labels: {
    target: 'target',
    module: 'module',
    directory: 'directory',
    files: 'files',
    package: 'package',
    main: 'func main',
    verdict: 'verdict',
    place: 'decided by',
    goSays: 'go says',
    fixes: 'what to do',
    run: 'run it',
    basis: 'known',
  },
  step: (step, platform) => {
    switch (step.kind) {
      case 'target':
        return targetKinds[step.as];
      case 'module':
        if (step.mode === 'none') return 'none: no go.mod here or above';
        if (step.mode === 'gopath') return 'none: GO111MODULE=off';
        return `${step.path === null ? '' : `${step.path} `}(${step.file ?? 'go.mod'})`;
      case 'directory':
        return step.importPath === null ? step.dir : `${step.dir}  (${step.importPath})`;
      case 'file':
        if (step.why !== null) return `left out: ${leftOutEnglish(step.why, platform)}`;
        if (step.kept === 'test') return 'a test file: not for go run';
        return step.kept === 'cgo' ? 'counts, with cgo' : 'counts';
      case 'package':
        return `${step.name}${step.name === 'main' ? '' : ', a library'}`;
      case 'mainFunction':
        if (step.place === null) return 'none';
        return step.shape === 'func' ? at(step.place) : `${at(step.place)}, not as Go wants it`;
      case 'verdict':
        return step.verdict === 'unknown' && step.basis !== 'files'
          ? 'unknown: the answer of go cannot be read'
          : mainsEnglish.verdictShort[step.verdict];
    }
  },
  fix: {
    'run-main': {
      what: ({ names }) => `run the main package ${names[0] ?? ''}`,
      title: ({ names }) => `Run ${names[0] ?? ''}`,
    },
    'run-directory': {
      what: () => 'run the directory, with all its files',
      title: runTitle,
    },
    'test-it': {
      what: () => 'run its tests',
      title: runTitle,
    },
    'add-main-function': {
      what: () => 'give it a func main',
      title: () => 'Add func main',
    },
    'add-main-file': {
      what: () => 'make it a program',
      title: () => 'Create main.go',
    },
    'make-package-main': {
      what: () => 'if it is meant as a program, name its package main, in every file of the directory',
      title: () => 'Make it package main',
    },
    'same-package': {
      what: () => 'if they belong together, give both the same package name',
      title: (fix, how) => (fix.kind === 'edit' ? `Change to ${fix.text}` : how),
    },
    'move-file': {
      what: () => 'if they do not, move one to a directory of its own',
      title: (fix, how) => (fix.kind === 'edit' ? `Move this file to ${fix.text}` : how),
    },
    'remove-arguments': {
      what: () => 'take away what stands in its brackets and after them',
      title: () => 'Make it func main()',
    },
    'make-function': {
      what: () => 'give it another name',
      title: () => 'Give it another name',
    },
    'remove-second-main': {
      what: () => 'rename the second one and call it from the first',
      title: () => 'Rename this main, and call it from the first',
    },
    'move-main-out-of-test': {
      what: () => 'move it to a file that is no test',
      title: () => 'Rename the file: no test',
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
      what: ({ names }) => `build it for ${names.join('/')}, and run it there`,
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
      what: () => 'run the file by its name',
      title: ({ names }) => `Run ${names[0]?.split('/').at(-1)} by its name`,
    },
    'rename-file': {
      what: () => 'if it is meant for every platform, rename the file',
      title: (fix, how) => (fix.kind === 'edit' ? `Rename the file to ${fix.text}` : how),
    },
    'delete-constraint': {
      what: () => 'if it is meant to count always, delete the constraint',
      title: () => 'Delete the build constraint',
    },
    'fix-constraint': {
      what: () => 'write the constraint with &&, ||, ! and brackets, on one line',
      title: runTitle,
    },
    'correct-path': {
      what: ({ names }) => `${names[0] ?? ''} is there`,
      title: runTitle,
    },
    'run-import-path': {
      what: () => 'run it by its import path',
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
      what: () => 'leave the workspace aside',
      title: runTitle,
    },
    'work-update': {
      what: () => 'let go bring go.work up to date',
      title: runTitle,
    },
    'import-c': {
      what: () => 'if they belong to the program, import "C" in a Go file of the package',
      title: () => 'Import "C" here',
    },
    'mod-init': {
      what: () => 'make a module here (NAME is yours to choose)',
      title: () => 'Make a module here: go mod init …',
    },
    'modules-on': {
      what: () => 'switch modules on again, and take GO111MODULE out of the environment',
      title: runTitle,
    },
    'drop-mod-flag': {
      what: ({ names }) => `leave ${names[0] ?? 'the flag'} out`,
      title: runTitle,
    },
    'go-get': {
      what: () => 'add the module that provides it',
      title: runTitle,
    },
    'mod-tidy': {
      what: () => 'let go bring go.mod and go.sum up to date',
      title: runTitle,
    },
    'mod-download': {
      what: () => 'download the modules',
      title: runTitle,
    },
    'mod-vendor': {
      what: () => 'make the vendor directory again',
      title: runTitle,
    },
    'ignore-vendor': {
      what: () => 'leave the vendor directory aside',
      title: runTitle,
    },
    'newer-go': {
      what: ({ names }) =>
        names[0] ? `use Go ${names[0].replace(/^go/, '')}` : 'see whether a newer Go is needed',
      title: runTitle,
    },
    'lower-go-line': {
      what: () => 'if it does not need a newer Go, lower the go line',
      title: (fix, how) => (fix.kind === 'edit' ? `Change to ${fix.text}` : how),
    },
    'give-files': {
      what: () => 'name all its files',
      title: runTitle,
    },
    'write-package-clause': {
      what: () => 'write the package clause',
      title: (fix, how) => (fix.kind === 'edit' ? `Write ${fix.text}` : how),
    },
    'resave-utf8': {
      what: () => 'save the file as UTF-8',
      title: () => 'Delete the byte order mark',
    },
    'fix-file': {
      what: () => 'correct the line',
      title: runTitle,
    },
    'fix-go-mod': {
      what: () => 'correct the line that go names',
      title: runTitle,
    },
    'remove-import': {
      what: () => 'correct or remove the import',
      title: runTitle,
    },
    'move-out-of-internal': {
      what: () => 'remove the import, or copy what you need',
      title: runTitle,
    },
    'add-embedded-file': {
      what: () => 'add the file, or correct the pattern',
      title: runTitle,
    },
    'list-platforms': {
      what: () => 'see the platforms that Go knows',
      title: runTitle,
    },
    'list-mains': {
      what: ({ names }) =>
        names[0] === undefined
          ? 'see what can be run here'
          : names[0] === '1'
            ? 'see the other one'
            : `see the ${names[0]} others`,
      title: () => 'Show all main packages',
    },
    'name-target': {
      what: () => 'name a directory; . is the one you are in',
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
    mains: (count) => (count === 1 ? 'One main package' : `${count} main packages`),
    nearMisses: (count) =>
      count === 1 ? 'One looks like a program and is none' : `${count} look like programs and are none`,
    none: (directory) => `No main package below ${directory}.`,
    byName: (count) =>
      count === 1
        ? 'One file is kept out of its package, and runs by its name'
        : `${count} files are kept out of their packages, and run by their names`,
    looked: (directories, files) =>
      `${files} Go file${files === 1 ? '' : 's'} in ${directories} director${directories === 1 ? 'y' : 'ies'}`,
  },
  scannerDiffers: (text) =>
    `Our own reading of the files differs from go's, which counts. Please report it: ${text}`,
  moreFiles: (count) => `and ${count} more`,
  afterFailure: 'why it does not run',
};
