import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Scene } from '../../../support/editor/scene.ts';

/** Replaces go, and leaves a mark if anything starts it. */
const folderOf = (temp: string): string => join(temp, 'programs');

export const scene: Scene = {
  about: 'main packages in Restricted Mode, with a go command that leaves a mark when it starts',
  trusted: false,
  files: {
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'cmd/app/main.go': 'package main\n\nfunc main() {}\n',
    'near/main.go': 'package main\n',
  },
  env: ({ temp, pathWithout }) => ({ PATH: `${folderOf(temp)}${delimiter}${pathWithout('go')}` }),
  prepare: ({ temp }) => {
    mkdirSync(folderOf(temp));
    const go = join(folderOf(temp), 'go');
    writeFileSync(go, `#!/bin/sh\n: > ${JSON.stringify(join(temp, 'go-was-started'))}\nexit 1\n`);
    chmodSync(go, 0o755);
  },
};
