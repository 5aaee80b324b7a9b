import type { Scene } from '../../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'an editor whose display language is Chinese',
  copy: 'media/sample',
  language: 'zh-cn',
  files: { 'broken.gotrace.json': '{ "schemaVersion": ' },
  ui: true,
};
