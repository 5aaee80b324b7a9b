import type { ProgramFacts } from '../../../binary/facts.ts';
import { newestVersions } from '../link-needs.ts';
import { fixesFor } from './fixes.ts';
import type { TargetImage } from './images.ts';
import { GLIBC_INTERPRETERS, isPartOf, libcOf } from './libc.ts';
import { type Platform, platformObstacle } from './platform.ts';
import { systemNeeds } from './system-needs.ts';
import type { Obstacle, Verdict } from './target.ts';
import { compareVersions } from './version-order.ts';

/** Whether a program runs in an image, by the table: the image is taken for the program's own architecture. */
export function judgeImage(
  program: ProgramFacts,
  image: TargetImage,
  target: string,
  host: Platform,
): Verdict {
  const platform = platformObstacle(program, { goos: 'linux', goarch: program.goarch });
  const basis = image.proven ? 'image' : 'table';
  if (platform === 'undecided') return undecided(target, basis);
  const obstacles = platform === null ? startObstacles(program, image) : [platform];
  const lacks = obstacles.length > 0 ? [] : systemNeeds(program).filter((need) => !image.has.includes(need));
  const fixes = fixesFor(program, obstacles, lacks, { image, goos: 'linux', goarch: program.goarch, host });
  return decided({ target, basis, obstacles, lacks, fixes });
}

export function decided(found: Omit<Verdict, 'verdict'>): Verdict {
  const { obstacles, lacks } = found;
  return { ...found, verdict: obstacles.length > 0 ? 'fails' : lacks.length > 0 ? 'lacks' : 'runs' };
}

export function undecided(target: string, basis: Verdict['basis']): Verdict {
  return { target, basis, verdict: 'unknown', obstacles: [], lacks: [], fixes: [] };
}

function startObstacles(program: ProgramFacts, image: TargetImage): readonly Obstacle[] {
  const { interpreter } = program.linking;
  if (interpreter !== null && !hasInterpreter(image, interpreter, program.goarch))
    return [
      { id: 'no-interpreter', interpreter, libc: libcOf(interpreter), has: image.libc?.family ?? null },
    ];
  const missing = (program.linking.libraries ?? [])
    .filter(({ name, kind }) => kind === 'required' && !hasLibrary(image, name))
    .map(({ name }): Obstacle => ({ id: 'no-library', library: name, by: null }));
  return [...missing, ...oldLibraries(program, image, new Set(missing.map(libraryOf)))];
}

const libraryOf = (obstacle: Obstacle): string => (obstacle.id === 'no-library' ? obstacle.library : '');

function hasInterpreter({ libc }: TargetImage, interpreter: string, goarch: string | null): boolean {
  if (libc === null || libcOf(interpreter) !== libc.family) return false;
  const places = GLIBC_INTERPRETERS[goarch ?? ''];
  return libc.family === 'musl'
    ? interpreter.startsWith('/lib/')
    : places === undefined || places.includes(interpreter);
}

function hasLibrary({ libc, libraries }: TargetImage, name: string): boolean {
  return (libc !== null && isPartOf(libc.family, name)) || libraries.includes(name);
}

/** musl has no versions of symbols. */
function oldLibraries(
  { linking }: ProgramFacts,
  { libc, cxx }: TargetImage,
  missing: ReadonlySet<string>,
): readonly Obstacle[] {
  if (libc?.family !== 'glibc') return [];
  const newest: Readonly<Record<string, string | null>> = { GLIBC: libc.version, GLIBCXX: cxx };
  const asked = linking.symbolVersions.filter(({ library }) => !missing.has(library));
  return newestVersions(asked).flatMap(({ family, version, symbols }): readonly Obstacle[] => {
    const actual = newest[family] ?? null;
    if (actual === null || compareVersions(version, actual) <= 0) return [];
    const library = asked.find((one) => one.version === `${family}_${version}`)?.library ?? '';
    return [{ id: 'old-library', library, family, required: version, actual, symbols, by: null }];
  });
}
