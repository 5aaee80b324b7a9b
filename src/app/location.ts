import { locationOf, locationSeenFrom, locationSettings } from '../collect/toolchain/location.ts';
import { isSamePath } from '../core/go/same-path.ts';
import type { Location } from '../core/model/location.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import type { HistoryFacts } from '../store/history-entry.ts';
import type { UserContext } from './user-context.ts';

/** What a trace belongs to, with the settings of its command. */
export function locationOfTrace({ command, go }: Pick<BuildTrace, 'command' | 'go'>): Location {
  const { GOWORK = '', GO111MODULE = '' } = go.changedEnv;
  return locationOf(command.directory, { gowork: GOWORK, go111module: GO111MODULE });
}

/** What the commands of a user in this directory belong to, and whether a saved trace belongs to the same. */
export interface Here {
  readonly location: Location;
  readonly has: (entry: Pick<HistoryFacts, 'directory' | 'location'>) => boolean;
  /** The location of an entry; entries of older versions lack it, so it is looked up. */
  readonly locationOf: (entry: Pick<HistoryFacts, 'directory' | 'location'>) => Location;
}

export function hereOf({ directory, env }: Pick<UserContext, 'directory' | 'env'>): Here {
  const settings = locationSettings({ ...env });
  const location = locationOf(directory, settings);
  const seen = new Map<string, Location>();
  const isHere = (other: Location): boolean => isSamePath(other.directory, location.directory);
  return { location, has, locationOf: (entry) => entry.location ?? now(entry.directory) };

  /** It was recorded here, or its directory belongs here by now: a go.work may have come, or be switched off. */
  function has({ directory: own, location: recorded }: Pick<HistoryFacts, 'directory' | 'location'>) {
    return (recorded !== undefined && isHere(recorded)) || isHere(now(own));
  }

  function now(own: string): Location {
    const known = seen.get(own) ?? locationSeenFrom(own, settings);
    seen.set(own, known);
    return known;
  }
}
