import type { KeySnapshot } from '../../model/keys.ts';
import { type Reason, type ReasonId, reason } from '../../model/reasons.ts';
import type { EarlierTestRun, TestCacheFacts, TestInputChange } from '../../model/test-cache.ts';
import type { Action } from '../../model/trace.ts';
import { plainPath } from '../build/build-ids.ts';
import { notInCache } from './cache-used.ts';
import type { Draft } from './draft.ts';

export interface TestContext {
  readonly facts: TestCacheFacts | null;
  /** The link of its binary; null if the graph does not contain it. */
  readonly program: Action | null;
  /** Newest first. */
  readonly snapshots: readonly KeySnapshot[];
  readonly explain: (link: Action) => Draft | null;
}

/** Why the tests of a package ran instead of using the cached result. */
export function testDraft(action: Action, context: TestContext): Draft {
  const { facts, program } = context;
  const earlier = facts?.earlier ?? null;
  const bare: Draft = {
    ...{ action, rebuilt: true, importPath: plainPath(action.package), imports: [], below: [] },
    ...{ outputUnchanged: null, otherProgram: null },
    reasons: [],
    snapshot: earlier === null ? null : snapshotOfRun(earlier, context.snapshots),
  };
  if (facts === null) return { ...bare, reasons: [reason('inputsUnknown')] };
  const { refused } = facts;
  if (refused !== null) {
    return {
      ...bare,
      reasons: [reason('testNotCacheable', refused.kind === 'flag' ? refused.flag : refused.kind)],
    };
  }
  if (earlier === null) return { ...bare, reasons: [reason('firstSeen')] };
  if (earlier.program === facts.program) return { ...bare, reasons: sameProgram(facts, earlier) };
  const made = program === null ? null : context.explain(program);
  if (made === null) return { ...bare, reasons: [reason('inputsUnknown')] };
  const imports = [
    { importPath: bare.importPath, old: earlier.program, new: facts.program, action: made.action.id },
  ];
  return { ...bare, imports, below: [made] };
}

/** The remaining reasons if the same test binary ran before. */
function sameProgram(facts: TestCacheFacts, earlier: EarlierTestRun): readonly Reason[] {
  const [before, now] = [flagsOf(earlier.args, facts.args), flagsOf(facts.args, earlier.args)];
  if (before !== now) return [reason('testArguments', '', before, now)];
  if (earlier.gocache !== null) {
    return [otherCache(earlier.gocache)];
  }
  if (earlier.cleaned) return [reason('evicted', 'testcache')];
  const changes = earlier.changed ?? [];
  // Files written while the tests ran may be the tests' own output: they count only if nothing else changed.
  const own = changes.filter((one) => !one.meanwhile);
  const shown = (own.length > 0 ? own : changes).map(changeReason);
  if (shown.length > 0) return withTimesTogether(shown);
  if (earlier.kept === 'failed') return [reason('notKept', 'failed')];
  if (earlier.kept === 'notKept') return [reason('notKept', 'result')];
  return [reason(earlier.changed === null ? 'inputsUnknown' : 'noDifference')];
}

/** A cache program is named as `GOCACHEPROG=…`. */
function otherCache({ old, new: now }: { readonly old: string; readonly new: string }): Reason {
  const environment = (cache: string): Readonly<Record<string, string>> =>
    cache.startsWith(PROGRAM) ? { GOCACHEPROG: cache.slice(PROGRAM.length) } : { GOCACHE: cache };
  return notInCache(environment(old), environment(now));
}

const PROGRAM = 'GOCACHEPROG=';

/** The flags that the other run does not have, as typed: `-v -run=TestA`. */
function flagsOf(args: readonly string[], others: readonly string[]): string {
  return args
    .filter((arg) => !others.includes(arg))
    .map((arg) => arg.replace(/^-test\./, '-').replace(/=true$/, ''))
    .join(' ');
}

function changeReason({ kind, name, what, meanwhile }: TestInputChange): Reason {
  if (kind === 'variable') return reason('testVariable', name);
  if (meanwhile) return reason('testFileWritten', name);
  // Only times are known to differ in a folder, so its name says what it is.
  return reason(REASON_OF[what], kind === 'folder' && what === 'otherTime' ? `${name}/` : name);
}

const REASON_OF: Readonly<Record<TestInputChange['what'], ReasonId>> = {
  changed: 'testFile',
  gone: 'testFileRemoved',
  appeared: 'testFileAdded',
  sameContent: 'testFileTouched',
  otherTime: 'testTimeChanged',
  otherMode: 'testModeChanged',
};

/** What changed comes first. A checkout gives all files another time: that is one reason for all of them. */
function withTimesTogether(reasons: readonly Reason[]): readonly Reason[] {
  const isTime = ({ id }: Reason): boolean => id === 'testFileTouched' || id === 'testTimeChanged';
  const touched = reasons.filter(({ id }) => id === 'testFileTouched');
  const times = reasons.filter(({ id }) => id === 'testTimeChanged');
  return [...reasons.filter((one) => !isTime(one)), ...together(touched), ...together(times)];
}

function together(reasons: readonly Reason[]): readonly Reason[] {
  const [first] = reasons;
  if (first === undefined || reasons.length === 1) return reasons;
  return [
    reason(
      first.id,
      '',
      null,
      null,
      reasons.map(({ subject }) => subject),
    ),
  ];
}

function snapshotOfRun(run: EarlierTestRun, snapshots: readonly KeySnapshot[]): KeySnapshot {
  const { startedAt, argv, directory, goVersion = null } = run;
  return (
    snapshots.find((one) => one.startedAt === startedAt) ?? {
      ...{ traceId: null, startedAt, argv, directory, goVersion },
      ...{ goflags: [], environment: {}, keys: [] },
    }
  );
}

/** The link of the binary that a `test run` starts. */
export function testProgram(run: Action, actions: readonly Action[]): Action | null {
  for (const dep of run.deps) {
    const action = actions[dep];
    const candidates = action?.mode === 'test barrier' ? action.deps : [dep];
    for (const id of candidates) {
      const found = actions[id];
      if (found?.mode === 'link') return found;
    }
  }
  return null;
}
