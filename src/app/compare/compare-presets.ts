import { join } from 'node:path';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { isPackagePattern } from '../../core/go/package-pattern.ts';
import { NULL_DEVICE } from '../null-device.ts';

export interface CommandToCompare {
  /** `go` first. */
  readonly argv: readonly string[];
  /** What to show instead: without the output path and the stand-in program of a preset. */
  readonly shown?: readonly string[];
  /** Added to the environment of the comparison, for this command only. */
  readonly env?: Readonly<Record<string, string>>;
  /** Leave it out if go refuses it, as `go run` refuses several programs. */
  readonly isOptional?: boolean;
}

export const COMPARE_PRESETS = ['run-build-install', 'cgo', 'race', 'trimpath', 'flags'] as const;
export type ComparePreset = (typeof COMPARE_PRESETS)[number];

export interface PresetRequest {
  readonly preset: ComparePreset;
  /** Packages as typed, with their own flags in front; the current directory when empty. */
  readonly targets: readonly string[];
  /** For `flags`: the flags that only the second build gets. */
  readonly flags?: readonly string[];
  /** Flags that every command of this kind gets. */
  readonly common?: Readonly<Partial<Record<'build' | 'run' | 'install', readonly string[]>>>;
  /** Variables that every command gets. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The commands of a preset. Programs are written into `folder`, so that no file of the user is overwritten. */
export function presetCommands(request: PresetRequest, folder: string): readonly CommandToCompare[] {
  return commandsOf(request, folder).map(({ env, ...command }) => ({
    ...command,
    env: { ...request.env, ...env },
  }));
}

function commandsOf(
  { preset, targets: named, flags = [], common = {} }: PresetRequest,
  folder: string,
): readonly CommandToCompare[] {
  const targets = named.length === 0 ? ['.'] : named;
  // For several packages, go accepts no output file; it does not write to the null device.
  const isOne = isOnePackage(targets);
  const { build: ofBuild = [], run: ofRun = [], install: ofInstall = [] } = common;
  const build = (name: string, ...more: readonly string[]): CommandToCompare => ({
    // After the common flags, so that an output among them does not count.
    argv: ['go', 'build', ...ofBuild, `-o=${isOne ? join(folder, name) : NULL_DEVICE}`, ...more, ...targets],
    shown: ['go', 'build', ...ofBuild, ...more, ...targets],
  });
  switch (preset) {
    case 'run-build-install':
      return [
        build('build'),
        runWithoutProgram(ofRun, targets),
        { argv: ['go', 'install', ...ofInstall, ...targets], env: { GOBIN: join(folder, 'bin') } },
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

function isOnePackage(targets: readonly string[]): boolean {
  const [first, ...others] = parseGoCommandLine(['go', 'build', ...targets]).packages;
  return first !== undefined && others.length === 0 && !isPackagePattern(first);
}

/** `go run` builds the program, and Node, which exits at once, runs in its place. */
function runWithoutProgram(flags: readonly string[], targets: readonly string[]): CommandToCompare {
  return {
    argv: ['go', 'run', ...flags, `-exec='${process.execPath}' -e 0`, ...targets],
    shown: ['go', 'run', ...flags, ...targets],
    isOptional: true,
    // In an editor, the executable is the editor itself, which this variable turns into Node.
    ...('electron' in process.versions ? { env: { ELECTRON_RUN_AS_NODE: '1' } } : {}),
  };
}
