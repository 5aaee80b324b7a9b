import type { FailureFixId, FailureReasonData, FailureReasonId } from '../../analysis/failure/answer.ts';
import type { CgoOff } from '../../analysis/failure/cgo.ts';
import type { Setting, SettingSource } from '../../analysis/failure/facts.ts';
import type { Exclusion } from '../../model/main-answer.ts';
import { type Punctuation, punctuationEnglish } from '../punctuation.ts';

/** Texts about why a go command failed; loaded only where one did. */
export interface FailureMessages {
  readonly punctuation: Punctuation;
  /** One sentence each. `exclusion`: why go excludes a file, in the reader's language. */
  readonly reason: {
    readonly [Id in FailureReasonId]: (
      data: FailureReasonData[Id],
      exclusion: (why: Exclusion) => string,
    ) => string;
  };
  readonly fix: Readonly<Record<FailureFixId, (names: readonly string[]) => string>>;
  readonly setBy: (setting: Setting) => string;
  /** How an edit is made, after its location. */
  readonly edit: (change: 'replace' | 'delete' | 'append', text: string) => string;
  /** No rule knows the message. */
  readonly onlyGo: (line: string) => string;
  readonly labels: Readonly<Record<'place' | 'setBy' | 'goSays' | 'fixes', string>>;
  /** go loads it, and only a build can tell more. */
  readonly loads: (command: string) => string;
  readonly mustRun: (command: string) => string;
  readonly succeeded: (command: string) => string;
  readonly nothingPrinted: (command: string, exitCode: number | null) => string;
}

const cgoOffEnglish: Readonly<Record<CgoOff, string>> = {
  set: 'CGO_ENABLED is 0',
  cross: 'the build is for another platform, so go turns cgo off',
  noCompiler: 'no C compiler is on PATH, so go turns cgo off',
};

function sourceEnglish(source: SettingSource): string {
  if (source.kind === 'manager') return `the directory belongs to ${source.name}`;
  const { file, line } = source.place;
  return `${file}${line === null ? '' : `:${line}`} assigns this value`;
}

export const failureEnglish: FailureMessages = {
  punctuation: punctuationEnglish,
  reason: {
    'version-mismatch': ({ go, tool, goroot, setBy }) =>
      setBy === null
        ? `The go command is ${go}, but the compiler beside it in ${goroot} is ${tool}: two Go versions were unpacked into the same directory.`
        : `The go command is ${go}, but GOROOT=${goroot} holds ${tool} instead.`,
    'goroot-missing': ({ goroot, setBy }) =>
      setBy === null
        ? 'The go command is outside its installation, so it does not find GOROOT.'
        : `GOROOT is ${goroot}, and there is no such directory.`,
    'goroot-without-go': ({ goroot, missing, setBy }) =>
      setBy === null
        ? `The Go installation in ${goroot} is incomplete: ${missing} is missing.`
        : `GOROOT is ${goroot}, which is not a complete Go installation${missing === '' ? '.' : `: ${missing} is missing.`}`,
    'goflags-refused': ({ value, why }) => `go refuses the value of GOFLAGS (${value}): ${why}`,
    'experiment-unknown': ({ name }) =>
      `GOEXPERIMENT names ${name}, an experiment that this go does not know.`,
    'platform-unknown': ({ platform }) => `${platform} is not a platform that this go can build for.`,
    'no-build-cache': ({ why, directory }) => {
      switch (why) {
        case 'off':
          return 'GOCACHE=off turns off the build cache, which go requires.';
        case 'relative':
          return `GOCACHE must be an absolute path, and is ${directory}`;
        case 'noHome':
          return 'go does not know where its build cache is: neither GOCACHE nor HOME is set.';
        case 'unusable':
          return `go cannot write to its build cache in ${directory}`;
      }
    },
    'temp-directory': ({ directory, why }) => `go cannot create its work directory in ${directory}: ${why}`,
    'no-space': ({ file }) => `The disk is full${file === '' ? '.' : `: ${file} could not be written.`}`,
    killed: ({ what }) =>
      `${what === '' ? 'A tool' : what} was killed by the system, most likely because memory ran out.`,
    'toolchain-unavailable': ({ wants, has, asked, why }) =>
      `${asked === '' ? 'A module' : asked} asks for Go ${wants}, but ${has ?? 'an older version'} is in use, and go could not get the other one: ${why}`,
    'module-file-newer': ({ file, what, since, has }) =>
      `${file} is for Go 1.${since} or later (${what}), but ${has ?? 'an older version'} is in use.`,
    'race-without-cgo': ({ flag, off }) => `${flag} needs cgo, but it is off: ${cgoOffEnglish[off]}`,
    'gobin-refused': ({ why, value, platform }) =>
      why === 'cross'
        ? `go install does not put a program for ${platform} into GOBIN (${value}).`
        : `GOBIN must be an absolute path, and is ${value}`,
    'vcs-status': ({ tool, why, directory }) =>
      why === 'missing'
        ? `go asks ${tool} for the version that it records in the program, but ${tool} is not on PATH.`
        : `go asks git for the version that it records in the program, but git refuses in ${directory} (go run records none, so it works).`,
    'no-c-compiler': ({ compiler }) => `The code needs a C compiler, but ${compiler} is not on PATH.`,
    'c-code-fails': ({ why, name }) => {
      switch (why) {
        case 'header':
          return `The C compiler does not find the header ${name}`;
        case 'library':
          return `The C linker does not find the library ${name}`;
        case 'pkgConfig':
          return 'The code asks pkg-config for its C flags, but pkg-config is not on PATH.';
        case 'package':
          return `pkg-config does not know ${name}`;
        case 'cross':
          return `cgo is on for ${name}, but the C compiler in use is for this machine.`;
      }
    },
    'cgo-off': ({ dir, off }) => `All Go files of ${dir} import "C", but cgo is off: ${cgoOffEnglish[off]}`,
    'embed-not-built': ({ pattern, ignored, generate, script }) => {
      const signs = [
        ignored === null ? '' : `${ignored} leaves it out of the repository`,
        generate === null ? '' : `${generate} has a go:generate command`,
        script === null ? '' : `${script} has a build script`,
      ].filter((part) => part !== '');
      return `${pattern} is embedded but does not exist, probably because a step of the project that makes it was not run: ${signs.join('; ')}. go does not run it by itself.`;
    },
    'declared-in-excluded-file': ({ name, file, why }, exclusion) =>
      `${name} is declared in ${file}, which is excluded: ${exclusion(why)}`,
    'not-generated': ({ name, generate, ignored }) =>
      `${name} is declared nowhere; perhaps a generated file is missing: ${generate}${ignored === null ? '' : ` (${ignored} leaves out Go files)`}`,
    'replace-in-dependency': ({ module, by, target }) =>
      `${by} replaces ${module} in its own go.mod, but only the replace lines of the main module count; here it would be ${target}`,
    'checksum-mismatch': ({ module }) =>
      `The content of ${module === '' ? 'a module' : module} is not what go.sum or the checksum database recorded: it was changed after it was published, or on its way here.`,
    'proxy-off': ({ module }) =>
      `${module === '' ? 'A module' : module} is not on this machine, and GOPROXY=off forbids to download it.`,
    'wrong-platform': ({ platform, host }) =>
      `The program was built for ${platform} and cannot run here, on ${host}`,
    'not-executable': ({ file, directory }) =>
      `The system refuses to start ${file}: ${directory} is most likely mounted with noexec.`,
  },
  fix: {
    unset: () => 'remove the variable from the environment',
    'env-unset': () => 'remove the setting',
    'install-go-anew': ([directory = '']) =>
      `remove ${directory || 'the installation'} completely, then unpack one version of Go into it`,
    'link-go': () =>
      'call go where it is installed, or through a symbolic link; a copy of the file does not find its installation',
    'install-toolchain': ([version = '']) => `install Go ${version}, or make a proxy that has it reachable`,
    'lower-go-line': ([version = '']) => `if the code does not need it, ask for Go ${version}`,
    'local-toolchain': () => 'use the installed Go',
    'use-newer-go': ([version = '']) => `use Go ${version} or later`,
    'old-form-of-go-mod': ([what = '']) =>
      what === 'toolchain'
        ? 'or, if the module must work with this Go, delete the toolchain line'
        : `or, if the module must work with this Go, write ${what}`,
    'set-gocache': () => 'name a directory for it',
    'make-writable': ([directory = '']) => `create ${directory}, or make it writable`,
    'enable-cgo': () => 'turn cgo on',
    'cross-compiler': ([platform = '']) =>
      `install a C compiler for ${platform}, name it in CC, and set CGO_ENABLED=1; or build on such a machine`,
    'install-c-compiler': ([compiler = '']) =>
      `install ${compiler} (Debian and Ubuntu: gcc libc6-dev; Alpine: gcc musl-dev; macOS: xcode-select --install), or name another compiler in CC`,
    'for-this-machine': () => 'build for this machine',
    'without-flag': ([flag = '']) => `leave out ${flag}`,
    'without-cgo': () => 'or, if no package needs C code, build with CGO_ENABLED=0',
    'build-instead': () => 'write the program into this directory',
    'list-platforms': () => 'choose one of the platforms that go tool dist list prints',
    'executable-temp': ([directory = '']) =>
      `name a directory outside ${directory} in GOTMPDIR, on a disk from which programs may start`,
    'free-space': () => 'free space on the disk that go names',
    'clean-cache': () =>
      'if the build cache is on it, go clean -cache empties the cache; everything is compiled again then',
    'fewer-at-once': () => 'compile one package at a time, with -p=1',
    'more-memory': () => 'give the machine or the container more memory',
    'no-vcs-stamp': () => 'leave the version out of the program',
    'ask-git': ([, directory = '']) =>
      `see what git says about it with git status; if another user owns the files, git config --global --add safe.directory ${directory}`,
    'install-vcs': ([tool = '']) => `install ${tool}`,
    'install-c-part': ([name = '', why = '']) =>
      why === 'pkgConfig'
        ? 'install pkg-config'
        : `install the development package that has ${name}, or tell the compiler where it is (CGO_CFLAGS, CGO_LDFLAGS, PKG_CONFIG_PATH)`,
    'package-without-cgo': ([dir = '']) => `or use a package that does the work of ${dir} without cgo`,
    'set-tags': ([...tags]) => `set the build tag${tags.length > 1 ? 's' : ''} ${tags.join(', ')}`,
    'go-generate': () => 'run the generator',
    'correct-name': ([name = '']) => `or correct ${name}`,
    'build-front-end': ([file = '']) => `run the build script of ${file}`,
    'own-replace': () => 'replace it in the main module as well',
    'check-checksum': ([module = '']) =>
      `find out why ${module || 'it'} changed before you trust it; if the copy on this machine is damaged, go clean -modcache removes all copies`,
  },
  setBy: ({ name, value, from, place, source }) => {
    const where =
      from === 'process'
        ? `in the environment of the command${source === undefined ? '' : ` (${sourceEnglish(source)})`}`
        : from === 'goEnv'
          ? `by go env -w, in ${place?.file ?? ''}${place?.line == null ? '' : `:${place.line}`}`
          : from === 'goroot'
            ? `in ${place?.file ?? ''}${place?.line == null ? '' : `:${place.line}`} of the Go installation`
            : 'by nobody: it is the default';
    return `${name}=${value}, set ${where}`;
  },
  edit: (change, text) =>
    change === 'append' ? `add  ${text}` : change === 'delete' ? 'delete the line' : `→  ${text}`,
  onlyGo: (line) => line,
  labels: { place: 'where', setBy: 'setting', goSays: 'go says', fixes: 'fixes' },
  loads: (command) =>
    `go loads all packages of ${command}; only a build can show whether they compile and link (add --build).`,
  mustRun: (command) =>
    `${command} changes modules, so only running it can tell: go-build-pipeline trace ${command}`,
  succeeded: (command) => `${command} succeeds.`,
  nothingPrinted: (command, exitCode) =>
    `${command} failed${exitCode === null ? '' : ` with exit code ${exitCode}`} and printed nothing.`,
};
