import type { InputsOf, KeyHead, KeySnapshot } from '../model/keys.ts';
import { isExplanation, isLocalReason, type Reason, reason } from '../model/reasons.ts';
import type { Action, BuildTrace } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import {
  chooseBaseline,
  type EarlierKeys,
  indexEarlierKeys,
  otherProgram,
  runFacts,
} from './why-baseline.ts';
import { readCommand } from './why-command.ts';
import { diffKeys, type ImportDifference, type RunFacts } from './why-diff.ts';
import { keyName, type NormalizedKey, normalizeKey } from './why-key.ts';

/** Why each miss of a trace was one. Plain JSON. */
export interface Explanation {
  /** One for every compile and link that was done, and for every change below them that the cache held by now. */
  readonly nodes: readonly WhyNode[];
  /** What set it off, the one that cost most first; routine links come last. */
  readonly causes: readonly Cause[];
  /** Of the misses with an earlier key, how many are explained down to a cause. */
  readonly withBaseline: number;
  readonly explained: number;
  /** Misses of packages that no earlier trace has. */
  readonly firstSeen: number;
  /** The traces that keys were compared with, newest first. */
  readonly baselines: readonly BaselineRef[];
  /** The cache held keys that no trace knows: something was built since, and nobody traced it. */
  readonly builtSince: boolean;
  /** No earlier trace is of this main module. */
  readonly firstOfModule: boolean;
}

export interface BaselineRef {
  readonly traceId: string | null;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  /** Another program's trace: its main module, in short; null when it is this one's, or not known. */
  readonly program: string | null;
}

export interface WhyNode {
  /** Id of the action in the trace. */
  readonly action: number;
  readonly mode: 'build' | 'link';
  readonly importPath: string;
  /** Done in this command; false for a dependency that changed earlier and came from the cache now. */
  readonly rebuilt: boolean;
  readonly reasons: readonly Reason[];
  /** Imports whose output is another one, with the action that made it. */
  readonly imports: readonly (ImportDifference & { readonly action: number | null })[];
  /** Indexes into `causes`. */
  readonly causes: readonly number[];
  /** Import paths from this package's own change, or through its imports, down to the nearest root. */
  readonly chain: readonly string[];
  /** Index into `baselines`; null when there was none. */
  readonly baseline: number | null;
  /** The reasons are differences from another program's trace: nothing was edited. */
  readonly otherProgram: string | null;
  /** Built again, and its output is the same as before: who imports it was not touched. null when not known. */
  readonly outputUnchanged: boolean | null;
  readonly explained: boolean;
}

export interface Cause {
  /** The package whose own input changed; null for what holds for the whole build. */
  readonly importPath: string | null;
  /** The reasons are differences from another program's trace. */
  readonly otherProgram: string | null;
  readonly reasons: readonly Reason[];
  /** Nodes with this change of their own. */
  readonly roots: readonly number[];
  /** Nodes built again because of them. */
  readonly cascade: readonly number[];
  readonly rebuiltPackages: number;
  readonly links: number;
  /** Work of all of them together. */
  readonly workMs: Milliseconds;
}

export interface ExplainOptions {
  /** Newest first; without the trace at hand. */
  readonly earlier: readonly KeySnapshot[];
  readonly inputsOf: InputsOf;
}

export function explainRebuilds(trace: BuildTrace, options: ExplainOptions): Explanation {
  const earlier = indexEarlierKeys(options.earlier, options.inputsOf);
  const finder = new Finder(trace, earlier, (id) => trace.keyInputs[id] ?? options.inputsOf(id));
  for (const action of trace.actions) if (isWork(action)) finder.explain(action);
  return summarize(trace, finder, earlier);
}

/** A compile or a link that was done, or tried. */
function isWork(action: Action): boolean {
  return isKeyed(action) && (action.outcome === 'miss' || action.outcome === 'failed');
}

function isKeyed(action: Action): boolean {
  return (action.mode === 'build' || action.mode === 'link') && action.actionID !== undefined;
}

interface Draft {
  readonly action: Action;
  readonly rebuilt: boolean;
  readonly importPath: string;
  readonly reasons: readonly Reason[];
  readonly imports: readonly (ImportDifference & { readonly action: number | null })[];
  /** Drafts of the changed imports. */
  readonly below: readonly Draft[];
  readonly snapshot: KeySnapshot | null;
  readonly otherProgram: string | null;
  readonly outputUnchanged: boolean | null;
}

class Finder {
  readonly drafts = new Map<string, Draft>();
  readonly #trace: BuildTrace;
  readonly #earlier: EarlierKeys;
  readonly #inputsOf: InputsOf;
  readonly #run: RunFacts;
  readonly mainModules: readonly string[];
  readonly #flags: ReadonlyMap<string, string>;
  /** Builds by `importPath contentID`: who made what an import line names. */
  readonly #makers = new Map<string, Action>();
  readonly #keys = new Map<string, NormalizedKey | null>();

  constructor(trace: BuildTrace, earlier: EarlierKeys, inputsOf: InputsOf) {
    this.#trace = trace;
    this.#earlier = earlier;
    this.#inputsOf = inputsOf;
    this.#run = runFacts(snapshotOf(trace));
    this.mainModules = mainModulesOf(trace);
    this.#flags = readCommand(trace.command.argv, trace.command.goflags).flags;
    for (const action of trace.actions) {
      if (action.mode !== 'build' || action.buildID === undefined) continue;
      this.#makers.set(`${plainPath(action.package)} ${contentIDOf(action.buildID)}`, action);
    }
  }

  /** Why was this action done? */
  explain(action: Action): Draft {
    const name = `${action.id}`;
    const known = this.drafts.get(name);
    if (known) return known;
    const draft = this.#draftOfMiss(action);
    this.drafts.set(name, draft);
    return draft;
  }

  #draftOfMiss(action: Action): Draft {
    const id = action.actionID ?? '';
    const key = this.#keyOf(id);
    const importPath = key?.importPath ?? plainPath(action.package);
    const bare = {
      ...{ action, rebuilt: true, importPath, imports: [], below: [] },
      ...{ outputUnchanged: null, otherProgram: null },
    };
    const same = this.#earlier.withID(id);
    if (same) {
      const reasons = [this.#flags.get('a') === 'true' ? forced() : this.#sameKey(action, same)];
      return { ...bare, reasons, snapshot: same.snapshot, outputUnchanged: sameOutput(same.key, action) };
    }
    if (!key) return { ...bare, reasons: [reason('inputsUnknown')], snapshot: null };
    const name = `${key.mode} ${key.importPath}`;
    const baseline = chooseBaseline(name, key, this.#run, this.#earlier, this.mainModules);
    const force = this.#flags.get('a') === 'true' ? [forced()] : [];
    if (!baseline) return { ...bare, reasons: [reason('firstSeen'), ...force], snapshot: null };
    const { own, imports } = baseline.difference;
    const found = this.#imports(imports, baseline.snapshot, own.length > 0);
    const reasons = [...own, ...force];
    return {
      ...bare,
      reasons: reasons.length > 0 || found.imports.length > 0 ? reasons : [leftOver(key)],
      ...found,
      snapshot: baseline.snapshot,
      otherProgram: otherProgram(baseline.snapshot, this.mainModules),
      outputUnchanged: sameOutput(baseline.key, action),
    };
  }

  /** The very key was there before, and yet its output was not in the cache. */
  #sameKey(action: Action, same: { readonly snapshot: KeySnapshot; readonly key: KeyHead }): Reason {
    if (action.mode === 'link' && !keepsPrograms(this.#trace)) return reason('notKept', 'program');
    if (same.key.contentID === null && action.mode === 'build') return reason('notKept', 'failed');
    const [before, after] = [same.snapshot.environment.GOCACHE, this.#run.environment.GOCACHE];
    return before !== undefined && after !== undefined && before !== after
      ? reason('evicted', 'GOCACHE', before, after)
      : reason('evicted');
  }

  /** Follows changed imports. One that came or went with the package's own change is no reason of its own. */
  #imports(
    differences: readonly ImportDifference[],
    snapshot: KeySnapshot,
    hasOwn: boolean,
  ): Pick<Draft, 'imports' | 'below'> {
    const told = differences.filter((one) => !hasOwn || (one.old !== null && one.new !== null));
    const below: Draft[] = [];
    const imports = told.map((one) => {
      const maker =
        one.new === null ? undefined : this.#makers.get(`${one.importPath} ${contentIDOf(one.new)}`);
      if (!maker) return { ...one, action: null };
      below.push(isWork(maker) ? this.explain(maker) : this.#changedBefore(maker, one, snapshot));
      return { ...one, action: maker.id };
    });
    return { imports, below };
  }

  /** From the cache now, but another output than in the baseline: what changed in between? */
  #changedBefore(maker: Action, difference: ImportDifference, snapshot: KeySnapshot): Draft {
    const name = `${maker.id} ${difference.old ?? ''} ${snapshot.startedAt}`;
    const known = this.drafts.get(name);
    if (known) return known;
    const draft = this.#draftOfChange(maker, difference, snapshot);
    this.drafts.set(name, draft);
    return draft;
  }

  #draftOfChange(maker: Action, difference: ImportDifference, snapshot: KeySnapshot): Draft {
    const key = this.#keyOf(maker.actionID ?? '');
    const bare = {
      ...{ action: maker, rebuilt: false, importPath: difference.importPath, outputUnchanged: null },
      otherProgram: otherProgram(snapshot, this.mainModules),
    };
    const none = { ...bare, imports: [], below: [], snapshot };
    const old = snapshotKey(
      snapshot,
      `build ${difference.importPath}`,
      difference.old === null ? null : contentIDOf(difference.old),
    );
    if (!key || !old)
      return { ...none, reasons: [reason(difference.old === null ? 'firstSeen' : 'inputsUnknown')] };
    if (old.actionID === maker.actionID) {
      return { ...none, reasons: [reason('nondeterministic', '', difference.old, difference.new)] };
    }
    const before = this.#keyOf(old.actionID);
    if (!before) return { ...none, reasons: [reason('inputsUnknown')] };
    const { own, imports } = diffKeys(before, key, runFacts(snapshot), this.#run);
    const found = this.#imports(imports, snapshot, own.length > 0);
    const reasons = own.length > 0 || found.imports.length > 0 ? own : [leftOver(key)];
    return { ...bare, reasons, ...found, snapshot };
  }

  #keyOf(actionID: string): NormalizedKey | null {
    const known = this.#keys.get(actionID);
    if (known !== undefined) return known;
    const inputs = this.#inputsOf(actionID);
    const key = inputs ? normalizeKey(keyName(inputs), inputs) : null;
    this.#keys.set(actionID, key);
    return key;
  }
}

const headsByName = new WeakMap<KeySnapshot, Map<string, KeyHead>>();

function snapshotKey(snapshot: KeySnapshot, name: string, contentID: string | null): KeyHead | null {
  let heads = headsByName.get(snapshot);
  if (!heads) {
    heads = new Map(snapshot.keys.map((head) => [`${head.name} ${head.contentID ?? ''}`, head]));
    headsByName.set(snapshot, heads);
  }
  return heads.get(`${name} ${contentID ?? ''}`) ?? null;
}

function forced(): Reason {
  return reason('cacheUnusable', '-a');
}

/** All known inputs are equal, and yet the ids differ: it is the one that only the real build knows. */
function leftOver(key: NormalizedKey): Reason {
  for (const [name, hash] of key.files) if (hash === '') return reason('generatedTestMain', name);
  return reason('noDifference');
}

/** Since go 1.24 the program of `go run` is kept in the cache; no other linked program is. */
function keepsPrograms(trace: BuildTrace): boolean {
  const minor = /^go1\.(\d+)/.exec(trace.go.version ?? '')?.[1];
  return trace.command.verb === 'run' && minor !== undefined && Number(minor) >= 24;
}

function sameOutput(before: KeyHead, action: Action): boolean | null {
  if (before.contentID === null || action.buildID === undefined || action.mode === 'link') return null;
  return before.contentID === contentIDOf(action.buildID);
}

export function contentIDOf(buildID: string): string {
  return buildID.slice(buildID.lastIndexOf('/') + 1);
}

/** Without the test variant that a trace notes behind the import path. */
export function plainPath(packageText: string): string {
  const space = packageText.indexOf(' [');
  return space < 0 ? packageText : packageText.slice(0, space);
}

/** The trace at hand as one that later ones are compared with. */
export function snapshotOf(trace: BuildTrace, traceId: string | null = null): KeySnapshot {
  const seen = new Set<string>();
  const keys: KeyHead[] = [];
  for (const action of trace.actions) {
    const inputs = action.actionID === undefined ? undefined : trace.keyInputs[action.actionID];
    if (!inputs || action.actionID === undefined || seen.has(action.actionID)) continue;
    seen.add(action.actionID);
    const contentID = action.buildID === undefined ? null : contentIDOf(action.buildID);
    keys.push({ actionID: action.actionID, name: keyName(inputs), contentID });
  }
  return {
    traceId,
    startedAt: trace.startedAt,
    argv: trace.command.argv,
    directory: trace.command.directory,
    goflags: trace.command.goflags,
    mainModules: mainModulesOf(trace),
    environment: trace.keyEnvironment ?? {},
    keys,
  };
}

function mainModulesOf({ module }: BuildTrace): readonly string[] {
  return module.modules.filter((one) => one.main).map((one) => one.path);
}

interface OpenCause {
  readonly importPath: string | null;
  readonly otherProgram: string | null;
  readonly reasons: Map<string, Reason>;
  readonly roots: Set<Draft>;
  readonly reached: Set<Draft>;
}

function summarize(trace: BuildTrace, finder: Finder, earlier: EarlierKeys): Explanation {
  const drafts = [...finder.drafts.values()];
  const causes = new Map<string, OpenCause>();
  const reached = new Map<Draft, ReadonlySet<string>>();
  const merged = drafts.flatMap((draft) => draft.reasons).find((one) => one.id === 'languageVersion');
  const causesOf = (draft: Draft): ReadonlySet<string> => {
    const known = reached.get(draft);
    if (known) return known;
    const keys = new Set<string>();
    reached.set(draft, keys);
    for (const one of draft.reasons)
      keys.add(noteCause(causes, draft, merged && one.id === 'godebug' ? merged : one));
    for (const below of draft.below) for (const key of causesOf(below)) keys.add(key);
    for (const key of keys) causes.get(key)?.reached.add(draft);
    return keys;
  };
  for (const draft of drafts) causesOf(draft);

  const nodeIndex = new Map(drafts.map((draft, index) => [draft, index]));
  const ranked = [...causes]
    .map(([key, cause]) => ({ key, cause: closeCause(cause, nodeIndex) }))
    .filter(({ cause }) => cause.rebuiltPackages + cause.links > 0)
    .sort(
      (a, b) =>
        Number(isRoutine(a.cause)) - Number(isRoutine(b.cause)) ||
        b.cause.workMs - a.cause.workMs ||
        b.cause.rebuiltPackages - a.cause.rebuiltPackages,
    );
  const causeIndex = new Map(ranked.map(({ key }, index) => [key, index]));
  const baselines = collectBaselines(drafts, finder.mainModules);
  const hops = new Map<Draft, Hop>();

  const nodes = drafts.map((draft): WhyNode => {
    const indexes = [...(reached.get(draft) ?? [])].flatMap((key) => causeIndex.get(key) ?? []);
    return {
      action: draft.action.id,
      mode: draft.action.mode === 'link' ? 'link' : 'build',
      importPath: draft.importPath,
      rebuilt: draft.rebuilt,
      reasons: draft.reasons,
      imports: draft.imports,
      causes: indexes.sort((a, b) => a - b),
      chain: chainOf(draft, hops),
      baseline: draft.snapshot
        ? baselines.findIndex((ref) => ref.startedAt === draft.snapshot?.startedAt)
        : null,
      otherProgram: draft.otherProgram,
      outputUnchanged: draft.outputUnchanged,
      explained: indexes.some((index) => ranked[index]?.cause.reasons.some((one) => isExplanation(one.id))),
    };
  });
  const misses = nodes.filter((node) => node.rebuilt);
  const compared = misses.filter((node) => node.baseline !== null);
  return {
    nodes,
    causes: ranked.map(({ cause }) => cause),
    withBaseline: compared.length,
    explained: compared.filter((node) => node.explained).length,
    firstSeen: misses.filter((node) => node.reasons.some((one) => one.id === 'firstSeen')).length,
    baselines,
    firstOfModule:
      baselines.length > 0 &&
      earlier.snapshots.every((one) => otherProgram(one, finder.mainModules) !== null),
    builtSince:
      baselines.length > 0 &&
      trace.actions.some(
        (action) =>
          action.mode === 'build' &&
          action.outcome === 'hit' &&
          action.actionID !== undefined &&
          earlier.withID(action.actionID) === null,
      ),
  };
}

/** go links a program anew each time that it is not up to date where it shall lie: nothing changed. */
export function isRoutine({ reasons }: Pick<Cause, 'reasons'>): boolean {
  return reasons.every((one) => one.id === 'notKept' && one.subject === 'program');
}

/** A package's own changes are one cause together; what holds for many packages is one cause for all of them. */
function noteCause(causes: Map<string, OpenCause>, draft: Draft, one: Reason): string {
  const local = isLocalReason(one.id);
  const program = one.id === 'firstSeen' || one.id === 'cacheUnusable' ? null : draft.otherProgram;
  const key = `${local ? `package ${draft.importPath}` : causeKey(one)}${program === null ? '' : ` ${program}`}`;
  let cause = causes.get(key);
  if (!cause) {
    cause = {
      importPath: local ? draft.importPath : null,
      otherProgram: program,
      reasons: new Map(),
      roots: new Set(),
      reached: new Set(),
    };
    causes.set(key, cause);
  }
  const name = local ? `${one.id} ${one.subject} ${one.old ?? ''} ${one.new ?? ''}` : key;
  const before = cause.reasons.get(name);
  cause.reasons.set(name, before && !local ? mergeFiles(before, one) : one);
  cause.roots.add(draft);
  return key;
}

/** One flag is spelled one way for the compiler and another for the linker, so its values do not tell causes apart. */
function causeKey(one: Reason): string {
  const values = one.id === 'moduleVersion' || one.id === 'directory' ? [one.old, one.new] : [];
  return JSON.stringify([one.id, one.subject, ...values]);
}

/** Of a cause that holds for many packages only some files are named. */
function mergeFiles(before: Reason, one: Reason): Reason {
  if (one.files.length === 0) return before;
  return { ...before, files: [...new Set([...before.files, ...one.files])].slice(0, 20) };
}

function closeCause(cause: OpenCause, nodeIndex: ReadonlyMap<Draft, number>): Cause {
  const rebuilt = [...cause.reached].filter((draft) => draft.rebuilt);
  const indexOf = (draft: Draft): number => nodeIndex.get(draft) ?? -1;
  return {
    importPath: cause.importPath,
    otherProgram: cause.otherProgram,
    reasons: [...cause.reasons.values()],
    roots: [...cause.roots].map(indexOf),
    cascade: rebuilt.filter((draft) => !cause.roots.has(draft)).map(indexOf),
    rebuiltPackages: rebuilt.filter((draft) => draft.action.mode === 'build').length,
    links: rebuilt.filter((draft) => draft.action.mode === 'link').length,
    workMs: rebuilt.reduce((sum, draft) => sum + ownMs(draft.action), 0),
  };
}

function ownMs(action: Action): Milliseconds {
  if (action.startMs === null || action.endMs === null) return action.realMs ?? 0;
  return action.endMs - action.startMs;
}

function collectBaselines(drafts: readonly Draft[], mainModules: readonly string[]): readonly BaselineRef[] {
  const found = new Map<string, BaselineRef>();
  for (const { snapshot } of drafts) {
    if (!snapshot || found.has(snapshot.startedAt)) continue;
    const { traceId, startedAt, argv, directory } = snapshot;
    const program = otherProgram(snapshot, mainModules);
    found.set(startedAt, { traceId, startedAt, argv, directory, program });
  }
  return [...found.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

interface Hop {
  readonly length: number;
  readonly next: Draft | null;
}

/** The shortest way through changed imports to a package with a change of its own. */
function chainOf(draft: Draft, hops: Map<Draft, Hop>): readonly string[] {
  const chain: string[] = [];
  let at: Draft | null = draft;
  while (at) {
    chain.push(at.importPath);
    at = hopOf(at, hops).next;
  }
  return chain;
}

function hopOf(draft: Draft, hops: Map<Draft, Hop>): Hop {
  const known = hops.get(draft);
  if (known) return known;
  let best: Hop = { length: draft.reasons.length > 0 ? 0 : Number.POSITIVE_INFINITY, next: null };
  hops.set(draft, best);
  if (best.length === 0) return best;
  for (const below of draft.below) {
    const length = hopOf(below, hops).length + 1;
    if (length < best.length) best = { length, next: below };
  }
  hops.set(draft, best);
  return best;
}
