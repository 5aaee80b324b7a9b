import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from '../../../../support/editor/scene.ts';

const program = (says: string) => `package main\n\nfunc main() { println("${says}") }\n`;

export const scene: Scene = {
  about: 'a workspace file with two modules, a folder without Go, a nested folder and a symbolic link',
  open: 'all.code-workspace',
  ui: true,
  settings: { 'goPipeline.openPanel': 'never' },
  files: {
    'all.code-workspace':
      '{ "folders": [{ "path": "one" }, { "path": "two" }, { "path": "notes" }, { "path": "two/cmd" }, { "path": "linked" }] }',
    'one/go.mod': 'module ex.com/one\n\ngo 1.20\n',
    'one/main.go': program('one'),
    'two/go.mod': 'module ex.com/two\n\ngo 1.20\n',
    'two/cmd/app/main.go': program('two'),
    'notes/readme.txt': 'no Go here\n',
  },
  prepare: ({ workspace, temp }) => {
    const real = join(temp, 'real');
    mkdirSync(join(real, 'sub'), { recursive: true });
    writeFileSync(join(real, 'go.mod'), 'module ex.com/linked\n\ngo 1.20\n');
    writeFileSync(join(real, 'main.go'), program('linked'));
    writeFileSync(join(real, 'broken.go'), 'package main\n\nvar größe = "größe"; var n int = "x"\n');
    writeFileSync(join(real, 'sub/go.mod'), 'module ex.com/sub\n\ngo 1.20\n');
    writeFileSync(join(real, 'sub/main.go'), program('sub'));
    symlinkSync(real, join(workspace, 'linked'), 'dir');
  },
};
