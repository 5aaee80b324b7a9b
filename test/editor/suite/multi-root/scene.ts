import type { Scene } from '../../../support/editor/scene.ts';

const program = (says: string) => `package main\n\nfunc main() { println("${says}") }\n`;

export const scene: Scene = {
  about: 'a workspace file with two modules and a folder without Go',
  open: 'all.code-workspace',
  files: {
    'all.code-workspace': '{ "folders": [{ "path": "one" }, { "path": "two" }, { "path": "notes" }] }',
    'one/go.mod': 'module ex.com/one\n\ngo 1.20\n',
    'one/main.go': program('one'),
    'two/go.mod': 'module ex.com/two\n\ngo 1.20\n',
    'two/cmd/app/main.go': program('two'),
    'notes/readme.txt': 'no Go here\n',
  },
};
