import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { isWithin } from '../../core/go/same-path.ts';
import { UserFacingError } from '../../core/model/errors.ts';

/** A folder from which entries may be removed: really one of go, and of this user. */
export interface OwnedCache {
  /** Without symbolic links. */
  readonly folder: string;
}

const README = /^This directory holds cached build artifacts from the Go build system\./;
const DIRECTORIES = 256;

/** Throws a `UserFacingError` unless this is a build cache as go makes it: its README, its 256 directories. */
export function requireBuildCache(gocache: string, kept: readonly string[]): OwnedCache {
  const folder = requireFolder(gocache, kept);
  if (!README.test(textOf(join(folder, 'README'))))
    throw new UserFacingError('cache-not-of-go', { path: gocache, missing: 'README' });
  let directories = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (/^[0-9a-f]{2}$/.test(entry.name) && entry.isDirectory()) directories++;
  // `go clean -cache` removes them, and the next go command makes all of them again.
  if (directories !== DIRECTORIES)
    throw new UserFacingError('cache-not-of-go', { path: gocache, missing: '00 … ff' });
  return { folder };
}

/** The same for the module cache, which has no README. */
export function requireModuleCache(gomodcache: string, kept: readonly string[]): OwnedCache {
  const folder = requireFolder(gomodcache, kept);
  try {
    if (lstatSync(join(folder, 'cache', 'download')).isDirectory()) return { folder };
  } catch {
    // Not there.
  }
  throw new UserFacingError('cache-not-of-go', { path: gomodcache, missing: 'cache/download' });
}

/** `kept`: folders that must not be inside of the cache. */
function requireFolder(path: string, kept: readonly string[]): string {
  const folder = isAbsolute(path) ? realPath(path) : null;
  if (folder === null || !statSync(folder).isDirectory()) throw new UserFacingError('cache-absent', { path });
  if (dirname(folder) === folder || kept.some((own) => isWithin(realPath(own) ?? own, folder)))
    throw new UserFacingError('cache-holds-more', { path });
  const user = process.getuid?.();
  if (user !== undefined && statSync(folder).uid !== user)
    throw new UserFacingError('cache-of-other-user', { path });
  return folder;
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function textOf(file: string): string {
  try {
    return lstatSync(file).isFile() ? readFileSync(file, 'utf8').slice(0, 1000) : '';
  } catch {
    return '';
  }
}
