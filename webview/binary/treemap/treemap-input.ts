import type { Direction } from './place-boxes.ts';
import type { TreemapCanvas } from './treemap-canvas.ts';

export interface TreemapActions {
  readonly point: (part: number | null) => void;
  readonly select: (part: number) => void;
  /** Into the selected part. */
  readonly goInto: () => void;
  /** One level in the direction of a part. */
  readonly goTowards: (part: number) => void;
  /** False if there is nothing to leave: the key is then somebody else's. */
  readonly goOut: () => boolean;
  readonly step: (direction: Direction) => void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** How far a wheel has to turn for one level. */
const WHEEL_PX = 60;

/** Mouse and keys of the picture: a click selects, a double click and Enter go in, Escape goes out, Ctrl+wheel both. */
export function listenToTreemap(
  picture: HTMLElement,
  canvas: TreemapCanvas,
  { point, select, goInto, goTowards, goOut, step }: TreemapActions,
): void {
  const under = (event: MouseEvent): number | null => {
    const { left, top } = canvas.element.getBoundingClientRect();
    return canvas.partAt(event.clientX - left, event.clientY - top);
  };
  picture.addEventListener('pointermove', (event) => point(under(event)));
  picture.addEventListener('pointerleave', () => point(null));
  picture.addEventListener('click', (event) => {
    const part = under(event);
    if (part !== null) select(part);
  });
  picture.addEventListener('dblclick', (event) => {
    const part = under(event);
    if (part !== null) goTowards(part);
  });
  let turned = 0;
  picture.addEventListener(
    'wheel',
    (event) => {
      // Without Ctrl, the page scrolls.
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned += event.deltaY;
      if (Math.abs(turned) < WHEEL_PX) return;
      const isOut = turned > 0;
      turned = 0;
      const part = under(event);
      if (isOut) goOut();
      else if (part !== null) goTowards(part);
    },
    { passive: false },
  );
  picture.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined) step(direction);
    else if (event.key === 'Enter' || event.key === '+') goInto();
    else if (event.key === 'Escape' || event.key === '-' || event.key === 'Backspace') {
      if (!goOut()) return;
    } else return;
    event.preventDefault();
  });
}
