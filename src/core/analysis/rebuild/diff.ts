import { onOff, type Reason, reason } from '../../model/reasons.ts';
import { withoutConsequences, withoutModified, withoutOwnGoLine } from './consequences.ts';
import { fileReasons, hasTestFiles, selectsFiles, withFiles } from './files.ts';
import type { NormalizedKey } from './key.ts';
import { withOverlay } from './overlay.ts';
import { settingReasons as reasonsOf } from './setting.ts';

/** Facts about the two commands that the keys do not contain. */
export interface RunFacts {
  readonly tags: string;
  /** `-buildmode` as typed; null if not typed, or `default`. */
  readonly buildmode: string | null;
  readonly environment: Readonly<Record<string, string>>;
  /** Who chose the checks of vet: `go test` (a few) or `go vet` (all); null if the user did. */
  readonly vetBy?: 'test' | 'vet' | null;
  /** For a redacted trace, the identifier of the key that was used. */
  readonly redactedWith?: string;
}

export interface KeyDifference {
  /** Changes of the package itself. Empty if only its imports changed. */
  readonly own: readonly Reason[];
  /** Imports with another output; `old` or `new` is null if the import was added or removed. */
  readonly imports: readonly ImportDifference[];
}

export interface ImportDifference {
  readonly importPath: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** The differences between two keys of the same package, in go's own terms, without consequences. */
export function diffKeys(
  old: NormalizedKey,
  now: NormalizedKey,
  oldRun: RunFacts,
  nowRun: RunFacts,
): KeyDifference {
  const settings = settingReasons(old, now, oldRun, nowRun);
  const files = withOverlay(fileReasons(old, now), now, oldRun.environment, nowRun.environment);
  const own = [...withFiles(withoutOwnGoLine(settings, now), files, now), ...unknownReasons(old, now)];
  const imports = importDifferences(old, now);
  // vet facts of an import change with the import, and an edit makes a commit's folder modified.
  const shown = withoutModified(own, imports.length > 0);
  const further = shown.filter((one) => one.id !== 'vetFacts');
  return { own: further.length + imports.length > 0 ? further : shown, imports };
}

function importDifferences(old: NormalizedKey, now: NormalizedKey): readonly ImportDifference[] {
  const changed: ImportDifference[] = [];
  for (const [importPath, id] of now.imports) {
    const before = old.imports.get(importPath) ?? null;
    if (before !== id) changed.push({ importPath, old: before, new: id });
  }
  for (const [importPath, id] of old.imports) {
    if (!now.imports.has(importPath)) changed.push({ importPath, old: id, new: null });
  }
  return changed;
}

/** What is redacted in one of them, or in both with different keys, may be equal, and the rest of them is. */
function isHidden(old: string | null, now: string | null, oldRun: RunFacts, nowRun: RunFacts): boolean {
  const [before, after] = [oldRun.redactedWith, nowRun.redactedWith];
  if ((before === undefined) !== (after === undefined))
    return before === undefined ? canHide(now, old) : canHide(old, now);
  if (!redactedApart(oldRun, nowRun)) return false;
  const [rest, other] = [old, now].map((text) => text?.replaceAll(REDACTED, ''));
  return rest !== undefined && rest === other;
}

/** Whether a text becomes the redacted one if some of its values are hidden. */
function canHide(redacted: string | null, text: string | null): boolean {
  if (redacted === null || text === null) return false;
  const parts = redacted.split(REDACTED);
  const [first = ''] = parts;
  if (parts.length === 1 || !text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(parts.at(-1) ?? '');
}

/** So their redacted values are not comparable. */
export function redactedApart(oldRun: RunFacts, nowRun: RunFacts): boolean {
  const [before, after] = [oldRun.redactedWith, nowRun.redactedWith];
  return before !== undefined && after !== undefined && before !== after;
}

const REDACTED = /redacted:[0-9a-f]+/g;

/** Settings and their reasons. */
function settingReasons(
  old: NormalizedKey,
  now: NormalizedKey,
  oldRun: RunFacts,
  nowRun: RunFacts,
): readonly Reason[] {
  const found = new Map<string, Reason>();
  const modes = { old: oldRun.buildmode, now: nowRun.buildmode };
  const add = (one: Reason): void => {
    if (!found.has(`${one.id} ${one.subject}`)) found.set(`${one.id} ${one.subject}`, one);
  };
  const [infoBefore, infoNow] = [hasBuildInfo(old), hasBuildInfo(now)];
  if (infoBefore !== infoNow) add(reason('kind', 'buildInfo', ...onOff(infoBefore, infoNow)));
  for (const id of new Set([...old.settings.keys(), ...now.settings.keys()])) {
    // All of it was added or removed, so a platform in it did not change.
    if (infoBefore !== infoNow && id.startsWith(BUILD_INFO)) continue;
    // With -trimpath, go leaves these out of the build information, because they may contain paths.
    if (old.settings.has('trimpath') !== now.settings.has('trimpath') && TRIMMED.test(id)) continue;
    const before = old.settings.get(id) ?? null;
    const after = now.settings.get(id) ?? null;
    if (before === after) continue;
    if (id === 'vetflags' && isOtherVet(oldRun, nowRun)) {
      add(reason('kind', 'vetOfTest', ...onOff(oldRun.vetBy === 'test', nowRun.vetBy === 'test')));
      continue;
    }
    const hidden = isHidden(before, after, oldRun, nowRun);
    for (const one of reasonsOf(id, before, after, now, modes))
      add(hidden ? reason('redacted', one.subject) : one);
  }
  const isStandard = now.settings.get('standard') === 'true' && old.settings.get('standard') === 'true';
  const filesDiffer = setDiffers(old.files, now.files);
  const importsDiffer = setDiffers(old.imports, now.imports);
  // Few packages of the standard library have tags that users set, and a bigger change explains their files.
  const isReplaced = isStandard && [...found.values()].some((one) => selectsFiles(one, true));
  if ((filesDiffer || importsDiffer) && oldRun.tags !== nowRun.tags && !isReplaced) {
    add(reason('buildTags', '-tags', oldRun.tags, nowRun.tags));
  }
  const cgo = [oldRun.environment.CGO_ENABLED ?? null, nowRun.environment.CGO_ENABLED ?? null] as const;
  if ((filesDiffer || importsDiffer || cgoDiffers(old, now)) && cgo[0] !== cgo[1] && cgo[0] && cgo[1]) {
    add(reason('environment', 'CGO_ENABLED', cgo[0], cgo[1]));
  }
  if (hasTestFiles(now) !== hasTestFiles(old)) {
    add(reason('kind', 'test', ...onOff(hasTestFiles(old), hasTestFiles(now))));
  }
  return withoutConsequences([...found.values()], isStandard);
}

/** `go test` vets with a few checks, `go vet` with all: nobody changed a flag. */
function isOtherVet(oldRun: RunFacts, nowRun: RunFacts): boolean {
  const [before, now] = [oldRun.vetBy ?? null, nowRun.vetBy ?? null];
  return before !== null && now !== null && before !== now;
}

const BUILD_INFO = 'modinfo:';
const TRIMMED = /^modinfo:build (?:-ldflags$|CGO_\w*FLAGS$)/;

function hasBuildInfo(key: NormalizedKey): boolean {
  return [...key.settings.keys()].some((id) => id.startsWith(BUILD_INFO));
}

function unknownReasons(old: NormalizedKey, now: NormalizedKey): readonly Reason[] {
  const gone = old.unknown.filter((line) => !now.unknown.includes(line));
  const come = now.unknown.filter((line) => !old.unknown.includes(line));
  const count = Math.max(gone.length, come.length);
  return Array.from({ length: count }, (_, index) =>
    reason('unknownInput', '', gone[index] ?? null, come[index] ?? null),
  );
}

function cgoDiffers(old: NormalizedKey, now: NormalizedKey): boolean {
  return old.settings.has('tool:cgo') !== now.settings.has('tool:cgo');
}

function setDiffers(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  if (old.size !== now.size) return true;
  for (const name of now.keys()) if (!old.has(name)) return true;
  return false;
}
