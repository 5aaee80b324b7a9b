import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive, PID_NAMESPACE } from './pid-namespace.ts';

/**
 * A pipe as a shell makes one. Node's own `pipe` is a pair of sockets, and a program cannot open a socket again as
 * `/dev/stderr`; a FIFO is a pipe, but Node cannot make one, so they are kept for later commands.
 */
export interface OpenPipe {
  /** Does not block. */
  readonly readEnd: number;
  readonly writeEnd: number;
  /** Closes our write end; the read end belongs to whoever reads it. */
  readonly closeWriteEnd: () => void;
  /** Gives the file back, for the next command. Call it when the read end is closed. */
  readonly release: () => void;
}

/** The file of a pipe that nobody uses, and of one in use: `used-<namespace>-<pid>-<number>`. */
const FREE = 'free-';
const USED = 'used-';
/** Two serve one command; commands that run at the same time may leave more. */
const MAX_FREE = 8;
const FOREIGN_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;

let made = 0;

/** A pipe whose file was in the folder; null if there is none, or on Windows, whose pipes have no files. */
export function takePipe(folder: string): OpenPipe | null {
  if (process.platform === 'win32') return null;
  for (const name of list(folder)) {
    if (!isFree(folder, name)) continue;
    const file = join(folder, nextUsedName());
    try {
      // Whoever renames it has it.
      renameSync(join(folder, name), file);
    } catch {
      continue;
    }
    const pipe = openPipe(folder, file);
    if (pipe !== null) return pipe;
    remove(file);
  }
  return null;
}

/** Makes one more; null if this system or this file system has no FIFOs. Starts a process. */
export async function makePipe(folder: string): Promise<OpenPipe | null> {
  if (process.platform === 'win32') return null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return null;
  }
  const file = join(folder, nextUsedName());
  const { run } = await import('./run.ts');
  const { exitCode } = await run('mkfifo', ['-m', '600', file], {
    // A relative entry of PATH must not find a program in the user's folder.
    cwd: '/',
    env: process.env,
    stdout: 'ignore',
    stderr: 'ignore',
    timeoutMs: 5_000,
  });
  return exitCode === 0 ? openPipe(folder, file) : null;
}

function nextUsedName(): string {
  made += 1;
  return `${USED}${PID_NAMESPACE}-${process.pid}-${made}`;
}

/** Free, or left behind by a command that was killed. */
function isFree(folder: string, name: string): boolean {
  if (name.startsWith(FREE)) return true;
  const [, namespace, pid] = /^used-([0-9a-f]+)-(\d+)-\d+$/.exec(name) ?? [];
  if (namespace === undefined) return false;
  if (namespace === PID_NAMESPACE) return !isAlive(Number(pid));
  try {
    // Of another container, or before the last restart.
    return Date.now() - lstatSync(join(folder, name)).mtimeMs > FOREIGN_LIMIT_MS;
  } catch {
    return false;
  }
}

/** Null if it is not our FIFO, or if a process of an earlier command still has it open. */
function openPipe(folder: string, file: string): OpenPipe | null {
  let readEnd: number | null = null;
  try {
    const stat = lstatSync(file);
    if (!stat.isFIFO() || stat.uid !== process.getuid?.() || hasReader(file)) return null;
    readEnd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    // With a writer it would be EAGAIN, or what was written.
    if (readSync(readEnd, Buffer.alloc(1)) !== 0) throw new Error('somebody writes to it');
    const writeEnd = openSync(file, constants.O_WRONLY);
    return {
      readEnd,
      writeEnd,
      closeWriteEnd: () => closeSync(writeEnd),
      release: () => giveBack(folder, file),
    };
  } catch {
    if (readEnd !== null) closeSync(readEnd);
    return null;
  }
}

/** Without a reader, opening it for writing fails. */
function hasReader(file: string): boolean {
  try {
    closeSync(openSync(file, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENXIO';
  }
}

function giveBack(folder: string, file: string): void {
  const free = list(folder).filter((name) => name.startsWith(FREE)).length;
  if (free >= MAX_FREE) {
    remove(file);
    return;
  }
  try {
    renameSync(file, join(folder, `${FREE}${process.pid}-${Date.now()}-${made++}`));
  } catch {
    // Somebody cleared the folder.
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It is gone already.
  }
}
