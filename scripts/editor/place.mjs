import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../lib/prepare.mjs';
import { goFolders } from './go-folders.mjs';

/** The folders of one run, with the files of the scene in them, and the environment that knows no others. */
export function makePlace(scene) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gbp-editor-')));
  const place = {
    workspace: join(folder, 'a wörkspace'),
    home: join(folder, 'home'),
    temp: join(folder, 'temp'),
    pathWithout: (program) => pathWithout(program, join(folder, 'programs')),
  };
  for (const each of [place.workspace, place.home, place.temp, join(folder, 'server')]) mkdirSync(each);
  if (scene.copy) cpSync(join(root, scene.copy), place.workspace, { recursive: true });
  for (const [name, text] of Object.entries(scene.files ?? {})) {
    const file = join(place.workspace, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  scene.prepare?.(place);
  return {
    ...place,
    server: join(folder, 'server'),
    results: join(folder, 'results.json'),
    target:
      scene.open === null ? undefined : scene.open ? join(place.workspace, scene.open) : place.workspace,
    env: {
      ...goFolders(),
      HOME: place.home,
      USERPROFILE: place.home,
      XDG_CACHE_HOME: join(place.home, 'cache'),
      TMPDIR: place.temp,
      EDITOR_TEST_PLACE: JSON.stringify(place),
      EDITOR_TEST_RESULTS: join(folder, 'results.json'),
      ...scene.env?.(place),
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** PATH with each folder that holds the program replaced by links to everything else in it. */
function pathWithout(program, links) {
  const names = [program, `${program}.exe`];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .map((folder, index) =>
      names.some((name) => existsSync(join(folder, name))) ? linked(folder, index) : folder,
    )
    .join(delimiter);

  function linked(folder, index) {
    const copy = join(links, String(index));
    mkdirSync(copy, { recursive: true });
    for (const name of readdirSync(folder))
      if (!names.includes(name)) symlinkSync(join(folder, name), join(copy, name));
    return copy;
  }
}
