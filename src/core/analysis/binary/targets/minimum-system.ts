import type { ProgramFacts } from '../../../binary/facts.ts';
import { isAtLeast } from '../go-release.ts';

/** The oldest system on which a program starts. */
export interface OldestSystem {
  readonly system: string;
  readonly version: string;
  /** `go`: the release notes of its version of go promise nothing older · `file`: its header says so. */
  readonly by: 'go' | 'file';
}

/**
 * By the release notes of go, where they ask for more than the header of the file: Windows 10 and Server 2016 since
 * go 1.21, Linux 3.2 since go 1.24. null: neither says anything.
 */
export function oldestSystem({ go, goos, linking }: ProgramFacts): OldestSystem | null {
  const { minimumSystem } = linking;
  if (go.version !== null && goos === 'windows' && isAtLeast(go.version, 21))
    return { system: 'Windows', version: '10', by: 'go' };
  if (go.version !== null && goos === 'linux')
    return { system: 'Linux', version: isAtLeast(go.version, 24) ? '3.2' : '2.6.32', by: 'go' };
  return minimumSystem === null
    ? null
    : { system: minimumSystem.system, version: minimumSystem.version, by: 'file' };
}
