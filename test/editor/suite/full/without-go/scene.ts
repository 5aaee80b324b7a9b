import type { Scene } from '../../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a machine without go on PATH',
  copy: 'media/sample',
  ui: true,
  env: (sandbox) => ({ PATH: sandbox.pathWithout('go'), GOROOT: '' }),
};
