import type { GoCommandLine } from './command-line.ts';

/** The flags of a command line as words for another go command: `-tags=a`, `-race`. */
export function flagWords({ flags }: Pick<GoCommandLine, 'flags'>): readonly string[] {
  return flags.map(({ name, value }) => `-${name}${value === null ? '' : `=${value}`}`);
}
