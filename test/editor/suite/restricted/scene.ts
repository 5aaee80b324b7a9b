import type { Scene } from '../../../support/editor/scene.ts';

/** Files here run in the order of their names; what trusts the folder goes into `trusted-later.test.ts`. */
export const scene: Scene = {
  about: 'a folder in Restricted Mode, trusted in the end',
  copy: 'media/sample',
  trusted: false,
  ui: true,
};
