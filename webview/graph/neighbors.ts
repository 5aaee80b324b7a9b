import type { Scene, SceneBox } from './scene.ts';

export type Way = 'left' | 'right' | 'up' | 'down';

/**
 * The box that an arrow key leads to: along an edge if the key points along the flow of work, otherwise the box
 * beside.
 */
export function neighbor(scene: Scene, from: SceneBox, way: Way): SceneBox | null {
  const right = scene.placement.direction === 'RIGHT';
  const forward = right ? 'right' : 'down';
  const back = right ? 'left' : 'up';
  if (way === forward || way === back) {
    const ids = scene.edges.flatMap(({ edge }) => {
      if (way === forward) return edge.from === from.box.id ? [edge.to] : [];
      return edge.to === from.box.id ? [edge.from] : [];
    });
    const linked = ids.flatMap((id) => scene.byId.get(id) ?? []);
    const along = bestOf(linked, (box) => distance(from, box) - (box.box.critical ? 10_000 : 0));
    if (along) return along;
  }
  return bestOf(
    scene.boxes.filter((box) => box !== from && !box.box.isOpen && liesThere(from, box, way)),
    (box) => {
      const [dx, dy] = offsets(from, box);
      const across = way === 'left' || way === 'right' ? Math.abs(dy) : Math.abs(dx);
      return distance(from, box) + across * 4;
    },
  );
}

function bestOf(boxes: readonly SceneBox[], cost: (box: SceneBox) => number): SceneBox | null {
  let best: SceneBox | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const value = cost(box);
    if (value < lowest) {
      best = box;
      lowest = value;
    }
  }
  return best;
}

function offsets(a: SceneBox, b: SceneBox): [number, number] {
  return [
    b.rect.x + b.rect.width / 2 - (a.rect.x + a.rect.width / 2),
    b.rect.y + b.rect.height / 2 - (a.rect.y + a.rect.height / 2),
  ];
}

function distance(a: SceneBox, b: SceneBox): number {
  return Math.hypot(...offsets(a, b));
}

function liesThere(from: SceneBox, box: SceneBox, way: Way): boolean {
  const [dx, dy] = offsets(from, box);
  if (way === 'left') return dx < -1 && Math.abs(dy) <= Math.abs(dx) * 2;
  if (way === 'right') return dx > 1 && Math.abs(dy) <= Math.abs(dx) * 2;
  if (way === 'up') return dy < -1 && Math.abs(dx) <= Math.abs(dy) * 6;
  return dy > 1 && Math.abs(dx) <= Math.abs(dy) * 6;
}
