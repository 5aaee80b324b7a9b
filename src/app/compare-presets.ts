import { join } from 'node:path';
import { NULL_DEVICE } from './null-device.ts';

export interface CommandToCompare {
  readonly argv: readonly string[];
  /** What to show instead: without the output path and the stand-in program of a preset. */
  readonly shown?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export const COMPARE_PRESETS = ['run-build-install', 'cgo', 'race', 'trimpath', 'flags'] as const;
export type ComparePreset = (typeof COMPARE_PRESETS)[number];

export interface PresetRequest {
  readonly preset: ComparePreset;
  /** Packages as typed; the current directory when empty. */
  readonly targets: readonly string[];
  /** For `flags`: the flags that only the second build gets. */
  readonly flags?: readonly string[];
}

/** The commands of a preset. Programs are written into `folder`, so that no file of the user is overwritten. */
export function presetCommands(
  { preset, targets: named, flags = [] }: PresetRequest,
  folder: string,
): readonly CommandToCompare[] {
  const targets = named.length === 0 ? ['.'] : named;
  // For several packages, go accepts no output file; it does not write to the null device.
  const isOne = targets.length === 1 && targets[0]?.includes('...') === false;
  const build = (name: string, ...more: readonly string[]): CommandToCompare => ({
    argv: ['go', 'build', `-o=${isOne ? join(folder, name) : NULL_DEVICE}`, ...more, ...targets],
    shown: ['go', 'build', ...more, ...targets],
  });
  switch (preset) {
    case 'run-build-install':
      return [
        build('build'),
        runWithoutProgram(targets),
        { argv: ['go', 'install', ...targets], env: { GOBIN: join(folder, 'bin') } },
      ];
    case 'cgo':
      return [
        { ...build('cgo'), env: { CGO_ENABLED: '1' } },
        { ...build('nocgo'), env: { CGO_ENABLED: '0' } },
      ];
    case 'race':
      return [build('plain'), build('race', '-race')];
    case 'trimpath':
      return [build('plain'), build('trimmed', '-trimpath')];
    case 'flags':
      return [build('plain'), build('flags', ...flags)];
  }
}

/** `go run` builds the program, and Node, which exits at once, runs in its place. */
function runWithoutProgram(targets: readonly string[]): CommandToCompare {
  return {
    argv: ['go', 'run', `-exec='${process.execPath}' -e 0`, ...targets],
    shown: ['go', 'run', ...targets],
    // In an editor, the executable is the editor itself, which this variable turns into Node.
    ...('electron' in process.versions ? { env: { ELECTRON_RUN_AS_NODE: '1' } } : {}),
  };
}
