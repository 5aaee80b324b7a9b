import type { ProgramFacts } from '../../binary/facts.ts';
import { debugReadiness } from './debug-readiness.ts';
import { packageArgument, settingOf } from './missing-fields.ts';
import type { Platform } from './targets/platform.ts';

/** How a debugger starts a program. */
export interface DebugHandoff {
  /** The command line of Delve. */
  readonly command: readonly string[];
  /** What keeps Delve from it here; null: nothing. */
  readonly obstacle: DebugObstacle | null;
  /** The names of files in the program, and where they are; null if the program names them by their real paths. */
  readonly sources: SourceFolders | null;
  /** The command that installs Delve; null if it is there. */
  readonly install: readonly string[] | null;
}

export type DebugObstacle =
  | { readonly id: 'other-platform'; readonly goos: string; readonly goarch: string }
  /** It would start, but find no function by its name. */
  | { readonly id: 'no-breakpoints' };

export interface SourceFolders {
  /** With `-trimpath`, the module's path stands for its folder. */
  readonly inProgram: string;
  /** null: not found. */
  readonly onDisk: string | null;
}

export interface DebugPlace {
  /** The file, as the user is to type it. */
  readonly file: string;
  readonly host: Platform;
  /** The folder of the main module's sources; null if it was not found. */
  readonly moduleFolder: string | null;
  readonly hasDelve: boolean;
}

/** A launch configuration of the Go extension of VS Code (golang.go). */
export interface ExecConfiguration {
  readonly type: 'go';
  readonly request: 'launch';
  readonly mode: 'exec';
  readonly program: string;
  readonly args: readonly string[];
  readonly substitutePath?: readonly { readonly from: string; readonly to: string }[];
}

const INSTALL = ['go', 'install', 'github.com/go-delve/delve/cmd/dlv@latest'];

/** null: not a program of go that could be started. */
export function debugHandoff(program: ProgramFacts, place: DebugPlace): DebugHandoff | null {
  const { go, kind, goos, goarch } = program;
  if ((go.buildInfo === null && go.version === null) || kind !== 'executable') return null;
  const isHere =
    (goos ?? place.host.goos) === place.host.goos && (goarch ?? place.host.goarch) === place.host.goarch;
  const obstacle: DebugObstacle | null = !isHere
    ? { id: 'other-platform', goos: goos ?? '?', goarch: goarch ?? '?' }
    : debugReadiness(program).breakpoints === 'yes'
      ? null
      : { id: 'no-breakpoints' };
  return {
    command: ['dlv', 'exec', place.file],
    obstacle,
    sources: sourcesOf(program, place),
    install: place.hasDelve ? null : INSTALL,
  };
}

function sourcesOf({ go }: ProgramFacts, { moduleFolder }: DebugPlace): SourceFolders | null {
  const info = go.buildInfo;
  if (info === null || settingOf(info, '-trimpath') !== 'true') return null;
  const inProgram = info.main?.path ?? packageArgument(info);
  return inProgram === '.' ? null : { inProgram, onDisk: moduleFolder };
}

/** `program`: the absolute path of the file. */
export function execConfiguration({ sources }: DebugHandoff, program: string): ExecConfiguration {
  const isKnown = sources !== null && sources.onDisk !== null;
  return {
    type: 'go',
    request: 'launch',
    mode: 'exec',
    program,
    args: [],
    // From the editor to the debugger: the other direction than Delve's own setting has.
    ...(isKnown ? { substitutePath: [{ from: sources.onDisk ?? '', to: sources.inProgram }] } : {}),
  };
}
