import type { Scene } from '../../../support/editor/scene.ts';

/** Files here run in the order of their names; `trusted-later.test.ts` grants trust, so files after it run trusted. */
export const scene: Scene = {
  about: 'a folder in Restricted Mode that is trusted at the end',
  copy: 'media/sample',
  trusted: false,
  ui: true,
};
