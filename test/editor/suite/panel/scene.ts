import type { Scene } from '../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a trusted folder with traces in the history and next to the code',
  copy: 'media/sample',
  files: { 'broken.gotrace.json': '{ "schemaVersion": 1, "actions": [' },
  // The tests open the panel themselves.
  settings: { 'goPipeline.openPanel': 'never', 'files.simpleDialog.enable': true },
  ui: true,
};
