import type { OwnFindingData, OwnFindingId, OwnFixId } from '../../analysis/environment/finding.ts';
import type { Severity } from '../../analysis/environment/fixes.ts';
import type { FailureReasonData, FailureReasonId } from '../../analysis/failure/answer.ts';
import { counted } from '../quantities.ts';

/** What `doctor` prints; loaded by it alone. */
export interface EnvironmentMessages {
  readonly severity: Readonly<Record<Severity, string>>;
  /** One sentence each. */
  readonly finding: { readonly [Id in OwnFindingId]: (data: OwnFindingData[Id]) => string };
  /** Where the sentence about the failed command does not suit one that has not run. */
  readonly instead: { readonly [Id in FailureReasonId]?: (data: FailureReasonData[Id]) => string };
  readonly fix: Readonly<Record<OwnFixId, (names: readonly string[]) => string>>;
  readonly labels: Readonly<
    Record<'go' | 'platform' | 'module' | 'workspace' | 'settings' | 'goWillSay', string>
  >;
  readonly noGo: string;
  readonly versionUnknown: string;
  readonly noModule: string;
  /** `go` line of a go.mod. */
  readonly goLine: (version: string) => string;
  readonly noSettings: string;
  readonly summary: (errors: number, warnings: number, notes: number) => string;
  readonly healthy: (notes: number) => string;
  /** A probe that got no answer, in seconds. */
  readonly unanswered: (what: string, seconds: number) => string;
  readonly probes: Readonly<Record<'version' | 'tools' | 'disks', string>>;
  readonly fixOffer: (id: string) => string;
  readonly notFound: (id: string) => string;
  readonly onlyShell: string;
  readonly onlyPerson: string;
  readonly willApply: (number: number, id: string) => string;
  readonly applied: (id: string) => string;
  readonly appliedButThere: (id: string) => string;
  readonly fixFailed: (command: string) => string;
}

export const environmentEnglish: EnvironmentMessages = {
  severity: { error: 'error', warning: 'warning', note: 'note' },
  finding: {
    'no-go': ({ directories }) =>
      `There is no go command in the ${counted(directories, 'directory', 'directories')} of PATH.`,
    'tool-not-executable': ({ tool, directory }) =>
      `${tool} in ${directory} is not executable, so go cannot start it.`,
    'go-too-new': ({ wants, has, file }) =>
      `${file} requires Go ${wants}, but ${has} is in use, and GOTOOLCHAIN keeps go from switching to another version.`,
    'module-mode': ({ value, module }) =>
      module === ''
        ? `GO111MODULE must be on, off or auto, and is ${value}`
        : `GO111MODULE=off: go ignores ${module} and looks for packages in GOPATH.`,
    'gopath-refused': ({ entry, why }) => {
      switch (why) {
        case 'relative':
          return `GOPATH must consist of absolute paths, and contains ${entry}`;
        case 'goroot':
          return `GOPATH and the Go installation are the same directory: ${entry}`;
        case 'root':
          return `The module is in ${entry} itself, which is GOPATH: go ignores its go.mod file.`;
      }
    },
    'outside-workspace': ({ file, why }) => {
      switch (why) {
        case 'relative':
          return `GOWORK must be an absolute path, and is ${file}`;
        case 'missing':
          return `GOWORK names ${file}, and there is no such file.`;
        case 'unlisted':
          return `The workspace ${file} is in effect, but does not list the module of this directory.`;
        case 'off':
          return `GOWORK=off: go ignores the workspace ${file}`;
      }
    },
    'mod-flag': ({ value, why }) => {
      switch (why) {
        case 'unknown':
          return `GOFLAGS has -mod=${value}, which must be mod, readonly or vendor.`;
        case 'workspace':
          return `GOFLAGS has -mod=${value}, which go refuses in a workspace.`;
        case 'noVendor':
          return `GOFLAGS has -mod=${value}, but the module has no vendor directory.`;
        case 'vendorUnused':
          return `GOFLAGS has -mod=${value}, so go ignores the vendor directory.`;
      }
    },
    'proxy-refused': ({ entry }) => `GOPROXY contains ${entry}, which is not an address.`,
    'processor-level': ({ name, value, allowed }) =>
      `${name} is ${value}, which does not exist: it must be one of ${allowed}`,
    'goflags-unquoted': ({ flag, lost }) =>
      `GOFLAGS separates ${lost} from ${flag}: without quotes around both, go reads it as a flag of its own, and it has no effect.`,
    'cache-read-only': ({ directory }) =>
      `The build cache in ${directory} cannot be written: go keeps nothing that it compiles, and does not say so.`,
    'low-space': ({ directory, megabytes }) =>
      `Only ${megabytes} MB are free on the disk of ${directory}, where go writes.`,
    'program-shadowed': ({ name, installed, found }) =>
      `${name} starts ${found}, because PATH lists its directory before that of ${installed}`,
    'direct-without-git': ({ variable, value }) =>
      `Because of ${variable}=${value}, go reads modules from their repositories, but git is not on PATH.`,
    'private-pattern': ({ variable, pattern }) =>
      `The pattern ${pattern} of ${variable} matches nothing: it is compared with module paths, without a scheme and without an ellipsis.`,
    credentials: ({ variable, value }) =>
      `${variable} contains a password in plain text, which every program started by go can read: ${value}`,
    'godebug-unknown': ({ names, file }) =>
      file === null
        ? `GODEBUG sets ${names.join(', ')}, which this Go does not know; it is ignored.`
        : `${file} sets ${names.join(', ')}, which this Go does not know.`,
    'cgo-off-silently': ({ compiler }) =>
      `The C compiler ${compiler} is not on PATH, so go turns cgo off: packages with C code are left out, and -race does not work.`,
    'toolchain-download': ({ wants, has }) =>
      `The next go command switches from ${has} to ${wants}, which it downloads first.`,
    'two-gos': ({ first, firstVersion, second, secondVersion }) =>
      `Two go commands are on PATH: ${first} (${firstVersion}) is used, and ${second} (${secondVersion}) by whatever has another PATH.`,
    'goroot-set': ({ goroot, respelled }) =>
      respelled
        ? `GOROOT=${goroot} is another spelling of where go is anyway: programs are linked again, and the next version of Go may not be there.`
        : `GOROOT=${goroot} is where go is anyway; go fails as soon as another version is installed elsewhere.`,
    'gotooldir-set': ({ value }) =>
      `GOTOOLDIR=${value} has no effect: go never reads it. Its tools are those of GOROOT.`,
    'go-unsupported': ({ version, since }) => `${version} has received no security fixes since ${since}`,
    'network-cache': ({ directory, kind }) =>
      `The build cache in ${directory} is on another machine (${kind}), which makes every build slower.`,
    'bin-not-on-path': ({ directory, programs }) =>
      `${counted(programs, 'program')} of go install in ${directory} cannot be started by name, because PATH does not contain it.`,
    'checksums-off': ({ variable, value }) =>
      `${variable}=${value}: modules that are not yet in go.sum are not compared with the checksum database.`,
  },
  instead: {
    'wrong-platform': ({ platform, host }) =>
      `go builds for ${platform}, and these programs do not start here, on ${host}: go run and go test fail.`,
    'not-executable': ({ directory }) =>
      `Programs cannot be started from ${directory}, which is mounted with noexec: go run or go test fails.`,
    'proxy-off': ({ module }) =>
      module === ''
        ? 'GOPROXY=off: go downloads no modules.'
        : `GOPROXY=off: go downloads no modules, but ${module} in go.mod is not on this machine.`,
    'toolchain-unavailable': ({ wants, has, asked }) =>
      `${asked === '' ? 'A module' : asked} asks for Go ${wants}, but ${has ?? 'an older version'} is in use, and go cannot get the other one.`,
    'vcs-status': ({ directory }) =>
      `Another user owns the repository ${directory}, so git refuses to answer, and go build cannot record a version.`,
  },
  fix: {
    'install-go': () => 'install Go (https://go.dev/dl), and add its bin directory to PATH',
    'allow-switch': ([version = '']) => `let go switch to Go ${version}`,
    'keep-toolchain': () => 'or keep the installed Go',
    'remove-other-go': ([path = '']) => `if nothing needs ${path}, remove it`,
    'update-go': () => 'install a version that is supported (https://go.dev/dl)',
    'quote-flags': () => 'put quotes around both',
    'work-use': () => 'add the module to the workspace',
    'without-workspace': () => 'or work without the workspace, with GOWORK=off',
    'delete-line': () => 'remove the setting',
    'local-cache': () => 'name a directory on a local disk in GOCACHE',
    'add-to-path': ([directory = '']) => `add ${directory} to PATH`,
    'remove-or-reorder': ([found = '']) =>
      `remove ${found} if it is the older one, or put the other directory first in PATH`,
    'correct-pattern': () => 'name the module path',
    'use-netrc': ([variable = '']) =>
      `put user and password into ~/.netrc, remove them from ${variable}, and change the password if others have seen it`,
    'comment-out': ([file = '']) => `so that it does not come back, turn the line of ${file} into a comment`,
  },
  labels: {
    go: 'go',
    platform: 'platform',
    module: 'module',
    workspace: 'workspace',
    settings: 'settings',
    goWillSay: 'go says',
  },
  noGo: 'not on PATH',
  versionUnknown: 'version unknown',
  noModule: 'none here or above',
  goLine: (version) => `go ${version}`,
  noSettings: 'none: every variable has its default',
  summary: (errors, warnings, notes) =>
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}`,
  healthy: (notes) =>
    notes === 0 ? 'No errors, no warnings.' : `No errors, no warnings, ${counted(notes, 'note')}.`,
  unanswered: (what, seconds) => `No answer within ${seconds} s from ${what}; what depends on it is unknown.`,
  probes: { version: 'the go command', tools: "go's tools", disks: 'a disk' },
  fixOffer: (id) => `To see a fix and apply it: go-build-pipeline doctor --fix ${id}`,
  notFound: (id) => `There is no ${id} here: nothing to fix.`,
  onlyShell:
    'Only the shell that starts go can change its own environment: run the command there, or correct the place where the variable is set.',
  onlyPerson: 'There is no fix that can be applied automatically.',
  willApply: (number, id) => `Fix ${number} can be applied: go-build-pipeline doctor --fix ${id} --yes`,
  applied: (id) => `Applied. ${id} is gone.`,
  appliedButThere: (id) =>
    `Applied, but ${id} is still there in this shell; a new one may not have it any more.`,
  fixFailed: (command) => `The command failed: ${command}`,
};
