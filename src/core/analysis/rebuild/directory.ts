import { isSamePath } from '../../go/same-path.ts';
import { onOff, type Reason, reason } from '../../model/reasons.ts';
import type { NormalizedKey } from './key.ts';

/** Another directory: a module version in the module cache, otherwise a directory that moved. */
export function directoryReason(old: string | null, now: string | null, key: NormalizedKey): Reason | null {
  // With and without -trimpath, or inside and outside of GOROOT: another line shows it.
  if (old === null || now === null) return key.settings.has('trimpath') ? null : trimmedReason(old, now);
  const [wasVendored, isVendored] = [isInVendor(old, key.importPath), isInVendor(now, key.importPath)];
  if (wasVendored !== isVendored) return reason('vendored', '', ...onOff(wasVendored, isVendored));
  const before = cachedModule(old, key.importPath);
  const after = cachedModule(now, key.importPath);
  if (before && after && before.path === after.path) {
    if (before.version !== after.version) {
      return reason('moduleVersion', before.path, before.version, after.version);
    }
    return movedReason(old, now);
  }
  if (before) return reason('moduleVersion', before.path, before.version, parentOf(now, before.below));
  if (after) return reason('moduleVersion', after.path, parentOf(old, after.below), after.version);
  return movedReason(old, now);
}

/** `…/vendor/rsc.io/quote` for rsc.io/quote, and for its tests. */
function isInVendor(directory: string, importPath: string): boolean {
  const plain = importPath.replace(/_test$|\.test$/, '');
  return directory.replaceAll('\\', '/').endsWith(`/vendor/${plain}`);
}

function trimmedReason(old: string | null, now: string | null): Reason | null {
  return old === null && now === null
    ? null
    : reason('trimpath', '-trimpath', ...onOff(old === null, now === null));
}

/** The folders without their common end, so that one move is one cause. */
function movedReason(old: string, now: string): Reason {
  const before = old.split(/[/\\]/);
  const after = now.split(/[/\\]/);
  let same = 0;
  while (
    same < before.length - 1 &&
    same < after.length - 1 &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same++;
  }
  // Each with its own separators: one may be from Windows and the other not.
  const cut = (path: string, parts: readonly string[]): string =>
    parts.slice(0, parts.length - same).join(path.includes('\\') ? '\\' : '/');
  return reason('directory', isSamePath(old, now) ? 'case' : '', cut(old, before), cut(now, after));
}

export function moduleReason(old: string | null, now: string | null): Reason | null {
  const [before, after] = [splitModule(old), splitModule(now)];
  if (!before || !after) return null; // Appears and disappears with -trimpath, which is reported itself.
  return reason(
    'moduleVersion',
    after.path,
    before.path === after.path ? before.version : old,
    after.version,
  );
}

function splitModule(text: string | null): { readonly path: string; readonly version: string } | null {
  if (text === null) return null;
  const at = text.lastIndexOf('@');
  return at < 0 ? { path: text, version: '' } : { path: text.slice(0, at), version: text.slice(at + 1) };
}

interface CachedModule {
  readonly path: string;
  readonly version: string;
  /** Folders of the package below its module. */
  readonly below: number;
}

/** Module and version of a directory in the module cache: `…/golang.org/x/text@v0.3.0/unicode/norm`. */
function cachedModule(directory: string, importPath: string): CachedModule | null {
  const match = /^(.*)@(v\d[^/\\]*)([/\\].*)?$/s.exec(directory);
  if (!match) return null;
  const below = (match[3] ?? '').split(/[/\\]/).filter((part) => part !== '');
  const left = (match[1] ?? '')
    .split(/[/\\]/)
    .map((part) => part.replace(/!(\w)/g, (_, letter) => letter.toUpperCase()));
  const plainPath = importPath.replace(/_test$|\.test$/, '');
  const parts = plainPath.split('/');
  const modulePath = parts.slice(0, Math.max(parts.length - below.length, 1)).join('/');
  const known = left.join('/').endsWith(modulePath);
  return {
    path: known ? modulePath : (left.at(-1) ?? plainPath),
    version: match[2] ?? '',
    below: below.length,
  };
}

function parentOf(directory: string, levels: number): string {
  const parts = directory.split(/[/\\]/);
  return parts.slice(0, Math.max(parts.length - levels, 1)).join(directory.includes('\\') ? '\\' : '/');
}
