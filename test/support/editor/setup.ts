import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { copyCheckout } from '../../../scripts/lib/copy-checkout.mjs';
import { makeVsix } from '../../../scripts/lib/make-vsix.mjs';
import { type Editor, prepareEditor } from '../../editor/harness/install.ts';
import { removeFolder } from '../remove-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly editor: Editor;
    /** The packaged extension, made from the current checkout. */
    readonly vsix: string;
  }
}

/** Once for all journeys: the editor (EDITOR_VERSION selects another than the oldest) and the VSIX. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gbp-vsix-'));
  const vsix = path.join(folder, 'extension.vsix');
  copyCheckout(path.join(folder, 'checkout'));
  makeVsix(path.join(folder, 'checkout'), vsix);
  project.provide('vsix', vsix);
  project.provide('editor', await prepareEditor(process.env['EDITOR_VERSION'] || undefined));
  return () => removeFolder(folder);
}
