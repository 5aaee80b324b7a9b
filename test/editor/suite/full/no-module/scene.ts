import type { Scene } from '../../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a trusted folder without Go',
  files: { 'notes.txt': 'nothing of Go\n' },
  ui: true,
};
