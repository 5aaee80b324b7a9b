import type { Scene } from '../../../support/editor/scene.ts';

/** Records with the bundled command line, as another window or a terminal would. */
export const scene: Scene = {
  about: 'the Runs view and what reads the history',
  copy: 'media/sample',
  hand: true,
};
