import type { BuildTrace } from '../../model/trace.ts';
import { normalizeKey } from '../rebuild/key.ts';

/** A line of the build information that go puts into a program: `CGO_ENABLED`, `-ldflags`, `vcs.revision`. */
export interface BuildSetting {
  readonly name: string;
  /** null: that side does not have it. */
  readonly first: string | null;
  readonly second: string | null;
}

/** Build settings of both programs, as `go version -m` would print them; from the keys of their main packages. */
export function compareSettings(first: BuildTrace, second: BuildTrace): readonly BuildSetting[] {
  const [one, two] = [settingsOf(first), settingsOf(second)];
  // If the keys of a side were not read, its missing settings are not known.
  if (one.size === 0 || two.size === 0) return [];
  return [...new Set([...one.keys(), ...two.keys()])].map((name) => ({
    name,
    first: one.get(name) ?? null,
    second: two.get(name) ?? null,
  }));
}

const PREFIX = 'modinfo:build ';

/** From the first program that has any: all programs of one command have the same settings. */
function settingsOf(trace: BuildTrace): ReadonlyMap<string, string> {
  for (const { mode, actionID } of trace.actions) {
    const inputs = mode === 'build' && actionID !== undefined ? trace.keyInputs[actionID] : undefined;
    if (!inputs?.some((line) => line.startsWith('modinfo '))) continue;
    const { settings } = normalizeKey('build', inputs);
    const found = [...settings].filter(([id]) => id.startsWith(PREFIX));
    return new Map(found.map(([id, value]) => [id.slice(PREFIX.length), value]));
  }
  return new Map();
}
