import { posix, win32 } from 'node:path';

/** What determines the location of a user's cache; passed in, so that tests need no other machine. */
export interface CacheOwner {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Our folder in the user's cache: `~/.cache/go-build-pipeline` and its equivalents. */
export function cacheFolder({ platform, env, home }: CacheOwner): string {
  const path = platform === 'win32' ? win32 : posix;
  return path.join(userCacheFolder(path), 'go-build-pipeline');

  function userCacheFolder({ join, isAbsolute }: typeof posix): string {
    // By the XDG rules, a relative value is ignored. XDG_CACHE_HOME is respected on every system.
    const xdg = env.XDG_CACHE_HOME;
    if (xdg !== undefined && isAbsolute(xdg)) return xdg;
    if (platform === 'win32') {
      const local = env.LOCALAPPDATA;
      return local !== undefined && isAbsolute(local) ? local : join(home, 'AppData', 'Local');
    }
    return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  }
}
