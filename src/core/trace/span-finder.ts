import type { GraphAction } from '../events/events.ts';
import { structureOf } from './graph-structure.ts';

/**
 * Finds the planned action that a name in `-debug-trace` means: `build fmt`, `vet a [a.test]`, `go run`. The result is
 * null if several actions have that name.
 */
export function spanFinder(plan: readonly GraphAction[]): (name: string) => GraphAction | null {
  const { packages } = structureOf(plan);
  const exact = new Map<string, GraphAction | null>();
  // For the only variant of a package, the plan does not say which test it is for.
  const plain = new Map<string, GraphAction | null>();
  for (const action of plan) {
    add(exact, nameOf(action.mode, packages[action.id] ?? action.package), action);
    add(plain, nameOf(action.mode, action.package), action);
    // Before 1.23, go gave these no name. It does not execute a nop.
    if (action.package === '' && action.mode !== 'nop') add(exact, '', action);
  }
  return (name) => exact.get(name) ?? plain.get(name.replace(/ \[[^\]]*\]$/, '')) ?? null;
}

function add(map: Map<string, GraphAction | null>, name: string, action: GraphAction): void {
  map.set(name, map.has(name) ? null : action);
}

function nameOf(mode: string, name: string): string {
  return name === '' ? mode : `${mode} ${name}`;
}
