import type { Rect } from '../layout/placement.ts';
import type { Scene } from './scene.ts';
import {
  type Camera,
  centered,
  firstCamera,
  fitScale,
  opened,
  panned,
  type Size,
  zoomed,
} from './viewport.ts';

/** Kept free between a frame that was opened and the edge of the window. */
const EDGE = 12;

/** Which part of the picture is seen, and whether the reader has chosen it: then it does not move by itself. */
export interface Eye {
  readonly camera: () => Camera;
  readonly isChosen: () => boolean;
  /** What the reader wants to see. */
  readonly choose: (camera: Camera) => void;
  readonly pan: (from: Camera, dx: number, dy: number) => void;
  readonly zoom: (factor: number, at?: { readonly x: number; readonly y: number }) => void;
  readonly fitAll: () => void;
  /** The next picture begins anew. */
  readonly letGo: () => void;
  /** As a picture is first seen, unless the reader has chosen. */
  readonly restart: (scene: Scene) => void;
  /** Back to where the reader was. */
  readonly goBack: (scene: Scene, to: Sight) => void;
  /** A box that is in both pictures stays where the eye is. */
  readonly hold: (from: Rect | undefined, to: Rect | undefined) => void;
  /** An opened frame is shown as whole as it can be read. */
  readonly frame: (rect: Rect, scene: Scene) => void;
}

export interface Sight {
  readonly camera: Camera;
  readonly chosen: boolean;
}

export function createEye(around: {
  readonly window: () => Size;
  readonly scene: () => Scene | null;
  readonly moved: (camera: Camera) => void;
}): Eye {
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  let chosen = false;

  return {
    camera: () => camera,
    isChosen: () => chosen,
    choose,
    pan: (from, dx, dy) => {
      const scene = around.scene();
      if (scene) choose(panned(from, dx, dy, scene.placement, around.window()));
    },
    zoom: (factor, at) => {
      const { width, height } = around.window();
      choose(zoomed(camera, factor, at ?? { x: width / 2, y: height / 2 }));
    },
    fitAll: () => {
      const scene = around.scene();
      if (scene)
        choose(centered(scene.placement, around.window(), fitScale(scene.placement, around.window())));
    },
    letGo: () => {
      chosen = false;
    },
    restart: (scene) => {
      if (!chosen) move(first(scene));
    },
    goBack: (scene, to) => {
      chosen = to.chosen;
      move(chosen ? to.camera : first(scene));
    },
    hold: (from, to) => {
      if (!from || !to) return;
      const x = camera.x + (from.x - to.x) * camera.scale;
      const y = camera.y + (from.y - to.y) * camera.scale;
      choose({ scale: camera.scale, x, y });
    },
    frame: (rect, scene) => choose(opened(camera, rect, scene.placement, around.window(), EDGE)),
  };

  function choose(next: Camera): void {
    chosen = true;
    move(next);
  }

  function move(next: Camera): void {
    camera = next;
    around.moved(camera);
  }

  function first({ placement, root }: Scene): Camera {
    return firstCamera(placement, around.window(), root?.rect ?? null, placement.direction === 'RIGHT');
  }
}
