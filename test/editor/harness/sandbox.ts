import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../../../scripts/lib/prepare.mjs';
import type { Sandbox, Scene } from '../../support/editor/scene.ts';
import { removeFolder } from '../../support/remove-folder.ts';
import { goFolders } from './go-folders.ts';

/** A sandbox with the paths that only the runner needs. */
export interface OwnSandbox extends Sandbox {
  /** The folder of the editor's server. */
  readonly server: string;
  /** The file in which the tests write their results. */
  readonly results: string;
  /** The folder or workspace that the window opens; undefined: nothing. */
  readonly target: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** Creates the folders of one run with the files of the scene, and an environment that refers to no other folders. */
export function makeSandbox(scene: Scene): OwnSandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gbp-editor-')));
  const sandbox: Sandbox = {
    workspace: join(folder, 'a wörkspace'),
    home: join(folder, 'home'),
    temp: join(folder, 'temp'),
    pathWithout: (program: string) => pathWithout(program, join(folder, 'programs')),
  };
  for (const each of [sandbox.workspace, sandbox.home, sandbox.temp, join(folder, 'server')]) mkdirSync(each);
  if (scene.copy) cpSync(join(root, scene.copy), sandbox.workspace, { recursive: true });
  for (const [name, text] of Object.entries(scene.files ?? {})) {
    const file = join(sandbox.workspace, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  scene.prepare?.(sandbox);
  return {
    ...sandbox,
    server: join(folder, 'server'),
    results: join(folder, 'results.json'),
    target:
      scene.open === null ? undefined : scene.open ? join(sandbox.workspace, scene.open) : sandbox.workspace,
    env: {
      ...goFolders(),
      HOME: sandbox.home,
      USERPROFILE: sandbox.home,
      XDG_CACHE_HOME: join(sandbox.home, 'cache'),
      TMPDIR: sandbox.temp,
      EDITOR_TEST_PLACE: JSON.stringify(sandbox),
      EDITOR_TEST_RESULTS: join(folder, 'results.json'),
      ...scene.env?.(sandbox),
    },
    remove: () => removeFolder(folder),
  };
}

/** PATH in which each folder that contains the program is replaced by a folder of links to its other files. */
function pathWithout(program: string, links: string): string {
  const names = [program, `${program}.exe`];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .map((folder, index) =>
      names.some((name) => existsSync(join(folder, name))) ? linked(folder, index) : folder,
    )
    .join(delimiter);

  function linked(folder: string, index: number): string {
    const copy = join(links, String(index));
    mkdirSync(copy, { recursive: true });
    for (const name of readdirSync(folder))
      if (!names.includes(name)) symlinkSync(join(folder, name), join(copy, name));
    return copy;
  }
}
