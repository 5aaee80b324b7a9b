import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { cacheFolder } from './install.ts';

type Variables = Readonly<Record<string, string>>;

let known: Variables | null = null;

/**
 * Variables for go, so that a new, empty home costs no time: the machine's module cache, and one build cache for all
 * editor tests, separate from the user's.
 */
export function goFolders(): Variables {
  known ??= {
    GOCACHE: join(cacheFolder(), 'go-build'),
    GOENV: 'off',
    GOFLAGS: '',
    GOTOOLCHAIN: 'local',
    ...moduleFolders(),
  };
  return known;
}

function moduleFolders(): Variables {
  try {
    const text = execFileSync('go', ['env', '-json', 'GOMODCACHE', 'GOPATH'], {
      encoding: 'utf8',
      env: { ...process.env, GOTOOLCHAIN: 'local' },
    });
    return JSON.parse(text) as Variables;
  } catch {
    return {};
  }
}
