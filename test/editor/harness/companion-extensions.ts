import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../../scripts/lib/prepare.mjs';
import type { Scene } from '../../support/editor/scene.ts';

/** The folders of the other extensions that a scene needs. */
export function companionsOf(scene: Scene): readonly string[] {
  return (scene.companions ?? []).map((folder) => join(root, folder));
}

/** A window takes only one extension under development; the others are copied to the installed extensions. */
export function installCompanions(scene: Scene, extensions: string): void {
  for (const folder of companionsOf(scene))
    cpSync(folder, join(extensions, basename(folder)), { recursive: true });
}
