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

/** A sandbox as the runner sees it. */
export interface OwnSandbox extends Sandbox {
  /** For the editor's server. */
  readonly server: string;
  /** The file that the tests write their results into. */
  readonly results: string;
  /** What the window opens; undefined: nothing. */
  readonly target: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** The folders of one run, with the files of the scene in them, and the environment that knows no others. */
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

/** PATH with each folder that holds the program replaced by links to everything else in it. */
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
