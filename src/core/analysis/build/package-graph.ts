import type { StageId } from '../../model/stage.ts';
import type { Action, BuildTrace, Outcome } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';

export type PackageNodeKind = 'package' | 'link' | 'vet' | 'test' | 'binary' | 'run' | 'other';

/** One package variant with all its actions, one link, one vet, one test, one output file, or the run. */
export interface PackageNode {
  readonly id: number;
  readonly kind: PackageNodeKind;
  readonly stage: StageId;
  /** As in the trace, with the variant: `net/http [net/http.test]`. */
  readonly package: string;
  /** Without the variant. */
  readonly importPath: string;
  /** The text in brackets; null for the plain package. */
  readonly variant: string | null;
  readonly module: string | null;
  /** The stage of its main action. */
  readonly outcome: Outcome;
  readonly provisional: boolean;
  /** The action that determines its outcome and IDs: the build, the link, the test run, … */
  readonly main: number;
  /** All its actions, including the main one. */
  readonly actions: readonly number[];
  /**
   * The nodes that it waits for, without duplicates, in go's order; orderings that go adds itself are left out.
   */
  readonly deps: readonly number[];
  readonly readyMs: Milliseconds | null;
  readonly startMs: Milliseconds | null;
  readonly endMs: Milliseconds | null;
  /** Working time of all its actions. */
  readonly ownMs: Milliseconds;
  /** User and system time of its commands. */
  readonly cpuMs: Milliseconds;
}

export interface PackageGraph {
  readonly nodes: readonly PackageNode[];
  /** Per action, the node that it counts for; -1 for go's own grouping actions. */
  readonly nodeOfAction: readonly number[];
}

const graphs = new WeakMap<BuildTrace, PackageGraph>();

/** The graph of packages. Visits each edge once; cached per trace, because every analysis needs it. */
export function packageGraph(trace: BuildTrace): PackageGraph {
  const known = graphs.get(trace);
  if (known !== undefined) return known;
  const graph = makePackageGraph(trace.actions);
  graphs.set(trace, graph);
  return graph;
}

/**
 * The time of a step's own work: of the compile, link, vet or test that an action belongs to,
 * with all its sub-actions. Since Go 1.26, cgo and each C file are actions of their own; before, the time of the
 * compile includes them. 0 if go reported no times.
 */
export function workMsOf(trace: BuildTrace, actionId: number): Milliseconds {
  const { nodes, nodeOfAction } = packageGraph(trace);
  return nodes[nodeOfAction[actionId] ?? -1]?.ownMs ?? 0;
}

/** The kind of a mode in this graph; null for actions that belong to another node or to none. */
export function nodeKindOf(mode: string): PackageNodeKind | null {
  if (mode.endsWith('-install')) return 'binary';
  const kind = KIND_OF_MODE.get(mode);
  if (kind !== undefined) return kind;
  if (mode.startsWith(CGO_COMPILE)) return null;
  return 'other';
}

/** Whether it is a C file of a package, which go ≥ 1.26 compiles beside the others. */
export function isCFile({ mode }: Pick<Action, 'mode'>): boolean {
  return mode.startsWith(CGO_COMPILE);
}

const CGO_COMPILE = 'cgo compile ';

const KIND_OF_MODE: ReadonlyMap<string, PackageNodeKind | null> = new Map([
  ['build', 'package'],
  ['link', 'link'],
  ['vet', 'vet'],
  ['test run', 'test'],
  ['test build', 'binary'],
  ['install header', 'binary'],
  ['go run', 'run'],
  // Parts of a package or of a test.
  ['build check cache', null],
  ['cgo run', null],
  ['collect cgo', null],
  ['cover', null],
  ['nop', null],
  ['test barrier', null],
  ['test print', null],
  ['test print (nop)', null],
  ['test clean', null],
  ['write coverage meta-data file', null],
  // No work is done for them.
  ['built-in package', null],
  ['gccgo stdlib', null],
  ['go build', null],
  ['go install', null],
  ['go test', null],
  ['go vet', null],
  ['go list', null],
  ['', null],
]);

/** Repeats the order of the imports, so it says nothing about dependencies. */
const ORDERINGS: ReadonlySet<string> = new Set(['nop', 'test print', 'test print (nop)']);

function makePackageGraph(actions: readonly Action[]): PackageGraph {
  const mains = actions.filter((action) => nodeKindOf(action.mode) !== null);
  const nodeOfAction: number[] = actions.map(() => -1);
  mains.forEach((action, node) => {
    nodeOfAction[action.id] = node;
  });
  assignParts(actions, mains, nodeOfAction);
  const members: number[][] = mains.map(() => []);
  for (const action of actions) members[nodeOfAction[action.id] ?? -1]?.push(action.id);
  const seenBy = new Int32Array(mains.length).fill(-1);
  const nodes = mains.map((main, id) =>
    makeNode(
      id,
      main,
      members[id] ?? [],
      nodeDeps(id, members[id] ?? [], actions, nodeOfAction, seenBy),
      actions,
    ),
  );
  return { nodes, nodeOfAction };
}

/** Assigns cgo, checks, barriers and the like to the node that they work for. */
function assignParts(actions: readonly Action[], mains: readonly Action[], nodeOfAction: number[]): void {
  const buildIn = new Map<string, number>();
  const buildOf = new Map<string, number>();
  const testOf = new Map<string, number>();
  mains.forEach((action, node) => {
    if (action.mode === 'build') {
      if (action.objdir !== undefined) buildIn.set(action.objdir, node);
      if (!buildOf.has(action.owner)) buildOf.set(action.owner, node);
    }
    if (action.mode === 'test run') testOf.set(action.owner, node);
  });
  for (const action of actions) {
    if (nodeKindOf(action.mode) !== null || action.owner === '') continue;
    if (action.mode === 'built-in package' || action.mode === 'gccgo stdlib') continue;
    const node =
      action.stage === 'test' || action.stage === 'clean'
        ? testOf.get(action.owner)
        : (buildIn.get(action.objdir ?? '') ?? buildOf.get(action.owner));
    nodeOfAction[action.id] = node ?? -1;
  }
}

function nodeDeps(
  self: number,
  members: readonly number[],
  actions: readonly Action[],
  nodeOfAction: readonly number[],
  seenBy: Int32Array,
): readonly number[] {
  const deps: number[] = [];
  for (const member of members) {
    const action = actions[member];
    if (action === undefined || ORDERINGS.has(action.mode)) continue;
    for (const dep of action.deps) {
      if (action.mode === 'test barrier' && actions[dep]?.mode === 'test barrier') continue;
      const node = nodeOfAction[dep] ?? -1;
      if (node < 0 || node === self || seenBy[node] === self) continue;
      seenBy[node] = self;
      deps.push(node);
    }
  }
  return deps;
}

function makeNode(
  id: number,
  main: Action,
  members: readonly number[],
  deps: readonly number[],
  actions: readonly Action[],
): PackageNode {
  const bracket = main.package.indexOf(' [');
  let ready: number | null = null;
  let start: number | null = null;
  let end: number | null = null;
  let own = 0;
  let cpu = 0;
  for (const member of members) {
    const action = actions[member];
    if (action === undefined) continue;
    cpu += (action.userMs ?? 0) + (action.sysMs ?? 0);
    if (action.readyMs !== null) ready = ready === null ? action.readyMs : Math.min(ready, action.readyMs);
    if (action.startMs !== null) start = start === null ? action.startMs : Math.min(start, action.startMs);
    if (action.endMs !== null) end = end === null ? action.endMs : Math.max(end, action.endMs);
    own += elapsedMs(action);
  }
  return {
    id,
    kind: nodeKindOf(main.mode) ?? 'other',
    stage: main.stage,
    package: main.package,
    importPath: bracket < 0 ? main.package : main.package.slice(0, bracket),
    variant: bracket < 0 ? null : main.package.slice(bracket + 2, -1),
    module: main.module,
    outcome: main.outcome,
    provisional: main.provisional === true,
    main: main.id,
    actions: members,
    deps,
    readyMs: ready,
    startMs: start,
    endMs: end,
    ownMs: own,
    cpuMs: cpu,
  };
}

/** From its start to its end, otherwise what its commands took; 0 if go reported neither. */
export function elapsedMs({ startMs, endMs, realMs = 0 }: Action): Milliseconds {
  return startMs === null || endMs === null ? realMs : Math.max(0, endMs - startMs);
}
