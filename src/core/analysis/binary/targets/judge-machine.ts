import type { ProgramFacts } from '../../../binary/facts.ts';
import { fixesFor } from './fixes.ts';
import { undecided } from './judge-image.ts';
import { oldestSystem } from './minimum-system.ts';
import { type Platform, platformObstacle } from './platform.ts';
import type { Obstacle, Verdict } from './target.ts';
import { compareVersions } from './version-order.ts';

/** Whether a program runs on a machine with macOS or Windows, by its platform and the version of its system. */
export function judgeMachine(
  program: ProgramFacts,
  machine: Platform & { readonly systemVersion: string },
  target: string,
): Verdict {
  const platform = platformObstacle(program, machine);
  if (platform === 'undecided') return undecided(target, 'machine');
  const obstacle = platform ?? oldSystem(program, machine.systemVersion);
  const obstacles = obstacle === null ? [] : [obstacle];
  return {
    target,
    basis: 'machine',
    verdict: obstacle === null ? 'runs' : 'fails',
    obstacles,
    lacks: [],
    fixes: fixesFor(program, obstacles, [], { image: null, host: machine, ...machine }),
  };
}

function oldSystem(program: ProgramFacts, actual: string): Obstacle | null {
  const oldest = oldestSystem(program);
  if (oldest === null || compareVersions(oldest.version, actual) <= 0) return null;
  return { id: 'old-system', system: oldest.system, required: oldest.version, actual };
}
