import type { InputsOf, KeyHead, KeySnapshot } from '../model/keys.ts';
import { readCommand } from './why-command.ts';
import { diffKeys, hasTestFiles, type KeyDifference, type RunFacts } from './why-diff.ts';
import { type NormalizedKey, normalizeKey } from './why-key.ts';

/** The earlier key that a new one is compared with, and what is different. */
export interface Baseline {
  readonly snapshot: KeySnapshot;
  readonly key: KeyHead;
  readonly difference: KeyDifference;
}

/** More keys of one package than this are not looked at; the nearest ones come first. */
const MOST_CANDIDATES = 24;

/**
 * The nearest earlier key of the same package: of the same kind and configuration if there is one (in the
 * newest trace that has it), else the one with the fewest differences.
 */
export function chooseBaseline(
  name: string,
  now: NormalizedKey,
  nowRun: RunFacts,
  earlier: EarlierKeys,
): Baseline | null {
  const wanted = `${signatureOf(now)}\n${runSignature(nowRun)}`;
  const candidates = earlier.named(name);
  const same = candidates.filter((one) => `${signatureOf(one.key)}\n${runSignature(one.run)}` === wanted);
  const newest = same[0]?.snapshot;
  const pool = same.length > 0 ? same.filter((one) => one.snapshot === newest) : candidates;
  let best: (Baseline & { readonly cost: number }) | null = null;
  for (const one of pool) {
    const difference = diffKeys(one.key, now, one.run, nowRun);
    const cost = costOf(difference);
    if (!best || cost < best.cost) best = { snapshot: one.snapshot, key: one.head, difference, cost };
  }
  return best;
}

interface EarlierKey {
  readonly snapshot: KeySnapshot;
  readonly run: RunFacts;
  readonly head: KeyHead;
  readonly key: NormalizedKey;
}

/** Earlier keys by name, newest first, each key once; inputs are read and told apart only when asked for. */
export interface EarlierKeys {
  readonly named: (name: string) => readonly EarlierKey[];
  /** The newest trace that had this very key. */
  readonly withID: (actionID: string) => { readonly snapshot: KeySnapshot; readonly key: KeyHead } | null;
}

/** `snapshots`: newest first. */
export function indexEarlierKeys(snapshots: readonly KeySnapshot[], inputsOf: InputsOf): EarlierKeys {
  const byName = new Map<string, { snapshot: KeySnapshot; head: KeyHead }[]>();
  const byID = new Map<string, { snapshot: KeySnapshot; key: KeyHead }>();
  for (const snapshot of snapshots) {
    for (const head of snapshot.keys) {
      if (byID.has(head.actionID)) continue;
      byID.set(head.actionID, { snapshot, key: head });
      const list = byName.get(head.name);
      if (list === undefined) byName.set(head.name, [{ snapshot, head }]);
      else if (list.length < MOST_CANDIDATES) list.push({ snapshot, head });
    }
  }
  const runs = new Map<KeySnapshot, RunFacts>();
  const known = new Map<string, readonly EarlierKey[]>();
  return {
    withID: (actionID) => byID.get(actionID) ?? null,
    named(name) {
      const done = known.get(name);
      if (done) return done;
      const keys = (byName.get(name) ?? []).flatMap(({ snapshot, head }) => {
        const inputs = inputsOf(head.actionID);
        if (!inputs) return [];
        const run = runs.get(snapshot) ?? runFacts(snapshot);
        runs.set(snapshot, run);
        return [{ snapshot, run, head, key: normalizeKey(head.name, inputs) }];
      });
      known.set(name, keys);
      return keys;
    },
  };
}

export function runFacts(snapshot: KeySnapshot): RunFacts {
  return {
    tags: readCommand(snapshot.argv, snapshot.goflags).tags,
    environment: snapshot.environment,
  };
}

/** Kind and configuration: what people switch between, not what they edit. */
function signatureOf(key: NormalizedKey): string {
  const pick = [
    ...['goVersion', 'goos', 'goarch', 'omitdebug', 'trimpath', 'forcedGcflags', 'gcflags', 'asmflags'],
    ...['cover', 'fuzz', 'env:GOEXPERIMENT', 'forcelibrary', 'buildmode', 'ldBuildmode', 'ldflags'],
    ...['env:GOAMD64', 'env:GOARM64', 'env:GOARM', 'env:GO386', 'vetflags'],
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
