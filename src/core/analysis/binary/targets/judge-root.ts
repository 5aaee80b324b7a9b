import type { ElfObject } from '../../../binary/elf/elf-object.ts';
import type { ProgramFacts } from '../../../binary/facts.ts';
import { settingOf } from '../missing-fields.ts';
import { loadObstacles } from './dynamic-loader.ts';
import { fixesFor } from './fixes.ts';
import { decided, undecided } from './judge-image.ts';
import { interpretersOf } from './libc.ts';
import { type Platform, platformObstacle } from './platform.ts';
import { isLevelMet } from './processor-level.ts';
import type { RootFiles } from './root-files.ts';
import { hasNeed } from './root-needs.ts';
import { systemNeeds } from './system-needs.ts';
import type { Obstacle, Verdict } from './target.ts';

export interface Root extends Platform {
  readonly files: RootFiles;
  /** The processor's features, as the kernel names them; null if not known. */
  readonly features: ReadonlySet<string> | null;
}

export interface RootQuestion {
  readonly program: ProgramFacts;
  /** The same file as its loader reads it; null if that is not possible. */
  readonly object: ElfObject | null;
  readonly target: string;
  readonly basis: 'folder' | 'machine';
  /** Where it is built. */
  readonly host: Platform;
}

/** Whether a program runs in a root file system of Linux, by its files. */
export function judgeRoot({ program, object, target, basis, host }: RootQuestion, root: Root): Verdict {
  const platform = platformObstacle(program, root);
  if (platform === 'undecided' || (platform === null && object === null)) return undecided(target, basis);
  const level = levelObstacle(program, root);
  const obstacles: readonly Obstacle[] =
    platform !== null
      ? [platform]
      : [...(level === null ? [] : [level]), ...(object === null ? [] : loadObstacles(object, root.files))];
  const interpreters = interpretersOf('glibc', program.goarch ?? '');
  const lacks =
    obstacles.length > 0
      ? []
      : systemNeeds(program).filter((need) => !hasNeed(need, root.files, interpreters));
  const fixes = fixesFor(program, obstacles, lacks, {
    image: null,
    goos: root.goos,
    goarch: root.goarch,
    host,
  });
  return decided({ target, basis, obstacles, lacks, fixes });
}

function levelObstacle({ go }: ProgramFacts, { features }: Root): Obstacle | null {
  const level = go.buildInfo === null ? null : settingOf(go.buildInfo, 'GOAMD64');
  if (level === null || features === null || isLevelMet(level, features)) return null;
  return { id: 'processor-level', setting: `GOAMD64=${level}` };
}
