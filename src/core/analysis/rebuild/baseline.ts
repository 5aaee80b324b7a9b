import { buildTags, type GoCommandLine, textFlag } from '../../go/command-line.ts';
import { isHashOf } from '../../go/hash-name.ts';
import { readRecordedLine } from '../../go/recorded-line.ts';
import { type InputsOf, type KeyHead, type KeySnapshot, NOT_MADE } from '../../model/keys.ts';
import { usedOtherCache } from './cache-used.ts';
import { diffKeys, type KeyDifference, type RunFacts } from './diff.ts';
import { hasTestFiles } from './files.ts';
import type { NormalizedKey } from './key.ts';
import { quickDiff } from './quick-diff.ts';
import { readKey } from './vet-key.ts';

/** The earlier key that a new one is compared with, and the differences. */
export interface Baseline {
  readonly snapshot: KeySnapshot;
  readonly key: KeyHead;
  readonly difference: KeyDifference;
}

/** The maximum number of keys per package to compare; the nearest ones come first. */
const MOST_CANDIDATES = 24;

/**
 * The nearest earlier key of the same package: of the same kind and configuration if there is one (in the
 * newest trace that has it), otherwise the one with the fewest differences. Traces of other programs count only
 * if this program has none, and only for packages of the same kind and configuration.
 */
export function chooseBaseline(
  name: string,
  { inputs, key }: KnownKey,
  nowRun: RunFacts,
  earlier: EarlierKeys,
  mainModules: readonly string[] = [],
): Baseline | null {
  const wantedRun = runSignature(nowRun);
  const isOwn = ({ snapshot }: KeyUse): boolean => !isForeign(snapshot, mainModules);
  const known = inThisCache(earlier.named(name), nowRun);
  const hasOwn = known.some((one) => one.uses.some(isOwn));
  // A link belongs to one program.
  if (!hasOwn && isHashOf('link', name)) return null;
  const usable = known.map(({ head, uses }): Candidate => {
    const fits = (use: KeyUse): boolean => !hasOwn || isOwn(use);
    const like = uses.find((use) => use.signature === wantedRun && fits(use));
    return { head, like, any: like ?? nearestUse(uses.filter(fits), nowRun) };
  });
  const quick = quickBaseline(inputs, usable, earlier);
  if (quick) return quick;
  const now = key();
  const wanted = signatureOf(now);
  const candidates = usable.flatMap(({ head, like, any }) => {
    if (earlier.inputsOf(head) === null) return [];
    const old = earlier.keyOf(head);
    const same = like !== undefined && signatureOf(old) === wanted;
    return same || hasOwn ? [{ head, key: old, use: like ?? any, same }] : [];
  });
  const same = candidates.filter((one) => one.same);
  const newest = same.reduce(
    (time, { use }) => (use && use.snapshot.startedAt > time ? use.snapshot.startedAt : time),
    '',
  );
  const pool = same.length > 0 ? same.filter(({ use }) => use?.snapshot.startedAt === newest) : candidates;
  let best: (Baseline & { readonly cost: number }) | null = null;
  for (const { use, key, head } of pool) {
    if (!use) continue;
    const difference = diffKeys(key, now, use.run, nowRun);
    const cost = costOf(difference) + (use.signature === wantedRun ? 0 : 5_000);
    if (!best || cost < best.cost) best = { snapshot: use.snapshot, key: head, difference, cost };
  }
  return best;
}

/**
 * The keys that were in this GOCACHE, if there are any: only those could have been used, and their differences
 * are the answer. Otherwise those of all.
 */
function inThisCache(known: readonly EarlierKey[], nowRun: RunFacts): readonly EarlierKey[] {
  const here = known.flatMap(({ head, uses }) => {
    const own = uses.filter(({ run }) => !isOtherCache(run, nowRun));
    return own.length > 0 ? [{ head, uses: own }] : [];
  });
  return here.length > 0 ? here : known;
}

/** Whether both are known and differ. */
export function isOtherCache(oldRun: RunFacts, nowRun: RunFacts): boolean {
  return usedOtherCache(oldRun.environment, nowRun.environment);
}

/** The inputs of a key, parsed on demand. */
export interface KnownKey {
  readonly inputs: readonly string[];
  readonly key: () => NormalizedKey;
}

/**
 * The one in the newest trace that qualifies, if it differs only in the content of imports: then it is of the
 * same kind and configuration, and no other is nearer.
 */
function quickBaseline(
  inputs: readonly string[],
  usable: readonly Candidate[],
  earlier: EarlierKeys,
): Baseline | null {
  let best: Candidate | null = null;
  let isAlone = true;
  for (const one of usable) {
    const time = one.like?.snapshot.startedAt ?? '';
    const newest = best?.like?.snapshot.startedAt ?? '';
    if (time === '' || time < newest) continue;
    isAlone = time > newest;
    best = one;
  }
  const lines = isAlone && best ? earlier.inputsOf(best.head) : null;
  const imports = lines ? quickDiff(lines, inputs) : null;
  if (!best?.like || !imports) return null;
  return { snapshot: best.like.snapshot, key: best.head, difference: { own: [], imports } };
}

/** A trace that had a key. */
interface KeyUse {
  readonly snapshot: KeySnapshot;
  readonly run: RunFacts;
  /** `runSignature(run)`. */
  readonly signature: string;
}

interface EarlierKey {
  readonly head: KeyHead;
  /** Newest first. */
  readonly uses: readonly KeyUse[];
}

/** Several commands may share a key: choose the one that has the fewest differences. */
function nearestUse(uses: readonly KeyUse[], nowRun: RunFacts): KeyUse | undefined {
  return (
    uses.find(({ run }) => run.tags === nowRun.tags) ??
    uses.find(({ run }) => run.environment.CGO_ENABLED === nowRun.environment.CGO_ENABLED) ??
    uses[0]
  );
}

/** An earlier key with the newest command that had it: one with the same configuration, and one with any. */
interface Candidate {
  readonly head: KeyHead;
  readonly like: KeyUse | undefined;
  readonly any: KeyUse | undefined;
}

/** Earlier keys by name, newest first, without duplicates; inputs are read and parsed on demand. */
export interface EarlierKeys {
  readonly snapshots: readonly KeySnapshot[];
  readonly named: (name: string) => readonly EarlierKey[];
  /** null if the store has lost them. */
  readonly inputsOf: (head: KeyHead) => readonly string[] | null;
  readonly keyOf: (head: KeyHead) => NormalizedKey;
  /** The newest trace that had exactly this key; one with this GOCACHE if possible. */
  readonly withID: (
    actionID: string,
    nowRun?: RunFacts,
  ) => { readonly snapshot: KeySnapshot; readonly key: KeyHead } | null;
}

/** `snapshots`: newest first. */
export function indexEarlierKeys(snapshots: readonly KeySnapshot[], inputsOf: InputsOf): EarlierKeys {
  const byName = new Map<string, { head: KeyHead; uses: KeyUse[] }[]>();
  const byID = new Map<string, { head: KeyHead; uses: KeyUse[] }>();
  for (const snapshot of snapshots) {
    const run = runFacts(snapshot);
    const use = { snapshot, run, signature: runSignature(run) };
    for (const head of snapshot.keys) {
      if (head.contentID === NOT_MADE) continue;
      const known = byID.get(head.actionID);
      if (known) {
        known.uses.push(use);
        continue;
      }
      const one = { head, uses: [use] };
      byID.set(head.actionID, one);
      const list = byName.get(head.name);
      if (list === undefined) byName.set(head.name, [one]);
      else if (list.length < MOST_CANDIDATES) list.push(one);
    }
  }
  const keys = new Map<string, NormalizedKey>();
  const keyOf = (head: KeyHead): NormalizedKey => {
    const known = keys.get(head.actionID);
    if (known) return known;
    const key = readKey(head.name, inputsOf(head.actionID) ?? [], inputsOf);
    keys.set(head.actionID, key);
    return key;
  };
  return {
    snapshots,
    withID(actionID, nowRun) {
      const one = byID.get(actionID);
      const use = one?.uses.find(({ run }) => nowRun && !isOtherCache(run, nowRun)) ?? one?.uses[0];
      return one && use ? { snapshot: use.snapshot, key: one.head } : null;
    },
    named: (name) => byName.get(name) ?? [],
    inputsOf: (head) => inputsOf(head.actionID),
    keyOf,
  };
}

/** The program of a trace, if it is not one of these main modules: `glow`; null if it is, or if not known. */
export function otherProgram(snapshot: KeySnapshot, mainModules: readonly string[]): string | null {
  const [first] = snapshot.mainModules ?? [];
  return first !== undefined && isForeign(snapshot, mainModules) ? programName(first) : null;
}

function isForeign({ mainModules: theirs = [] }: KeySnapshot, mainModules: readonly string[]): boolean {
  if (theirs.length === 0 || mainModules.length === 0) return false;
  return !theirs.some((path) => mainModules.includes(path));
}

/** `glow` of `github.com/charmbracelet/glow/v2`. */
function programName(modulePath: string): string {
  const parts = modulePath.split('/');
  const last = parts.at(-1) ?? modulePath;
  return /^v\d+$/.test(last) ? (parts.at(-2) ?? last) : last;
}

export function runFacts(snapshot: KeySnapshot): RunFacts {
  const line = readRecordedLine(snapshot);
  const mode = textFlag(line, 'buildmode');
  return {
    tags: buildTags(line).join(','),
    buildmode: mode === 'default' ? null : mode,
    environment: snapshot.environment,
    vetBy: vetBy(line),
    ...(snapshot.redactedWith === undefined ? {} : { redactedWith: snapshot.redactedWith }),
  };
}

function vetBy(line: GoCommandLine): 'test' | 'vet' | null {
  if (line.verb === 'test') return textFlag(line, 'vet') === null ? 'test' : null;
  // Its flags select checks, or are those of a build.
  return line.verb === 'vet' ? 'vet' : null;
}

/** Kind and configuration: what users switch between, as opposed to what they edit. */
function signatureOf(key: NormalizedKey): string {
  const pick = [
    ...['goVersion', 'goos', 'goarch', 'omitdebug', 'trimpath', 'forcedGcflags', 'forcedLdflags'],
    ...['gcflags', 'asmflags', 'modinfo:build -ldflags', 'modinfo:build -tags'],
    ...['cover', 'fuzz', 'env:GOEXPERIMENT', 'forcelibrary', 'buildmode', 'ldBuildmode', 'ldflags'],
    ...['env:GOAMD64', 'env:GOARM64', 'env:GOARM', 'env:GO386', 'vetflags', 'vetxonly'],
    // A main package has build information only if it becomes a program, and no stamps in go run and go test.
    ...['modinfo:path', 'modinfo:build vcs'],
  ].map((id) => key.settings.get(id) ?? '');
  const directory = (key.settings.get('directory') ?? '').replace(/@v\d[^/\\]*/, '');
  return [...pick, directory, String(key.settings.has('pgofile')), String(hasTestFiles(key))].join('\n');
}

function runSignature(run: RunFacts): string {
  return `${run.tags}\n${run.environment.CGO_ENABLED ?? ''}`;
}

/** Own differences weigh more than all imports together. */
function costOf(difference: KeyDifference): number {
  const own = difference.own.reduce((sum, one) => sum + 1 + one.files.length, 0);
  return own * 10_000 + difference.imports.length;
}
