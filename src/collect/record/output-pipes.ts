import type { ChildProcess, StdioOptions } from 'node:child_process';
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { isatty } from 'node:tty';
import { makePipe, type OpenPipe, takePipe } from '../../platform/pipe-pool.ts';

export interface WantedPipes {
  /** Whether go's stderr is read; otherwise go writes to ours. */
  readonly stderr: boolean;
  /** The same for its stdout. */
  readonly stdout: boolean;
  /** Whether stdout and stderr go through one pipe, which keeps the order of their lines. */
  readonly joined: boolean;
  /** Where pipes are kept for the next command. */
  readonly folder: string | null;
  /** Where one is made for this command only, if that folder cannot be used. */
  readonly tempDir: string | null;
}

/** What go writes to, and what we read it from. */
export interface OutputPipes {
  readonly stdio: StdioOptions;
  /** Closes what only go needs, and returns what to read; stdout is null if it is not read by itself. */
  readonly started: (child: ChildProcess) => {
    readonly stdout: Readable | null;
    readonly stderr: Readable | null;
  };
  /** Gives the pipes back; also if go could not be started. */
  readonly release: () => void;
}

export async function openOutputPipes({
  stderr,
  stdout,
  joined,
  folder,
  tempDir,
}: WantedPipes): Promise<OutputPipes> {
  const ownStderr = stderr ? await openOne(folder, tempDir) : null;
  const ownStdout = stdout && !joined ? await openOne(folder, tempDir) : null;
  const pipes = [ownStderr, ownStdout].filter((pipe) => pipe !== null);
  const readers = new Map(pipes.map((pipe) => [pipe, new Socket({ fd: pipe.readEnd, writable: false })]));
  // Without a pipe of our own: the sockets that Node makes. They cannot be joined.
  const stderrTarget = stderr ? (ownStderr?.writeEnd ?? 'pipe') : 'inherit';
  const sharedTarget = joined ? ownStderr?.writeEnd : undefined;
  const stdoutTarget = sharedTarget ?? (stdout ? (ownStdout?.writeEnd ?? 'pipe') : 'inherit');
  let open = true;
  const closeWriteEnds = () => {
    if (open) for (const pipe of pipes) pipe.closeWriteEnd();
    open = false;
  };
  return {
    stdio: ['inherit', stdoutTarget, stderrTarget],
    started: (child) => {
      closeWriteEnds();
      return {
        stdout: ownStdout === null ? child.stdout : (readers.get(ownStdout) ?? null),
        stderr: ownStderr === null ? child.stderr : (readers.get(ownStderr) ?? null),
      };
    },
    release: () => {
      closeWriteEnds();
      for (const [pipe, reader] of readers) {
        if (reader.closed) {
          pipe.release();
        } else {
          reader.once('close', pipe.release);
          reader.destroy();
        }
      }
    },
  };
}

/** Whether both of our outputs end in the same file or pipe. A terminal is left to the command. */
export function sharesOutput(): boolean {
  return !isatty(1) && !isatty(2) && endInSameFile();
}

/** Whether the order of the lines of both outputs can be seen: in the same file, pipe or terminal. */
export function sharesScreen(): boolean {
  return (isatty(1) && isatty(2)) || endInSameFile();
}

function endInSameFile(): boolean {
  try {
    const [stdout, stderr] = [fstatSync(1, { bigint: true }), fstatSync(2, { bigint: true })];
    return !stdout.isCharacterDevice() && stdout.dev === stderr.dev && stdout.ino === stderr.ino;
  } catch {
    // One of them is closed.
    return false;
  }
}

async function openOne(folder: string | null, tempDir: string | null): Promise<OpenPipe | null> {
  if (folder !== null) {
    const pipe = takePipe(folder) ?? (await makePipe(folder));
    if (pipe !== null) return pipe;
  }
  return tempDir === null ? null : makePipe(tempDir);
}
