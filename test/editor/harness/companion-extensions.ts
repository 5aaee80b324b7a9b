import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../../scripts/lib/prepare.mjs';
import type { Scene } from '../../support/editor/scene.ts';

/** The extensions that a scene wants beside ours: their folders. */
export function companionsOf(scene: Scene): readonly string[] {
  return (scene.companions ?? []).map((folder) => join(root, folder));
}

/** A window takes one extension under development; others lie where the editor keeps those that are installed. */
export function installCompanions(scene: Scene, extensions: string): void {
  for (const folder of companionsOf(scene))
    cpSync(folder, join(extensions, basename(folder)), { recursive: true });
}
