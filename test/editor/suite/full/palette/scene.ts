import type { Scene } from '../../../../support/editor/scene.ts';
import { scene as traces } from '../../traces/scene.ts';

export const scene: Scene = {
  ...traces,
  about: 'programs to trace from the palette by keyboard, and settings',
};
