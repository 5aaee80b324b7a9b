import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../lib/prepare.mjs';

/** The extensions that a scene wants beside ours. */
export function besideOf(scene) {
  return (scene.beside ?? []).map((folder) => join(root, folder));
}

/** A window takes one extension under development; others lie where the editor keeps those that are installed. */
export function installBeside(scene, extensions) {
  for (const folder of besideOf(scene))
    cpSync(folder, join(extensions, basename(folder)), { recursive: true });
}
