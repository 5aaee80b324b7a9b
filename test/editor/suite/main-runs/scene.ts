import type { Scene } from '../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a program, its library, and what is said of them after runs and saves',
  hand: true,
  settings: { 'goPipeline.openPanel': 'never', 'files.autoSave': 'off' },
  files: {
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'cmd/app/main.go':
      'package main\n\nimport "ex.com/m/lib"\n\nfunc main() {\n\tif lib.Name() == "" {\n\t\tpanic(0)\n\t}\n}\n',
    'lib/lib.go': 'package lib\n\nfunc Name() string { return "ann" }\n',
  },
};
