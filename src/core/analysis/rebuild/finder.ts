import { isFlagOn } from '../../go/command-line.ts';
import { baseName } from '../../go/path-names.ts';
import { readTracedLine } from '../../go/recorded-line.ts';
import { isGoSince } from '../../go/version.ts';
import type { InputsOf, KeyHead, KeySnapshot } from '../../model/keys.ts';
import { type Reason, reason } from '../../model/reasons.ts';
import type { TestCacheFacts } from '../../model/test-cache.ts';
import type { Action, BuildTrace } from '../../model/trace.ts';
import { contentIDOf, plainPath } from '../build/build-ids.ts';
import { chooseBaseline, type EarlierKeys, isOtherCache, otherProgram, runFacts } from './baseline.ts';
import { notInCache } from './cache-used.ts';
import { diffKeys, type ImportDifference, type RunFacts, redactedApart } from './diff.ts';
import type { Draft } from './draft.ts';
import { keyName, type NormalizedKey } from './key.ts';
import { outputReasons, WROTE, withOwnOutputs } from './own-output.ts';
import { headOf, mainModulesOf } from './snapshot.ts';
import { testDraft, testProgram } from './test.ts';
import { readKey } from './vet-key.ts';

export class Finder {
  readonly drafts = new Map<string, Draft>();
  readonly #trace: BuildTrace;
  readonly #earlier: EarlierKeys;
  readonly #inputsOf: InputsOf;
  readonly #run: RunFacts;
  /** Why go takes nothing from the cache; null if it does. */
  readonly #forced: Reason | null;
  readonly mainModules: readonly string[];
  /** Builds by content ID and import path: the origin of an import line. */
  readonly #makers = new Map<string, Map<string, Action>>();
  readonly #keys = new Map<string, NormalizedKey | null>();
  /** By import path. */
  readonly #outputs: ReadonlyMap<string, Reason>;
  readonly #tests: ReadonlyMap<string, TestCacheFacts>;

  constructor(trace: BuildTrace, earlier: EarlierKeys, inputsOf: InputsOf) {
    this.#trace = trace;
    this.#earlier = earlier;
    this.#inputsOf = inputsOf;
    this.#run = runFacts(headOf(trace));
    this.mainModules = mainModulesOf(trace);
    this.#outputs = outputReasons(trace);
    this.#forced = isFlagOn(readTracedLine(trace), 'a')
      ? reason('cacheUnusable', '-a')
      : this.#run.environment.gocacheverify
        ? reason('cacheUnusable', 'GODEBUG=gocacheverify=1')
        : null;
    this.#tests = new Map(
      trace.tests.flatMap((test) => (test.cache === undefined ? [] : [[test.package, test.cache]])),
    );
    for (const action of trace.actions) {
      if (action.mode !== 'build' || action.buildID === undefined) continue;
      const contentID = contentIDOf(action.buildID);
      const makers = this.#makers.get(contentID) ?? new Map<string, Action>();
      this.#makers.set(contentID, makers.set(plainPath(action.package), action));
    }
  }

  /** A compile, link, vet or test that was done or tried, and about which something is known. */
  isWork(action: Action): boolean {
    if (action.outcome !== 'miss' && action.outcome !== 'failed') return false;
    return action.mode === 'test run'
      ? this.#tests.has(plainPath(action.package))
      : KEYED.has(action.mode) && action.actionID !== undefined;
  }

  /** Why this action was done. */
  explain(action: Action): Draft {
    const name = `${action.id}`;
    const known = this.drafts.get(name);
    if (known) return known;
    const draft = action.mode === 'test run' ? this.#draftOfTest(action) : this.#draftOfMiss(action);
    this.drafts.set(name, draft);
    return draft;
  }

  #draftOfTest(action: Action): Draft {
    return testDraft(action, {
      facts: this.#tests.get(plainPath(action.package)) ?? null,
      program: testProgram(action, this.#trace.actions),
      snapshots: this.#earlier.snapshots,
      explain: (link) => (this.isWork(link) ? this.explain(link) : null),
    });
  }

  #draftOfMiss(action: Action): Draft {
    const id = action.actionID ?? '';
    const inputs = this.#inputsOf(id);
    const name = inputs ? keyName(inputs, plainPath(action.package)) : '';
    const importPath = inputs ? name.slice(name.indexOf(' ') + 1) : plainPath(action.package);
    const bare: Omit<Draft, 'reasons' | 'snapshot'> = {
      action,
      rebuilt: true,
      importPath,
      imports: [],
      below: [],
      outputUnchanged: null,
      otherProgram: null,
    };
    const same = this.#earlier.withID(id, this.#run);
    if (same && !this.#isElsewhere(same.snapshot, name, action)) {
      const reasons = [this.#forced ?? this.#sameKey(action, same)];
      return { ...bare, reasons, snapshot: same.snapshot, outputUnchanged: sameOutput(same.key, action) };
    }
    if (!inputs) return { ...bare, ...this.#withoutInputs(plainPath(action.package)) };
    const key = (): NormalizedKey => readKey(name, inputs, this.#inputsOf);
    const baseline = chooseBaseline(name, { inputs, key }, this.#run, this.#earlier, this.mainModules);
    const force = this.#forced ? [this.#forced] : [];
    if (!baseline) return { ...bare, reasons: [reason('firstSeen'), ...force], snapshot: null };
    const { imports } = baseline.difference;
    const { environment } = this.#run;
    const own = withOwnOutputs(baseline.difference.own, environment, this.#earlier.snapshots);
    const found = this.#imports(imports, baseline.snapshot, own.length > 0);
    const reasons = [...own, ...force];
    return {
      action,
      rebuilt: true,
      importPath,
      reasons:
        reasons.length > 0 || found.imports.length > 0
          ? reasons
          : [leftOver(key(), runFacts(baseline.snapshot), this.#run)],
      imports: found.imports,
      below: found.below,
      snapshot: baseline.snapshot,
      otherProgram: otherProgram(baseline.snapshot, this.mainModules),
      outputUnchanged: sameOutput(baseline.key, action),
    };
  }

  /** The same key is in a trace with another GOCACHE, and this GOCACHE has other keys of this package. */
  #isElsewhere(snapshot: KeySnapshot, name: string, { mode }: Action): boolean {
    if (mode === 'link' || !isOtherCache(runFacts(snapshot), this.#run)) return false;
    return this.#earlier
      .named(name)
      .some(({ uses }) => uses.some(({ run }) => !isOtherCache(run, this.#run)));
  }

  /** go asked again gave another key: perhaps because the command wrote one of its inputs. */
  #withoutInputs(importPath: string): Pick<Draft, 'reasons' | 'snapshot'> {
    const written = this.#outputs.get(importPath);
    if (written === undefined) return { reasons: [reason('inputsUnknown')], snapshot: null };
    const [newest] = this.#earlier.named(`build ${importPath}`);
    return { reasons: [written], snapshot: newest?.uses[0]?.snapshot ?? null };
  }

  /** The same key existed before, but its output was no longer in the cache. */
  #sameKey(action: Action, same: { readonly snapshot: KeySnapshot; readonly key: KeyHead }): Reason {
    if (action.mode === 'link' && !keepsPrograms(this.#trace)) return this.#linkedAgain(action);
    if (same.key.contentID === null && action.mode !== 'link') return reason('notKept', 'failed');
    return notInCache(same.snapshot.environment, this.#run.environment);
  }

  /**
   * go takes a program only from where it writes it, if its build ID is there. What was there instead is known from the
   * trace that last wrote to that place.
   */
  #linkedAgain(action: Action): Reason {
    const program = plainPath(action.package);
    const file = this.#trace.binaries.find((one) => one.package === program && one.kept)?.path;
    const written = file === undefined ? undefined : `${WROTE}${file}`;
    if (file === undefined || written === undefined || this.#run.environment[written] === undefined)
      return reason('notKept', 'program');
    const last = this.#earlier.snapshots.find(({ environment }) => environment[written] !== undefined);
    const files = [baseName(file)];
    if (last === undefined) return reason('notKept', 'programNew', null, null, files);
    const isThis = last.keys.some(({ actionID }) => actionID === action.actionID);
    return reason('notKept', isThis ? 'programGone' : 'programReplaced', null, null, files);
  }

  /**
   * Follows changed imports. An import that was added or removed is not a separate reason: the package itself
   * changed, or, for a link, another package in the program did.
   */
  #imports(
    differences: readonly ImportDifference[],
    snapshot: KeySnapshot,
    hasOwn: boolean,
  ): Pick<Draft, 'imports' | 'below'> {
    const changed = differences.filter((one) => one.old !== null && one.new !== null);
    const shown = hasOwn || changed.length > 0 ? changed : differences;
    const below: Draft[] = [];
    const imports = shown.map((one) => {
      const maker =
        one.new === null ? undefined : this.#makers.get(contentIDOf(one.new))?.get(one.importPath);
      if (maker)
        below.push(this.isWork(maker) ? this.explain(maker) : this.#changedBefore(maker, one, snapshot));
      return { importPath: one.importPath, old: one.old, new: one.new, action: maker?.id ?? null };
    });
    return { imports, below };
  }

  /** From the cache now, but with another output than in the baseline: what changed in between? */
  #changedBefore(maker: Action, difference: ImportDifference, snapshot: KeySnapshot): Draft {
    const name = `${maker.id} ${difference.old ?? ''} ${snapshot.startedAt}`;
    const known = this.drafts.get(name);
    if (known) return known;
    const draft = this.#draftOfChange(maker, difference, snapshot);
    this.drafts.set(name, draft);
    return draft;
  }

  #draftOfChange(maker: Action, difference: ImportDifference, snapshot: KeySnapshot): Draft {
    const key = this.#keyOf(maker.actionID ?? '', difference.importPath);
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
    const before = this.#keyOf(old.actionID, difference.importPath);
    if (!before) return { ...none, reasons: [reason('inputsUnknown')] };
    const { own, imports } = diffKeys(before, key, runFacts(snapshot), this.#run);
    const found = this.#imports(imports, snapshot, own.length > 0);
    const run = runFacts(snapshot);
    const reasons = own.length > 0 || found.imports.length > 0 ? own : [leftOver(key, run, this.#run)];
    return { ...bare, reasons, ...found, snapshot };
  }

  #keyOf(actionID: string, importPath: string): NormalizedKey | null {
    const known = this.#keys.get(actionID);
    if (known !== undefined) return known;
    const inputs = this.#inputsOf(actionID);
    const key = inputs ? readKey(keyName(inputs, importPath), inputs, this.#inputsOf) : null;
    this.#keys.set(actionID, key);
    return key;
  }
}

const KEYED: ReadonlySet<string> = new Set(['build', 'link', 'vet']);

const headsByName = new WeakMap<KeySnapshot, Map<string, KeyHead>>();

function snapshotKey(snapshot: KeySnapshot, name: string, contentID: string | null): KeyHead | null {
  let heads = headsByName.get(snapshot);
  if (!heads) {
    heads = new Map(snapshot.keys.map((head) => [`${head.name} ${head.contentID ?? ''}`, head]));
    headsByName.set(snapshot, heads);
  }
  return heads.get(`${name} ${contentID ?? ''}`) ?? null;
}

/** All known inputs are equal but the IDs differ: it must be the input that only a real build knows. */
function leftOver(key: NormalizedKey, oldRun: RunFacts, nowRun: RunFacts): Reason {
  for (const [name, hash] of key.files) if (hash === '') return reason('generatedTestMain', name);
  // In two files from two machines, the home directory is `~` in both, and nothing else in such a key is
  // redacted.
  const hides = redactedApart(oldRun, nowRun) && [...key.settings.values()].some((one) => one.includes('~'));
  if (hides) return reason('directory', 'home');
  return reason('noDifference');
}

/** Since go 1.24 the program of `go run` stays in the cache; no other linked program does. */
function keepsPrograms(trace: BuildTrace): boolean {
  return trace.command.verb === 'run' && isGoSince(trace.go.version, 24) === true;
}

function sameOutput(before: KeyHead, action: Action): boolean | null {
  if (before.contentID === null || action.buildID === undefined || action.mode === 'link') return null;
  return before.contentID === contentIDOf(action.buildID);
}
