import type { Camera } from './camera.ts';
import type { Scene } from './scene.ts';

/** A picture of the boxes, as SVG or on a canvas. */
export interface Drawing {
  readonly element: Element;
  /** false: a newer picture replaced it before it was complete. */
  readonly draw: (scene: Scene, options: { readonly animate: boolean }) => Promise<boolean>;
  readonly move: (camera: Camera) => void;
  /** Marks the selected box, and the one that Tab leads to. */
  readonly highlight: (selected: string | null, focusable: string | null) => void;
  readonly focus: (id: string) => void;
  readonly boxAt: (event: MouseEvent) => string | null;
  readonly theme: () => void;
}
