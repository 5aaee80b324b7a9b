import type { Action, BuildTrace } from '../model/trace.ts';
import type { RowKind } from './trace-view.ts';

/** The actions that one row stands for, and the rows that it needs. */
export interface RowUnit {
  readonly kind: RowKind;
  /** The action that gives the row its outcome, ids and package. */
  readonly main: Action;
  readonly actions: readonly Action[];
  /** Indexes of units. */
  readonly deps: readonly number[];
}

/**
 * One unit per package variant, link, vet, test and so on: cgo, assembler and cache-check actions join the
 * package whose `build` action waits for them, bookkeeping actions (`nop`, `go build`, `test print`) vanish.
 */
export function rowUnits(trace: BuildTrace): RowUnit[] {
  const { actions } = trace;
  const unitOf = new Int32Array(actions.length).fill(-1);
  const members: { kind: RowKind; main: Action; actions: Action[] }[] = [];
  for (const [index, action] of actions.entries()) {
    const kind = kindOf(action);
    if (kind === null) continue;
    unitOf[index] = members.length;
    members.push({ kind, main: action, actions: [action] });
  }
  joinHelpers(actions, unitOf, members);
  return members.map((unit, id) => ({ ...unit, deps: depsOf(id, unit.actions, actions, unitOf) }));
}

/** null for actions that are part of another one's row, or of none. */
function kindOf(action: Action): RowKind | null {
  switch (action.mode) {
    case 'build':
      return 'package';
    case 'link':
      return 'link';
    case 'vet':
      return 'vet';
    case 'test run':
      return 'test';
    case 'go run':
    case 'run':
      return 'run';
    case 'link-install':
    case 'install':
      return 'binary';
    case 'nop':
    case 'built-in package':
    case 'build check cache':
    case 'collect cgo':
    case 'cgo run':
    case 'go build':
    case 'go install':
    case 'go test':
    case 'go vet':
    case 'go list':
    case 'test print':
    case 'test clean':
    case 'test barrier':
      return null;
    default:
      if (action.mode.startsWith('cgo compile ')) return null;
      return action.commands.length > 0 ? 'other' : null;
  }
}

/** A helper belongs to the `build` action that waits for it, directly or through other helpers. */
function joinHelpers(
  actions: readonly Action[],
  unitOf: Int32Array,
  units: readonly { main: Action; actions: Action[] }[],
): void {
  const queue: number[] = [];
  for (const unit of units) if (unit.main.mode === 'build') queue.push(unit.main.id);
  for (let next = 0; next < queue.length; next++) {
    const index = queue[next] ?? 0;
    const unit = unitOf[index] ?? -1;
    for (const dep of actions[index]?.deps ?? []) {
      const helper = actions[dep];
      if (helper === undefined || unitOf[dep] !== -1 || !isHelper(helper.mode)) continue;
      unitOf[dep] = unit;
      units[unit]?.actions.push(helper);
      queue.push(dep);
    }
  }
}

function isHelper(mode: string): boolean {
  return (
    mode === 'build check cache' ||
    mode === 'collect cgo' ||
    mode === 'cgo run' ||
    mode.startsWith('cgo compile ')
  );
}

function depsOf(
  id: number,
  own: readonly Action[],
  actions: readonly Action[],
  unitOf: Int32Array,
): readonly number[] {
  const found = new Set<number>();
  const seen = new Set<number>();
  const visit = (action: Action): void => {
    for (const dep of action.deps) {
      const unit = unitOf[dep] ?? -1;
      if (unit === id || seen.has(dep)) continue;
      if (unit >= 0) {
        found.add(unit);
        continue;
      }
      seen.add(dep);
      const through = actions[dep];
      // A barrier orders tests, it passes nothing on.
      if (through !== undefined && through.mode !== 'test barrier') visit(through);
    }
  };
  for (const action of own) visit(action);
  return [...found].sort((a, b) => a - b);
}
