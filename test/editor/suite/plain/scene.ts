import type { Scene } from '../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a trusted folder with one module',
  copy: 'media/sample',
};
