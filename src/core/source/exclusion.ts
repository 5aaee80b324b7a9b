import type { Exclusion } from '../model/main-answer.ts';
import { constraintTags, evalConstraint } from './build-constraint.ts';
import { type BuildContext, KNOWN_ARCH, KNOWN_OS, matchTag, tagKind } from './build-context.ts';
import { fileNameTags } from './file-name-constraint.ts';
import type { GoFileScan } from './scan-go-file.ts';

/** Excludes by name alone; null if the name is included. */
export function excludedByName(fileName: string, context: BuildContext): Exclusion | null {
  if (fileName.startsWith('_')) return { kind: 'prefix', prefix: '_' };
  if (fileName.startsWith('.')) return { kind: 'prefix', prefix: '.' };
  const tags = fileNameTags(fileName);
  return tags.every((tag) => matchTag(tag, context)) ? null : { kind: 'fileName', tags };
}

/** Excludes by content. `useAllFiles`: for files named on the command line, constraints are ignored. */
export function excludedByContent(
  scan: GoFileScan,
  isTest: boolean,
  context: BuildContext,
  useAllFiles: boolean,
): Exclusion | null {
  const failing = scan.constraint.lines.find(
    ({ parsed }) => parsed.expr !== null && !evalConstraint(parsed.expr, (tag) => matchTag(tag, context)),
  );
  if (failing !== undefined && !useAllFiles)
    return {
      kind: 'constraint',
      line: failing.text,
      at: failing.at,
      plusBuild: failing.kind === '+build',
    };
  if (scan.packageName === 'documentation') return { kind: 'documentation', at: scan.packageAt };
  const cgo = scan.imports.find(({ path }) => path === 'C');
  if (cgo !== undefined && !isTest && !context.cgoEnabled) return { kind: 'cgo', at: cgo.at };
  return null;
}

/** The settings that would include a file. */
export interface BuildSettings {
  readonly set: readonly string[];
  readonly unset: readonly string[];
}

const MOST_TAGS = 10;

/** The smallest change of tags that includes a file; null if none is found. */
export function settingsFor(fileName: string, scan: GoFileScan, context: BuildContext): BuildSettings | null {
  const tags = new Set<string>(fileNameTags(fileName));
  for (const { parsed } of scan.constraint.lines) if (parsed.expr !== null) constraintTags(parsed.expr, tags);
  if (scan.imports.some(({ path }) => path === 'C') && !fileName.endsWith('_test.go')) tags.add('cgo');
  const list = [...tags];
  if (list.length > MOST_TAGS) return null;
  const now = list.map((tag) => matchTag(tag, context));
  const choices = Array.from({ length: 2 ** list.length }, (_, bits) => bits).sort(
    (a, b) => cost(a, list) - cost(b, list) || a - b,
  );
  for (const flips of choices) {
    const isSet = (tag: string) => {
      const index = list.indexOf(tag);
      return index < 0 ? matchTag(tag, context) : now[index] !== isFlipped(flips, index);
    };
    if (!isPossible(list, isSet) || !isTakenIn(fileName, scan, isSet)) continue;
    const flipped = list.filter((_, index) => isFlipped(flips, index));
    return { set: flipped.filter(isSet), unset: flipped.filter((tag) => !isSet(tag)) };
  }
  return null;
}

function isFlipped(flips: number, index: number): boolean {
  return ((flips >> index) & 1) === 1;
}

/** Fewer changes are better, and a custom tag is easier to set than another platform or toolchain. */
function cost(flips: number, tags: readonly string[]): number {
  let sum = 0;
  tags.forEach((tag, index) => {
    if (isFlipped(flips, index)) sum += TAG_COST[tagKind(tag)];
  });
  return sum;
}

const TAG_COST = { custom: 10, cgo: 11, os: 14, arch: 14, release: 30, toolchain: 30, compiler: 40 } as const;

/** Never two systems or two processors at once. */
function isPossible(tags: readonly string[], isSet: (tag: string) => boolean): boolean {
  const count = (known: ReadonlySet<string>) => tags.filter((tag) => known.has(tag) && isSet(tag)).length;
  return count(KNOWN_OS) <= 1 && count(KNOWN_ARCH) <= 1;
}

function isTakenIn(fileName: string, scan: GoFileScan, isSet: (tag: string) => boolean): boolean {
  if (!fileNameTags(fileName).every(isSet)) return false;
  if (scan.imports.some(({ path }) => path === 'C') && !fileName.endsWith('_test.go') && !isSet('cgo'))
    return false;
  return scan.constraint.lines.every(
    ({ parsed }) => parsed.expr === null || evalConstraint(parsed.expr, isSet),
  );
}

export function applySettings(context: BuildContext, { set, unset }: BuildSettings): BuildContext {
  const of = (kind: string) => set.filter((tag) => tagKind(tag) === kind);
  const cgoEnabled = set.includes('cgo') || (context.cgoEnabled && !unset.includes('cgo'));
  const tags = [...context.tags.filter((tag) => !unset.includes(tag)), ...of('custom')];
  return {
    ...context,
    goos: of('os').find((tag) => tag !== 'unix') ?? context.goos,
    goarch: of('arch')[0] ?? context.goarch,
    cgoEnabled,
    tags,
    toolTags: [...context.toolTags.filter((tag) => !unset.includes(tag)), ...of('toolchain')],
    releaseTags: [...context.releaseTags, ...of('release')],
  };
}
