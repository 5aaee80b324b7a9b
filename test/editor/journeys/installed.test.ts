import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from '../../support/editor/journey.ts';

journey(
  'the packaged extension works outside of this checkout',
  { about: 'the VSIX in an empty editor', copy: 'media/sample' },
  async (workbench) => {
    const installed = readdirSync(workbench.extensions).find((name) => name.startsWith('go-build-pipeline.'));
    if (!installed) throw new Error('not installed');
    for (let at = path.join(workbench.extensions, installed); at !== '/'; at = path.dirname(at))
      expect(existsSync(path.join(at, 'node_modules'))).toBe(false);
    await workbench.openFile('main.go');
    await workbench.run('Go Pipeline: Show Go Command in Use');
    await workbench.notification(/go1\.\d+.* at .*go \(PATH\)/);
  },
);
