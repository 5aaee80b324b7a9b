import type { Milliseconds } from '../../model/units.ts';

/** A piece of work; `deps` are IDs of others in the list. */
export interface WorkNode {
  readonly id: number;
  readonly deps: readonly number[];
  /** 0 for work that is already done: it only passes on readiness. */
  readonly ms: Milliseconds;
  /** The pieces of `ms` that can run at the same time, each on a worker of its own; the rest follows them. */
  readonly parts?: readonly Milliseconds[];
  /** go takes the ready action with the lowest number. */
  readonly priority: number;
}

/** The time from the first start to the last end if this many workers take ready actions as go does. */
export function scheduleWork(work: readonly WorkNode[], workers: number): Milliseconds {
  const nodes = withParts(work);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const waitsFor = new Map(nodes.map(({ id, deps }) => [id, deps.filter((dep) => byId.has(dep)).length]));
  const neededBy = new Map<number, WorkNode[]>();
  for (const node of nodes) {
    for (const dep of node.deps) {
      const list = neededBy.get(dep);
      if (list === undefined) neededBy.set(dep, [node]);
      else list.push(node);
    }
  }
  const ready: WorkNode[] = [];
  const running: { readonly node: WorkNode; readonly end: Milliseconds }[] = [];
  let now = 0;
  release(nodes.filter(({ id }) => waitsFor.get(id) === 0));
  for (;;) {
    while (running.length < workers && ready.length > 0) {
      const node = takeLeast(ready, (one) => one.priority);
      running.push({ node, end: now + node.ms });
    }
    if (running.length === 0) return now;
    const { node, end } = takeLeast(running, (one) => one.end);
    now = end;
    release(neededDoneBy(node));
  }

  /** Work that takes no time is done at once, and then whatever waited only for it. */
  function release(found: readonly WorkNode[]): void {
    const open = [...found];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.ms > 0) ready.push(node);
      else open.push(...neededDoneBy(node));
    }
  }

  function neededDoneBy({ id }: WorkNode): readonly WorkNode[] {
    return (neededBy.get(id) ?? []).filter((needer) => {
      const left = (waitsFor.get(needer.id) ?? 0) - 1;
      waitsFor.set(needer.id, left);
      return left === 0;
    });
  }
}

/** The parts as work of their own, which the rest of their node waits for. */
function withParts(work: readonly WorkNode[]): readonly WorkNode[] {
  let id = work.reduce((most, node) => Math.max(most, node.id), 0);
  return work.flatMap((node) => {
    const parts = (node.parts ?? []).map((ms) => ({ ...node, id: ++id, ms, parts: [] }));
    const rest = node.ms - parts.reduce((sum, { ms }) => sum + ms, 0);
    return [...parts, { ...node, ms: rest, deps: [...node.deps, ...parts.map((part) => part.id)] }];
  });
}

function takeLeast<T>(list: T[], of: (one: T) => number): T {
  let best = 0;
  for (let at = 1; at < list.length; at++) {
    if (of(list[at] as T) < of(list[best] as T)) best = at;
  }
  const [found] = list.splice(best, 1);
  return found as T;
}
