import { connect } from 'node:net';
import { recordedId } from '../../app/recorded-id.ts';
import type { XEvent } from '../../core/events/events.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import type { UserError } from '../../core/model/errors.ts';
import type { Progress, RunningCommand } from '../../core/trace/progress.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { cutLines } from '../../platform/lines.ts';
import type { EditorHandoff } from '../../protocol/live/editor-handoff.ts';
import { type LiveMessage, readLiveOrder } from '../../protocol/live/live.ts';

/**
 * Reports the recorder's progress to the editor. The command never waits for the editor: data that the editor does
 * not read stays in memory up to a limit; beyond it, or when the editor disconnects, the channel is closed.
 */
export interface LiveChannel {
  readonly start: (running: RunningCommand) => void;
  readonly take: (progress: Progress) => void;
  readonly view: (view: TraceView) => void;
  /** Sends the whole trace to an editor that cannot find it anywhere else. */
  readonly trace: (text: string) => void;
  readonly fault: (error: UserError) => void;
  readonly saved: (historyId: string | null, report: string | null) => void;
  /** Waits a short time for unsent data. */
  readonly close: () => Promise<void>;
}

export interface LiveCommand {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly recorderVersion: string;
  readonly command: GoCommand;
  /** The end of its trace's ID in the history; null if it will not be saved. */
  readonly idSuffix: string | null;
}

/** The final picture of ten thousand actions takes 20 MB. */
const MOST_WAITING_BYTES = 128 * 1024 * 1024;
const LONGEST_ORDER = 1024;
/** A warm build has thousands of events: one message each would cost more than the build. */
const GATHER_MS = 40;
const LONGEST_CLOSE_MS = 2_000;

export function openLiveChannel(
  { address, token }: NonNullable<EditorHandoff['live']>,
  live: LiveCommand,
): LiveChannel {
  const socket = connect(address);
  let gone = false;
  let running: RunningCommand | null = null;
  const gathered = gatherEvents((events) => send({ type: 'x', events }));

  // The channel must not keep the process alive.
  socket.unref();
  socket.setEncoding('utf8');
  socket.on('error', giveUp);
  socket.on('close', giveUp);
  const orders = cutLines(() => LONGEST_ORDER);
  socket.on('data', (piece: string) => {
    const lines = orders.push(piece);
    if (lines === null) return giveUp();
    for (const text of lines) obey(text);
  });
  const hello = helloOf(live, token);
  if (hello !== null) send(hello);

  return {
    start(command) {
      running = command;
    },
    take(progress) {
      if (gone) return;
      switch (progress.type) {
        case 'plan': {
          const { module, startedAtEpochMs } = progress.soFar();
          send({ type: 'plan', startedAtEpochMs: startedAtEpochMs ?? 0, module, actions: progress.actions });
          break;
        }
        case 'x':
          gathered.add(progress.event);
          break;
        case 'exec':
          gathered.flush();
          break;
        case 'end':
          running = null;
          gathered.flush();
          send({ type: 'end', atMs: progress.atMs, exitCode: progress.exitCode, signal: progress.signal });
      }
    },
    view: (view) => send({ type: 'view', view }),
    trace: (text) => send({ type: 'trace', text }),
    fault: (error) => send({ type: 'fault', error }),
    saved: (historyId, report) => send({ type: 'saved', historyId, report }),
    close() {
      if (gone) return Promise.resolve();
      return new Promise((resolve) => {
        const late = setTimeout(giveUp, LONGEST_CLOSE_MS);
        socket.once('close', () => {
          clearTimeout(late);
          resolve();
        });
        socket.ref();
        socket.end();
      });
    },
  };

  function send(message: LiveMessage): void {
    if (gone) return;
    socket.write(`${JSON.stringify(message)}\n`);
    if (socket.writableLength > MOST_WAITING_BYTES) giveUp();
  }

  function obey(text: string): void {
    const order = readLiveOrder(text);
    if (order?.type === 'interrupt') running?.interrupt();
    else if (order?.type === 'kill') running?.kill();
  }

  function giveUp(): void {
    gone = true;
    gathered.drop();
    socket.destroy();
  }
}

/** null for a command that is not traced. */
function helloOf(
  { command: { line, go }, argv, directory, recorderVersion, idSuffix }: LiveCommand,
  token: string,
): LiveMessage | null {
  if (line.traced === null) return null;
  return {
    type: 'hello',
    token,
    recorderVersion,
    startedAtEpochMs: Date.now(),
    argv,
    verb: line.traced,
    directory,
    goflags: line.goflags,
    go: { path: go.path, version: go.version },
    dryRun: line.n,
    recordedId: idSuffix === null ? null : recordedId({ pid: process.pid, idSuffix }),
  };
}

/** Collects the events of a short time into one message. */
function gatherEvents(send: (events: readonly XEvent[]) => void) {
  let events: XEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  return {
    add(event: XEvent): void {
      events.push(event);
      timer ??= setTimeout(flush, GATHER_MS).unref();
    },
    flush,
    drop,
  };

  function flush(): void {
    const gathered = events;
    drop();
    if (gathered.length > 0) send(gathered);
  }

  function drop(): void {
    clearTimeout(timer);
    timer = undefined;
    events = [];
  }
}
