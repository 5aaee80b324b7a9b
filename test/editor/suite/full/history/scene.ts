import type { Scene } from '../../../../support/editor/scene.ts';

/** Records with the bundled command line, as another window or a terminal would. */
export const scene: Scene = {
  about: 'the Runs view and other readers of the history',
  // Imports nothing, so that recording is fast.
  files: {
    'go.mod': 'module ex.com/app\n\ngo 1.20\n',
    'main.go': 'package main\n\nimport "ex.com/app/lib"\n\nfunc main() { println(lib.Name()) }\n',
    'lib/lib.go': 'package lib\n\nfunc Name() string { return "lib" }\n',
  },
  ui: true,
};
