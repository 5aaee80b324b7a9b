import { GROUP_TITLE } from '../layout/placement.ts';
import { pause, s, setAttributes } from '../ui/dom.ts';
import { iconPath } from '../ui/icons.ts';
import { plain, SMALL_FONT_PX, textWidth } from '../ui/measure.ts';
import { fittingLabel, GAP, ICON, PAD } from './box-style.ts';
import type { Drawing } from './drawing.ts';
import { arrowHeads, type Scene, type SceneBox } from './scene.ts';

/** The number of boxes drawn in one task. */
const BOXES_AT_ONCE = 30;

/** Up to 500 boxes: every box is an element, accessible by itself. */
export function createSvgDrawing(label: string): Drawing {
  const frames = s('g', { role: 'presentation', class: 'frames' });
  const edges = s('g', { 'aria-hidden': 'true', class: 'edges' });
  const boxes = s('g', { role: 'presentation', class: 'boxes' });
  const content = s('g', { role: 'presentation' }, frames, edges, boxes);
  const element = s('svg', { class: 'drawing', role: 'tree', 'aria-label': label }, content);
  const nodes = new Map<string, SVGGElement>();
  /** The content of each node, which is replaced only if it has changed. */
  const contents = new WeakMap<SVGGElement, string>();
  let scene: Scene | null = null;
  let turn = 0;

  return {
    element,
    draw: async (next, { animate }) => {
      const mine = ++turn;
      scene = next;
      content.classList.toggle('settling', animate);
      removeOld(next);
      for (let drawn = 0; drawn < next.boxes.length; ) {
        drawn = drawBoxes(next, drawn);
        if (drawn === next.boxes.length) break;
        await pause();
        if (mine !== turn) return false;
      }
      edges.replaceChildren(...edgeElements(next));
      return true;
    },
    move: (camera) => {
      content.setAttribute('transform', `translate(${camera.x} ${camera.y}) scale(${camera.scale})`);
    },
    highlight,
    focus: (id) => nodes.get(id)?.focus({ preventScroll: true }),
    boxAt: (event) => (event.target as Element).closest('[data-box]')?.getAttribute('data-box') ?? null,
    theme: () => {},
  };

  function removeOld(next: Scene): void {
    for (const [id, node] of nodes) {
      if (next.byId.has(id)) continue;
      node.remove();
      nodes.delete(id);
    }
  }

  /** Draws from this box on, until enough boxes had to be filled; returns where to continue. */
  function drawBoxes(next: Scene, from: number): number {
    // A node that is moved in the DOM loses the focus.
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    let at = from;
    for (let filled = 0; at < next.boxes.length && filled < BOXES_AT_ONCE; at++) {
      const box = next.boxes[at];
      if (!box) break;
      const { id } = box.box;
      const node = nodes.get(id) ?? s('g', { 'data-box': id, role: 'treeitem', tabindex: -1 });
      nodes.set(id, node);
      node.style.transform = `translate(${box.rect.x}px, ${box.rect.y}px)`;
      setAttributes(node, { 'aria-posinset': at + 1, 'aria-setsize': next.boxes.length });
      const { x: _, y: __, ...size } = box.rect;
      const wanted = JSON.stringify([box.style, size, box.depth, box.box.parent, box.box.canOpen]);
      if (contents.get(node) !== wanted) {
        fillNode(node, box);
        contents.set(node, wanted);
        filled++;
      }
      (box.style.frame ? frames : boxes).append(node);
    }
    if (focused instanceof SVGElement && focused.isConnected) focused.focus({ preventScroll: true });
    return at;
  }

  function highlight(selected: string | null, focusable: string | null): void {
    for (const [id, node] of nodes) {
      node.setAttribute('aria-selected', String(id === selected));
      node.setAttribute('tabindex', id === focusable ? '0' : '-1');
    }
    if (scene) highlightEdges(edges, scene, selected);
  }
}

/** Draws critical edges on top of the others. */
function edgeElements({ edges, placement }: Scene): readonly Element[] {
  const right = placement.direction === 'RIGHT';
  const ordinary = edges.filter(({ edge }) => !edge.critical);
  const critical = edges.filter(({ edge }) => edge.critical);
  return [
    ...[...ordinary, ...critical].map(({ edge, path }) =>
      s('path', {
        class: edge.critical ? 'edge critical' : 'edge',
        d: path,
        'data-from': edge.from,
        'data-to': edge.to,
      }),
    ),
    s('path', { class: 'heads', d: arrowHeads(ordinary, right) }),
    s('path', { class: 'heads critical', d: arrowHeads(critical, right) }),
  ];
}

/** Highlights the edges of the selected box. */
function highlightEdges(group: SVGGElement, { edges }: Scene, selected: string | null): void {
  const touches = (from: string | null, to: string | null) => from === selected || to === selected;
  group.classList.toggle(
    'focused',
    selected !== null && edges.some(({ edge }) => touches(edge.from, edge.to)),
  );
  for (const path of group.querySelectorAll('.edge')) {
    path.classList.toggle('touched', touches(path.getAttribute('data-from'), path.getAttribute('data-to')));
  }
}

function fillNode(node: SVGGElement, { box, style, rect, depth }: SceneBox): void {
  const { width, height } = rect;
  node.setAttribute(
    'class',
    `box ${style.tone}${style.critical ? ' critical' : ''}${style.frame ? ' frame' : ''}`,
  );
  setAttributes(node, {
    'aria-label': style.name,
    'aria-level': depth + 1,
    'data-parent': box.parent,
    'aria-expanded': box.canOpen ? String(box.isOpen) : null,
  });
  const middle = style.frame ? GROUP_TITLE / 2 + 1 : height / 2;
  const iconTop = middle - ICON / 2;
  let x = PAD;
  const children: Element[] = [
    s('title', {}, style.name),
    s('rect', { class: 'ring', x: -3.5, y: -3.5, width: width + 7, height: height + 7, rx: 8 }),
  ];
  if (style.stacked) {
    children.push(s('rect', { class: 'stack', x: 4, y: 4, width: width - 4, height: height - 1, rx: 5 }));
  }
  children.push(
    s('rect', { class: 'face', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 5 }),
    s('path', {
      class: 'glyph',
      d: iconPath(style.icon),
      transform: `translate(${x} ${iconTop}) scale(${ICON / 16})`,
    }),
  );
  x += ICON + GAP;
  if (style.tag) {
    children.push(s('text', { class: 'tag', x, y: middle, dy: '0.35em' }, style.tag));
    x += textWidth(style.tag, SMALL_FONT_PX, 600) + GAP;
  }
  children.push(s('text', { class: 'label', x, y: middle, dy: '0.35em' }, plain(fittingLabel(style, width))));
  const end = width - PAD - (style.stacked ? ICON : 0);
  if (style.aside) {
    children.push(s('text', { class: 'aside', x: end, y: middle, dy: '0.35em' }, style.aside));
  }
  if (style.stacked) {
    children.push(
      s('path', {
        class: 'glyph',
        d: iconPath('chevronRight'),
        transform: `translate(${width - PAD - ICON + 4} ${iconTop}) scale(${ICON / 16})`,
      }),
    );
  }
  if (style.share > 0 && !style.frame) {
    const bar = Math.max(2, (width - 12) * style.share);
    children.push(s('rect', { class: 'bar', x: 6, y: height - 4, width: bar, height: 2, rx: 1 }));
  }
  node.replaceChildren(...children);
}
