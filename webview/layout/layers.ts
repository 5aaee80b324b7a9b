import type { LayoutEdge } from './placement.ts';

/** The longest path from a box without incoming edges. Edges that close a cycle are ignored. */
export function layersOf(ids: readonly string[], edges: readonly LayoutEdge[]): Map<string, number> {
  const into = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const edge of edges) if (into.has(edge.from)) into.get(edge.to)?.push(edge.from);
  const layers = new Map<string, number>();
  const open = new Set<string>();
  for (const id of ids) {
    // An explicit stack, because 10,000 boxes in a row would be too deep for recursion.
    const stack: { id: string; next: number; layer: number }[] = [{ id, next: 0, layer: 0 }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (!top) break;
      const known = layers.get(top.id);
      const before = into.get(top.id) ?? [];
      open.add(top.id);
      const source = known === undefined ? before[top.next] : undefined;
      if (source !== undefined) {
        top.next++;
        const layer = layers.get(source);
        if (layer !== undefined) top.layer = Math.max(top.layer, layer + 1);
        else if (!open.has(source)) stack.push({ id: source, next: 0, layer: 0 });
        continue;
      }
      const layer = known ?? top.layer;
      layers.set(top.id, layer);
      open.delete(top.id);
      stack.pop();
      const parent = stack[stack.length - 1];
      if (parent) parent.layer = Math.max(parent.layer, layer + 1);
    }
  }
  return layers;
}
