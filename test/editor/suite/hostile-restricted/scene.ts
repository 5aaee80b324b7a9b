import { delimiter, join } from 'node:path';
import {
  hostileGoSettings,
  hostileSettings,
  makePrograms,
  writeFolderSettings,
} from '../../../support/editor/hostile-settings.ts';
import type { Scene } from '../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a hostile folder in Restricted Mode, where even the go command on PATH leaves a mark',
  trusted: false,
  ui: true,
  files: {
    'go.mod': 'module ex.com/app\n\ngo 1.20\n',
    'main.go': 'package main\n\nfunc main() {}\n',
    'lib/main.go': 'package lib\n\nfunc main() {}\n',
  },
  prepare: (sandbox) => {
    makePrograms(sandbox);
    writeFolderSettings(sandbox, { ...hostileSettings(sandbox), ...hostileGoSettings(sandbox) });
  },
  env: (sandbox) => ({ PATH: [join(sandbox.temp, 'bin'), process.env['PATH']].join(delimiter) }),
};
