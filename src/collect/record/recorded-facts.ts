import type { GraphAction, XEvent } from '../../core/events/events.ts';
import { readPanic } from '../../core/events/panic.ts';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { FoundGo } from '../../core/go/go-command.ts';
import type { Note } from '../../core/model/notes.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import type { Recording } from '../../core/trace/recording.ts';
import { sweepTempDirs } from '../../platform/sweep-temp-dirs.ts';
import { findBinaries } from '../toolchain/binaries.ts';
import { readGoToolchain } from '../toolchain/go-env.ts';
import { readLoadPhases } from './load-phases.ts';
import { readProgramEnd } from './program-end.ts';

export interface EndedCommand {
  readonly go: FoundGo;
  readonly line: GoCommandLine;
  readonly verb: GoVerb;
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly final: readonly GraphAction[] | null;
  readonly xEvents: readonly XEvent[];
  readonly programSize: number | null;
  readonly programRan: boolean;
  readonly stderrTail: string;
  /** What the program printed last that looks like a panic; may be empty. */
  readonly panic: string;
  readonly exitCode: number | null;
  /** The file of `-debug-trace`, if we asked for it. */
  readonly debugTrace: string | null;
  readonly startedAtEpochMs: number;
}

export interface Facts {
  readonly recorded: Pick<Recording, 'go' | 'programEnd' | 'binaries' | 'loadPhases'>;
  readonly notes: readonly Note[];
}

/** Facts that can be read only after go has ended. The recorder loads this file while go works. */
export async function readFacts(ended: EndedCommand): Promise<Facts> {
  const { line, directory, env, xEvents } = ended;
  // Not while go works, because it would noticeably slow down a warm build.
  const swept = sweepTempDirs();
  const go = await readGoToolchain({
    go: ended.go,
    directory,
    env,
    seenVersion: seenVersion(xEvents),
    elsewhere: line.packages.some((name) => name.includes('@')),
  });
  const { loadPhases, note } = await readLoadPhases(ended.debugTrace, ended.startedAtEpochMs);
  const recorded = {
    go: { ...go, version: go.version ?? ended.go.version },
    programEnd: ended.programRan ? programEnd(ended) : null,
    binaries: findBinaries({ ...ended, dryRun: line.n }),
    loadPhases,
  };
  await swept;
  return { recorded, notes: note === null ? [] : [note] };
}

/** Go programs that panic end with 2. */
function programEnd({ stderrTail, exitCode, panic }: EndedCommand): Facts['recorded']['programEnd'] {
  const end = readProgramEnd(stderrTail, exitCode);
  return end?.exitCode === 2 && panic !== '' ? { ...end, panic: readPanic(panic) } : end;
}

/** The compiler's `-goversion go1.26.8`: correct even after a switch of toolchains. */
function seenVersion(xEvents: readonly XEvent[]): string | null {
  for (const event of xEvents)
    if (event.type === 'command' && event.goVersion !== null) return event.goVersion;
  return null;
}
