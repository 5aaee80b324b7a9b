// cspell:ignore gfortran
import { isLocalReason, type Reason, type ReasonId } from '../../model/reasons.ts';
import type { OpenCause } from './causes.ts';

/** A change that brings another with it. */
interface Consequence {
  readonly of: (bigger: Reason) => boolean;
  readonly follows: (one: Reason) => boolean;
  /** Whether it follows from just this change; from each of them if absent. */
  readonly when?: (one: Reason, bigger: Reason) => boolean;
  /** Only if every package that has the consequence has the bigger change, too. */
  readonly inside: boolean;
  /** Whether the consequence says more about the change, so that it is listed beside it. */
  readonly told: boolean;
}

const is =
  (id: ReasonId, ...subjects: readonly string[]) =>
  (one: Reason): boolean =>
    one.id === id && (subjects.length === 0 || subjects.includes(one.subject));

const any =
  (...tests: readonly ((one: Reason) => boolean)[]) =>
  (one: Reason): boolean =>
    tests.some((test) => test(one));

const isPlatform = is('kind', 'GOOS', 'GOARCH');
const isSanitizer = is('kind', 'race', 'msan', 'asan');
const isFileChange = (one: Reason): boolean => isLocalReason(one.id) && /^(file|embed)/.test(one.id);

/** What the toolchain itself decides. */
const isOfToolchain = any(
  is('tool'),
  is('directory', 'GOROOT'),
  is('godebug'),
  is('compilerFlags', 'forced by go'),
  is('assemblerFlags', 'forced by go'),
  is('linkerFlags', 'forced by go'),
);

/** The C compilers that go itself chooses: one of another name was chosen by the user. */
function isUsualCompiler({ id, subject, old, new: now }: Reason): boolean {
  if (id !== 'cCompiler') return false;
  if (!/^(?:CC|CXX|FC)$/.test(subject)) return true;
  return [old, now].every(
    (value) => value === null || /^(?:gcc|g\+\+|clang|clang\+\+|gfortran)(?: |$)/.test(value),
  );
}

/** What go chooses for each platform unless it is told otherwise. */
const isOfPlatform = any(
  is('environment', 'CGO_ENABLED'),
  is('kind', 'buildmode'),
  isUsualCompiler,
  is('cgoFlags'),
  isOfToolchain,
);

/** Bigger changes first: a cause is folded into the first that it follows from. */
const consequences: readonly Consequence[] = [
  // The go line of go.mod may be what selects another toolchain.
  {
    of: is('goVersion'),
    follows: is('languageVersion'),
    when: selects,
    inside: false,
    told: true,
  },
  { of: is('goVersion'), follows: any(isOfToolchain, is('vetFlags')), inside: false, told: false },
  // The tools print the experiments as a part of their version.
  { of: is('environment', 'GOEXPERIMENT'), follows: is('tool'), inside: false, told: false },
  { of: is('kind', 'GOOS'), follows: is('kind', 'GOARCH'), inside: false, told: true },
  { of: isPlatform, follows: isOfPlatform, inside: false, told: false },
  { of: isSanitizer, follows: is('kind', 'buildmode'), inside: false, told: false },
  { of: is('kind', 'buildmode'), follows: is('linkerFlags', 'forced by go'), inside: false, told: false },
  // Files that tags or cgo select have their own `#cgo` lines and `//go:debug` lines.
  {
    of: any(is('buildTags'), is('environment', 'CGO_ENABLED')),
    follows: any(is('cgoFlags'), is('cCompiler'), is('godebug')),
    inside: true,
    told: false,
  },
  {
    of: isFileChange,
    follows: any(is('cgoFlags'), is('cCompiler'), is('godebug')),
    inside: true,
    told: true,
  },
];

type CauseEntry = readonly [string, OpenCause];

/**
 * Folds causes that follow from others into those, and returns the cause of each folded one by key. Of thousands of
 * edits, each is a cause.
 */
export function foldCauses(causes: Map<string, OpenCause>): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  for (const rule of consequences) {
    const following = [...causes].filter(([, cause]) => [...cause.reasons.values()].every(rule.follows));
    if (following.length === 0) continue;
    const biggerOnes = [...causes].flatMap((entry) => {
      const bigger = [...entry[1].reasons.values()].find(rule.of);
      return bigger === undefined ? [] : [{ entry, bigger }];
    });
    for (const [key, cause] of following) {
      const found = biggerOnes.find(
        ({ entry, bigger }) => causes.has(entry[0]) && isFrom(cause, entry, bigger, rule),
      );
      if (found === undefined) continue;
      const [biggerKey, into] = found.entry;
      merge(into, cause, rule.told);
      causes.delete(key);
      folded.set(key, biggerKey);
    }
  }
  return new Map([...folded.keys()].map((key) => [key, lastOf(key, folded)]));
}

/** The cause that a folded one is a part of, which is not folded itself. */
function lastOf(key: string, folded: ReadonlyMap<string, string>): string {
  let at = key;
  for (let next = folded.get(at); next !== undefined; next = folded.get(at)) at = next;
  return at;
}

function isFrom(
  cause: OpenCause,
  [, other]: CauseEntry,
  bigger: Reason,
  { when, inside }: Consequence,
): boolean {
  if (other === cause || other.otherProgram !== cause.otherProgram) return false;
  if (when && ![...cause.reasons.values()].every((one) => when(one, bigger))) return false;
  return !inside || isInside(cause, other);
}

function isInside(cause: OpenCause, other: OpenCause): boolean {
  const paths = new Set([...other.roots].map((draft) => draft.importPath));
  return [...cause.roots].every((draft) => paths.has(draft.importPath));
}

function merge(into: OpenCause, cause: OpenCause, told: boolean): void {
  for (const draft of cause.roots) into.roots.add(draft);
  for (const draft of cause.reached) into.reached.add(draft);
  if (told) for (const one of cause.reasons.values()) into.reasons.set(`${one.id} ${one.subject}`, one);
}

/** Whether the new go line needs a go that is newer than the one before. */
function selects(line: Reason, version: Reason): boolean {
  const [before, wanted] = [numbersOf(version.old), numbersOf(line.new)];
  if (before === null || wanted === null) return false;
  const at = wanted.findIndex((number, index) => number !== (before[index] ?? 0));
  return at >= 0 && (wanted[at] ?? 0) > (before[at] ?? 0);
}

function numbersOf(version: string | null): readonly number[] | null {
  const match = /^(?:go)?(\d+(?:\.\d+)*)/.exec(version ?? '');
  return match?.[1]?.split('.').map(Number) ?? null;
}
