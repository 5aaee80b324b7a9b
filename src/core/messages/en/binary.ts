import type { BinaryCause, GrowthReason } from '../../analysis/binary/compare-binaries.ts';
import type { DebugReadiness, StripCause } from '../../analysis/binary/debug-readiness.ts';
import type { BuildField, MissingReason } from '../../analysis/binary/missing-fields.ts';
import type {
  BinaryFormat,
  BinaryKind,
  BinaryPart,
  BinaryProblem,
  DwarfFacts,
  DwarfUnits,
  LinkingFacts,
  MinimumSystem,
} from '../../binary/facts.ts';
import type { SizeSource } from '../../binary/size/size-tree.ts';
import { punctuationEnglish } from '../punctuation.ts';
import { count, counted, size } from '../quantities.ts';
import type { SameShape } from '../same-shape.ts';
import { binaryDebugEnglish } from './binary-debug.ts';
import { binaryTargetsEnglish } from './binary-targets.ts';
import { sizeGroupsEnglish } from './size-groups.ts';

/** Texts of `inspect`. */
export type BinaryMessages = SameShape<typeof binaryEnglish>;

/** Names of formats, the same in all languages. */
export const FORMAT_NAMES: Readonly<Record<BinaryFormat, string>> = {
  elf: 'ELF',
  pe: 'PE',
  macho: 'Mach-O',
  wasm: 'wasm',
  xcoff: 'XCOFF',
  plan9: 'Plan 9',
  'go-object': 'Go',
};

const KINDS: Readonly<Record<BinaryKind, string>> = {
  executable: 'program',
  'shared-library': 'shared library',
  object: 'object file',
  other: 'file',
};

const PARTS: Readonly<Record<BinaryPart, string>> = {
  sections: 'the section table',
  segments: 'the program headers',
  dynamic: 'the dynamic table',
  symbols: 'the symbol table',
  versions: 'the symbol versions',
  imports: 'the imports',
  'build-info': 'the build info',
  dwarf: 'the debug information',
  members: 'the members',
};

const FIELDS: Readonly<Record<BuildField, string>> = {
  'build-info': 'build info',
  'go-version': 'go version',
  settings: 'build settings',
  'main-module': 'main module',
  'main-version': 'version of the main module',
  vcs: 'version control (vcs.*)',
  ldflags: '-ldflags',
  'cgo-flags': 'CGO_CFLAGS and other cgo flags',
  'dependency-sums': 'checksums of dependencies',
  'build-id': 'build ID',
};

const CAUSES: Readonly<Record<StripCause, string>> = {
  'flag-s': 'removed by -ldflags=-s',
  'flag-w': 'removed by -ldflags=-w',
  afterwards: 'removed by strip, or built by go run or go test, which link without it',
  unknown: 'removed; the file does not say whether by a linker flag or by strip',
  platform: 'go writes none for this platform',
  packed: 'unknown, because the file is packed',
  damaged: 'unknown, because the file is damaged or truncated',
  'not-linked': 'not linked yet',
};

function reasonText(reason: MissingReason): string {
  switch (reason.id) {
    case 'packed':
      return 'the file is packed by UPX, which hides it; unpack a copy with upx -d';
    case 'truncated':
      return 'the file is truncated; copy or build it again';
    case 'not-linked':
      return 'the linker writes it, and this file is not linked';
    case 'not-go':
      return 'nothing in the file shows that go built it';
    case 'removed':
      return 'go built the file, but a tool such as garble removed it, or go was older than 1.13';
    case 'only-text':
      return 'only the module text was found, without the header that has the version';
    case 'old-go':
      return `${reason.version} does not record it; go ${reason.since} and later do`;
    case 'files-named':
      return 'files were named on the command line; name the package instead';
    case 'module-mode-off':
      return 'it was built outside of module mode (GO111MODULE=off)';
    case 'standard':
      return 'the program is part of the Go distribution';
    case 'test-binary':
      return 'go test -c records it only if asked';
    case 'from-module-cache':
      return 'it was built from the module cache (go install PACKAGE@VERSION), which has no repository';
    case 'needs-vcs':
      return 'go takes it from version control, which was not recorded either';
    case 'vcs-unknown':
      return 'one of: -buildvcs=false, go run, no repository, git not in PATH, a git worktree (before go 1.27); with -buildvcs=true, go records it or says what is wrong';
    case 'trimpath':
      return '-trimpath hides flags that may contain paths; build without it to record them';
    case 'vendor':
      return 'go records none for vendored dependencies';
    case 'workspace':
      return 'the dependencies are directories of a workspace';
    case 'flag-buildid':
      return 'removed by -ldflags=-buildid= or by a tool';
    case 'unknown':
      return 'unknown';
  }
}

const SIZE_SOURCES: Readonly<Record<SizeSource, string>> = {
  symbols: 'symbol table and line table',
  'line-table':
    'line table only, because there is no symbol table: functions are measured, variables unknown',
  names: 'names of functions',
  sections: 'sections only',
};

const CAUSE_NAMES: Readonly<Record<BinaryCause, string>> = {
  toolchain: 'toolchain',
  target: 'target',
  flags: 'flags',
  environment: 'environment',
  modules: 'modules',
  commit: 'commit',
  values: 'set by -X',
};

function growthText(reason: GrowthReason): string {
  switch (reason.id) {
    case 'toolchain':
      return 'another version of go';
    case 'module':
      if (reason.before === null) return `new dependency ${reason.after ?? ''}`;
      return reason.after === null
        ? `dependency ${reason.before} is gone`
        : `${reason.before} → ${reason.after}`;
    case 'settings':
      return `built with other settings: ${reason.names.join(', ')}`;
    case 'commit':
      return 'another commit of the main module';
    case 'source':
      return 'changed in the main module';
    case 'added':
      return 'newly linked in';
    case 'removed':
      return 'no longer linked in';
    case 'use':
      return 'the same source; other code uses more or less of it';
  }
}

export const binaryEnglish = {
  punctuation: punctuationEnglish,
  /** In the editor. */
  editor: {
    title: (name: string) => `Binary: ${name}`,
    open: 'Inspect',
    choose: 'Binary to inspect',
    reading: 'Reading the file…',
  },
  targets: binaryTargetsEnglish,
  debugger: binaryDebugEnglish,
  headings: { buildInfo: 'Build info', debugging: 'Debugging', linking: 'Linking', sizes: 'Size' },
  title: (format: BinaryFormat, kind: BinaryKind, platform: string) =>
    `${FORMAT_NAMES[format]} ${KINDS[kind]} for ${platform}`,
  platformUnknown: 'an unknown platform',
  archive: (members: number) => `archive of ${counted(members, 'member')}`,
  universal: (programs: number) => `universal file of ${counted(programs, 'program')}`,
  builtBy: (version: string) => `built by ${version}`,
  otherMembers: (members: number) =>
    `${counted(members, 'other member')} without build info; --json lists all`,
  more: (others: number) => `and ${count(others)} more; --json lists all`,
  packed:
    'Packed by UPX: only the unpacker can be read. To inspect the program itself, use upx -d on a copy.',
  tracedChanged: (package_: string) =>
    `The file is no longer the binary of ${package_} that the trace recorded: it has changed since.`,
  tracedUnknown: (package_: string) =>
    `It is unknown whether the file is still the binary of ${package_} that the trace recorded.`,
  problem: (problem: BinaryProblem) => {
    switch (problem.id) {
      case 'truncated':
        return `The file is truncated: it has ${count(problem.actualBytes)} bytes, but its headers describe ${count(problem.expectedBytes)}.`;
      case 'damaged':
        return `Damaged: ${PARTS[problem.part]} cannot be read completely.`;
      case 'too-many':
        return `${PARTS[problem.part]}: too many entries to read all of them.`;
    }
  },
  labels: {
    package: 'package',
    module: 'module',
    sum: 'checksum',
    vcs: 'revision',
    dependencies: 'dependencies',
    settings: 'settings',
    linkedValues: 'set by -X',
    buildID: 'build ID',
    source: 'source',
    missing: 'not recorded',
    verdict: 'debugger',
    symbols: 'symbol table',
    dwarf: 'DWARF',
    code: 'code',
    restore: 'to debug',
    linkage: 'linkage',
    interpreter: 'interpreter',
    libraries: 'libraries',
    libraryName: 'own name',
    searchPaths: 'search path',
    versions: 'requires',
    minimum: 'runs on',
    subsystem: 'subsystem',
    hardening: 'hardening',
    cgo: 'cgo',
    processor: 'processor',
    host: 'host',
  },
  source: {
    search: 'found by its header; go version -m cannot read it in this file',
    sentinels: 'found by the marks around its text; go version -m cannot read it in this file',
    archive: 'go version -m does not read archives',
    old: 'before go 1.18: without build settings',
  },
  modified: 'modified',
  noBuildInfo: 'no build info',
  missingFields: (fields: number) => `${counted(fields, 'field')} not recorded`,
  /** The newest versions of libraries that it asks for. */
  needs: (versions: readonly string[]) => `requires ${versions.join(', ')}`,
  missing: (field: BuildField, reason: MissingReason) => `${FIELDS[field]}: ${reasonText(reason)}`,
  verdict: (breakpoints: DebugReadiness['breakpoints'], variables: DebugReadiness['variables']) => {
    const words = {
      yes: 'yes',
      no: 'no',
      unknown: 'unknown',
      partly: 'partly, because the code is optimized',
    };
    return `breakpoints: ${words[breakpoints]}; variables: ${words[variables]}`;
  },
  symbols: (symbols: number) => counted(symbols, 'symbol'),
  absent: (cause: StripCause) => `none: ${CAUSES[cause]}`,
  notRead: 'not read in this format',
  dwarf: ({ versions, compressed, sizeBytes, linesOnly }: Omit<DwarfFacts, 'units'>) =>
    [
      versions.length === 0 ? 'version unknown' : `version ${versions.join(' and ')}`,
      compressed ? 'compressed' : 'not compressed',
      size(sizeBytes),
      ...(linesOnly ? ['line tables only'] : []),
    ].join(', '),
  code: {
    optimized: 'optimized, with inlining',
    unoptimized: 'not optimized, not inlined (-N -l)',
    mixed: 'partly optimized: not all of it was compiled with -N -l',
    unknown: 'unknown',
  },
  units: ({ optimized, unoptimized, partly, foreign }: Omit<DwarfUnits, 'main'>) =>
    [
      optimized > 0 ? `${counted(optimized, 'package')} optimized` : '',
      unoptimized > 0 ? `${counted(unoptimized, 'package')} with -N -l` : '',
      partly > 0 ? `${counted(partly, 'package')} with -N or -l` : '',
      foreign > 0 ? counted(foreign, 'unit of another language', 'units of other languages') : '',
    ]
      .filter((text) => text !== '')
      .join(', '),
  linkage: (linkage: LinkingFacts['linkage'], independent: boolean | null) => {
    const words = {
      static: 'static: needs no shared libraries',
      dynamic: 'dynamic',
      unlinked: 'not linked yet',
      host: 'runs inside of a host',
      unknown: 'unknown',
    };
    return `${words[linkage]}${independent === true ? ', position-independent' : independent === false ? ', fixed address' : ''}`;
  },
  library: { required: '', weak: 'optional', delayed: 'loaded on first use' },
  version: (name: string, symbols: readonly string[]) =>
    `${name}${symbols.length === 0 ? '' : ` for ${symbols.slice(0, 5).join(', ')}${symbols.length > 5 ? ` and ${count(symbols.length - 5)} more` : ''}`}`,
  minimum: ({ system, version, sdk }: MinimumSystem) =>
    `${system} ${version} or later${sdk === null ? '' : ` (SDK ${sdk})`}`,
  relro: { none: 'no RELRO', partial: 'partial RELRO', full: 'full RELRO' },
  stack: (executable: boolean) => (executable ? 'executable stack' : 'stack not executable'),
  cgo: {
    none: 'no C code linked in',
    packages: (packages: readonly string[]) => `C code is called by ${packages.join(', ')}`,
    runtime: 'C code is linked in, but no package calls it',
  },
  sizes: {
    groups: sizeGroupsEnglish,
    packages: 'packages',
    source: SIZE_SOURCES,
    morePackages: (part: string, packages: number) =>
      `${part}  in ${counted(packages, 'smaller package')}; --packages lists all`,
    named: (share: string) => `${share} of the bytes have a name`,
  },
  compared: {
    title: (before: string, after: string, change: string) => `${before} → ${after} (${change})`,
    same: (bytes: string) => `both files are the same, ${bytes}`,
    differences: 'What differs',
    causes: CAUSE_NAMES,
    none: '(none)',
    reason: growthText,
    more: (packages: number) => `in ${counted(packages, 'more package')}; --packages lists all`,
  },
  hostFunctions: (functions: number, modules: readonly string[]) =>
    `must provide ${counted(functions, 'function')} of ${modules.join(', ')}`,
} as const;
