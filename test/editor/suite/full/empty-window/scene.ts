import type { Scene } from '../../../../support/editor/scene.ts';

export const scene: Scene = { about: 'a window without a folder', open: null, ui: true };
