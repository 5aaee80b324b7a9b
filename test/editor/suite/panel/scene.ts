import type { Scene } from '../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a trusted folder with traces in the history and beside the code',
  copy: 'media/sample',
  files: { 'broken.gotrace.json': '{ "schemaVersion": 1, "actions": [' },
  // The panel is opened by the tests themselves.
  settings: { 'goPipeline.openPanel': 'never', 'files.simpleDialog.enable': true },
  ui: true,
};
