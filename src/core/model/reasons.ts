/**
 * Why something was built again. A closed list: scripts may match on the IDs, and every miss with an earlier
 * key has at least one of them.
 */
export const REASON_IDS = [
  'firstSeen',
  'fileEdited',
  'fileAdded',
  'fileRemoved',
  'fileRenamed',
  'embedEdited',
  'embedAdded',
  'embedRemoved',
  'overlay',
  'overlayEdited',
  'ownOutput',
  'vendored',
  'generatedTestMain',
  'dependency',
  'compilerFlags',
  'assemblerFlags',
  'linkerFlags',
  'vetFlags',
  'vetFacts',
  'buildTags',
  'environment',
  'cgoFlags',
  'goVersion',
  'tool',
  'cCompiler',
  'languageVersion',
  'godebug',
  'moduleVersion',
  'directory',
  'trimpath',
  'kind',
  'pgoProfile',
  'vcsStamp',
  'buildInfo',
  'evicted',
  'notKept',
  'cacheUnusable',
  'testNotCacheable',
  'testArguments',
  'testFile',
  'testFileAdded',
  'testFileRemoved',
  'testFileWritten',
  'testFileTouched',
  'testTimeChanged',
  'testModeChanged',
  'testVariable',
  'nondeterministic',
  'unknownInput',
  'redacted',
  'noDifference',
  'inputsUnknown',
] as const;

export type ReasonId = (typeof REASON_IDS)[number];

/** One changed input. */
export interface Reason {
  readonly id: ReasonId;
  /** What changed: a file, flag, variable, module, tool, or kind. Empty if the ID is enough. */
  readonly subject: string;
  /** null: it did not exist. */
  readonly old: string | null;
  readonly new: string | null;
  /** Files that are now in or out of the package because of this (tags, platform, cgo, tests). */
  readonly files: readonly string[];
}

/** Changed source files of the package. */
const EDITS: readonly ReasonId[] = [
  'fileEdited',
  'fileAdded',
  'fileRemoved',
  'fileRenamed',
  'embedEdited',
  'embedAdded',
  'embedRemoved',
];

export function isEdit(id: ReasonId): boolean {
  return EDITS.includes(id);
}

/** Reasons within the package itself; the others apply to a whole build and are one cause together. */
const LOCAL: ReadonlySet<ReasonId> = new Set<ReasonId>([
  ...EDITS,
  'overlay',
  'overlayEdited',
  'ownOutput',
  'generatedTestMain',
  'testFile',
  'testFileAdded',
  'testFileRemoved',
  'testFileWritten',
  'testFileTouched',
  'testTimeChanged',
  'testModeChanged',
  'nondeterministic',
  'unknownInput',
  'noDifference',
]);

export function isLocalReason(id: ReasonId): boolean {
  return LOCAL.has(id);
}

/** Flags and variables that may apply to some packages only. */
const SOME_PACKAGES: ReadonlySet<ReasonId> = new Set<ReasonId>([
  'compilerFlags',
  'assemblerFlags',
  'linkerFlags',
  'buildTags',
  'cgoFlags',
  'cCompiler',
  'tool',
]);

/** Whether the command, its environment or its toolchain decides this, but not for every package. */
export function isOfSomePackages({ id, subject }: Reason): boolean {
  if (id === 'environment') return subject === 'CGO_ENABLED';
  return SOME_PACKAGES.has(id) || (id === 'kind' && !WHOLE_BUILD.has(subject));
}

const WHOLE_BUILD: ReadonlySet<string> = new Set([
  ...['GOOS', 'GOARCH', 'race', 'msan', 'asan', 'fuzz', 'buildmode'],
]);

/** Whether the command, its environment or its toolchain decides this for every package of a build. */
export function isOfWholeBuild(one: Reason): boolean {
  const { id } = one;
  if (id === 'goVersion' || id === 'trimpath') return true;
  return (id === 'kind' || id === 'environment') && !isOfSomePackages(one);
}

/** Reasons that leave the question open. */
const OPEN: ReadonlySet<ReasonId> = new Set<ReasonId>([
  'firstSeen',
  'dependency',
  'unknownInput',
  'redacted',
  'noDifference',
  'inputsUnknown',
]);

export function isExplanation(id: ReasonId): boolean {
  return !OPEN.has(id);
}

export function reason(
  id: ReasonId,
  subject = '',
  old: string | null = null,
  now: string | null = null,
  files: readonly string[] = [],
): Reason {
  return { id, subject, old, new: now, files };
}

/** The two values of a reason that is on or off. */
export function onOff(old: boolean, now: boolean): [string, string] {
  return [old ? 'on' : 'off', now ? 'on' : 'off'];
}
