import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { cacheFolder } from './install.mjs';

let known = null;

/**
 * What go is told, so that a home that is new and empty costs nothing: the modules of the machine, and one
 * build cache for all tests in editors, apart from the user's.
 */
export function goFolders() {
  known ??= {
    GOCACHE: join(cacheFolder(), 'go-build'),
    GOENV: 'off',
    GOFLAGS: '',
    GOTOOLCHAIN: 'local',
    ...moduleFolders(),
  };
  return known;
}

function moduleFolders() {
  try {
    const said = execFileSync('go', ['env', '-json', 'GOMODCACHE', 'GOPATH'], {
      encoding: 'utf8',
      env: { ...process.env, GOTOOLCHAIN: 'local' },
    });
    return JSON.parse(said);
  } catch {
    return {};
  }
}
