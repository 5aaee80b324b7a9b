import type { ProgramFacts } from '../../../binary/facts.ts';
import type { Obstacle } from './target.ts';

export interface Platform {
  readonly goos: string;
  /** null: not known. */
  readonly goarch: string | null;
}

/** Processors that also run the programs of another one. */
const ALSO: Readonly<Record<string, readonly string[]>> = { amd64: ['386'] };

/**
 * Whether the program is for another system or processor. `undecided`: it cannot be said whether it is a program at
 * all, because it is packed, not linked, or damaged.
 */
export function platformObstacle(
  program: ProgramFacts,
  { goos, goarch }: Platform,
): Obstacle | null | 'undecided' {
  const { kind, packed, linking } = program;
  if (packed !== null || kind === 'object' || kind === 'other') return 'undecided';
  if (program.format === 'wasm') return { id: 'other-system', goos: program.goos ?? 'wasm', wanted: goos };
  if (program.goos !== null && program.goos !== goos)
    return { id: 'other-system', goos: program.goos, wanted: goos };
  // ELF without a word about its system is Linux's, or made by C alone.
  if (goarch !== null && program.goarch !== null && program.goarch !== goarch) {
    if (ALSO[goarch]?.includes(program.goarch) !== true)
      return { id: 'other-processor', goarch: program.goarch, wanted: goarch };
  }
  return linking.linkage === 'unknown' || linking.libraries === null ? 'undecided' : null;
}
