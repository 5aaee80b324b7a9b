import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { descendantsOf, listProcesses } from '../../platform/process-tree.ts';
import { taskkill } from '../../platform/run.ts';
import { sendSignal } from '../../platform/send-signal.ts';

/** The signals that reached us while the command ran, in order. */
export interface Interruption {
  readonly signal: NodeJS.Signals | 'abort';
}

export interface GoProcessOptions {
  readonly path: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdio: SpawnOptions['stdio'];
  /** We share a terminal with the command, so it must stay in our process group. */
  readonly terminal: boolean;
  readonly signals: SignalHandling;
  readonly signal?: AbortSignal | undefined;
}

/**
 * `forward`: this process exists for the command, so its signals are passed on to it. `leave`: it has other work
 * (an extension host), so its signals are handled as without us, and only `signal` ends the command.
 */
export type SignalHandling = 'forward' | 'leave';

const FORWARDED: readonly NodeJS.Signals[] =
  process.platform === 'win32'
    ? ['SIGINT', 'SIGBREAK', 'SIGHUP']
    : ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'];

/** How long a canceled or orphaned program may take to exit. */
const GRACE_MS = 5_000;

/**
 * A running go command and its signals. With a terminal, go stays in our process group: it keeps `/dev/tty` and
 * Ctrl-Z, and the terminal signals everybody once. Without one, go gets its own group, and our signals are sent
 * to that group.
 *
 * Node's own spawn: docs/adr/0007-execa.md says why this one process does not start through `run`.
 */
export class GoProcess {
  readonly child: ChildProcess;
  readonly interruptions: Interruption[] = [];
  /** Kills it at once: Windows has no other signals, and a process killed like this has no time to clean up. */
  wasKilled = false;
  readonly #options: GoProcessOptions;
  readonly #undo: (() => void)[] = [];
  #killTimer: NodeJS.Timeout | undefined;

  constructor(options: GoProcessOptions) {
    this.#options = options;
    const [argv0 = 'go', ...args] = options.argv;
    this.child = spawn(options.path, args, {
      argv0,
      cwd: options.cwd,
      env: options.env,
      stdio: options.stdio,
      detached: this.#ownGroup,
      windowsHide: false,
    });
    if (options.signals === 'forward') for (const signal of FORWARDED) this.#listen(signal);
    this.#listenAbort(options.signal);
  }

  get #ownGroup(): boolean {
    return !this.#options.terminal && process.platform !== 'win32';
  }

  /** Sends it to go and everything that it started, for callers without a terminal. */
  send(signal: 'SIGINT' | 'SIGKILL'): void {
    const { pid } = this.child;
    if (pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.interruptions.push({ signal });
    if (process.platform === 'win32') this.#endTree(pid);
    else this.#signalAll(pid, signal);
  }

  /** Removes our signal handlers and timers. */
  dispose(): void {
    clearTimeout(this.#killTimer);
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  /**
   * After a signal ended go, or the command was canceled, the program that it ran must not survive. `fragments` are
   * parts of command lines that identify an orphan which shares our group.
   */
  async endOrphans(fragments: readonly string[]): Promise<void> {
    if (process.platform === 'win32') return;
    const orphans = await this.#orphans(fragments);
    if (orphans.length === 0) return;
    for (const pid of orphans) sendSignal(pid, 'SIGTERM');
    const deadline = Date.now() + GRACE_MS;
    while ((await this.#orphans(fragments)).length > 0 && Date.now() < deadline) await sleep(25);
    for (const pid of await this.#orphans(fragments)) sendSignal(pid, 'SIGKILL');
  }

  async #orphans(fragments: readonly string[]): Promise<readonly number[]> {
    const { pid } = this.child;
    if (pid === undefined) return [];
    if (this.#ownGroup) {
      // Cheap if no process is left; kill counts a group's zombies, so the process list decides.
      if (!sendSignal(-pid, 0)) return [];
      return (await listProcesses()).filter((entry) => entry.group === pid).map((entry) => entry.pid);
    }
    const all = await listProcesses();
    const ours = all.find((entry) => entry.pid === process.pid);
    return all
      .filter((entry) => entry.group === ours?.group && entry.pid !== process.pid)
      .filter((entry) => fragments.some((fragment) => entry.command.includes(fragment)))
      .map((entry) => entry.pid);
  }

  #listen(signal: NodeJS.Signals): void {
    const handler = () => {
      this.interruptions.push({ signal });
      this.#passOn(signal);
    };
    process.on(signal, handler);
    this.#undo.push(() => process.off(signal, handler));
  }

  #passOn(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (this.#ownGroup) {
      sendSignal(-pid, signal);
    } else if (signal === 'SIGTERM' || signal === 'SIGHUP') {
      // Not from the keyboard, so only we received it.
      void this.#signalTree(pid, signal);
    }
  }

  async #signalTree(pid: number, signal: NodeJS.Signals): Promise<void> {
    if (process.platform === 'win32') {
      this.#endTree(pid);
      return;
    }
    const descendants = await descendantsOf(pid);
    // go first: it would report the end of its program, and exit, before the signal reaches it.
    sendSignal(pid, signal);
    for (const entry of descendants) sendSignal(entry.pid, signal);
  }

  #endTree(pid: number): void {
    this.wasKilled = true;
    void taskkill(pid);
  }

  #listenAbort(signal: AbortSignal | undefined): void {
    if (!signal) return;
    const cancel = () => {
      const { pid } = this.child;
      this.interruptions.push({ signal: 'abort' });
      if (pid === undefined) return;
      if (process.platform === 'win32') {
        this.#endTree(pid);
        return;
      }
      this.#signalAll(pid, 'SIGINT');
      this.#killTimer = setTimeout(() => this.#signalAll(pid, 'SIGKILL'), GRACE_MS);
    };
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { once: true });
    this.#undo.push(() => signal.removeEventListener('abort', cancel));
  }

  #signalAll(pid: number, signal: NodeJS.Signals): void {
    if (this.#ownGroup) sendSignal(-pid, signal);
    else void this.#signalTree(pid, signal);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
