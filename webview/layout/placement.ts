export type Direction = 'RIGHT' | 'DOWN';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A box to be placed. A box that others name as `parent` surrounds them, below its title. */
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
  /** Width divided by height of the available area. */
  readonly aspectRatio: number;
  /**
   * The maximum extent of an opened fold across the direction of work so that it stays readable; 0: unlimited.
   */
  readonly roomAcross: number;
  /** Previous positions of the boxes: their order is kept. */
  readonly settled: ReadonlyMap<string, Rect> | null;
}

/** All positions, relative to the top left corner of the picture. */
export interface Placement {
  readonly boxes: ReadonlyMap<string, Rect>;
  /** One list of points per edge, in the order of the input's edges; short lists mean a straight line. */
  readonly edges: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
  readonly by: 'elk' | 'columns' | 'grown';
}

/** The space of an opened fold: its title on top, and a margin around its content. */
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
