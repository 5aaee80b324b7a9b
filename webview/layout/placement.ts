export type Direction = 'RIGHT' | 'DOWN';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A box to be placed. One that others name as `parent` grows around them and below its title. */
export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly parent: string | null;
}

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

export interface LayoutInput {
  readonly boxes: readonly LayoutBox[];
  readonly edges: readonly LayoutEdge[];
  readonly direction: Direction;
  /** Width over height of the place that the picture is for. */
  readonly aspectRatio: number;
  /** How far an opened fold may reach across the way of work and still be read whole; 0: as far as it wants. */
  readonly roomAcross: number;
  /** Where boxes stood before: their order is kept. */
  readonly settled: ReadonlyMap<string, Rect> | null;
}

/** Where everything stands, counted from the top left corner of the picture. */
export interface Placement {
  readonly boxes: ReadonlyMap<string, Rect>;
  /** One list of points an edge, in the order of the input's edges; straight between its ends when short. */
  readonly edges: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
  readonly by: 'elk' | 'columns' | 'grown';
}

/** Room of an opened fold: its title on top, and a margin around what it holds. */
export const GROUP_TITLE = 30;
export const GROUP_MARGIN = 12;
/** Between boxes of one layer, and between layers. */
export const GAP_IN_LAYER = 14;
export const GAP_BETWEEN_LAYERS = { RIGHT: 40, DOWN: 26 } as const;
/** Around the whole picture. */
export const PICTURE_MARGIN = 20;

export function parentsOf(boxes: readonly LayoutBox[]): ReadonlySet<string> {
  return new Set(boxes.flatMap((box) => (box.parent === null ? [] : [box.parent])));
}
