import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutLines } from '../../platform/lines.ts';
import { sweepTempDirs } from '../../platform/sweep-temp-dirs.ts';
import { createTempDir, removeTempDir } from '../../platform/temp-dir.ts';
import { type LiveOrder, readLiveMessage } from '../../protocol/live/live.ts';
import { LiveSession, type LiveSink } from './live-session.ts';

/** The address that traced commands connect to, and the token that they send first. */
export interface Expected {
  readonly address: string;
  readonly token: string;
  /** false: the server no longer accepts connections. */
  readonly isOpen: () => boolean;
  readonly dispose: () => void;
}

/** Sends to a connected command; false if it is not connected. */
export type Order = (order: LiveOrder) => boolean;

export interface ExpectedSink extends LiveSink {
  /** The connection was closed. */
  readonly gone: () => void;
}

/** The final picture of ten thousand actions takes 20 MB. */
const LONGEST_LINE = 256 * 1024 * 1024;
/** The limit for a socket path on macOS without the terminating zero; longer paths are truncated or refused. */
const LONGEST_ADDRESS = 103;
const LONGEST_HELLO = 1024 * 1024;

/**
 * The server that traced commands of this window connect to: a socket in a folder that only this user can
 * enter, or on Windows a named pipe with an unguessable name. A token identifies the command.
 */
export class LiveServer {
  readonly #waiting = new Map<string, (socket: Socket) => Connection>();
  readonly #connections = new Set<Socket>();
  #listening: Promise<string> | null = null;
  #server: Server | null = null;
  #folder: string | null = null;
  /** Resolves once the server listens. */
  #address: string | null = null;

  /** Calls `open` when a command connects; with `once`, only for the first one. */
  async expect(open: (order: Order) => ExpectedSink, times: 'once' | 'often'): Promise<Expected> {
    if (this.#address !== null && !isThere(this.#address)) this.#close();
    // A disk that is full now may have space later.
    this.#listening ??= this.#listen().catch((error: unknown) => {
      this.#listening = null;
      throw error;
    });
    const address = await this.#listening;
    this.#address = address;
    const token = randomBytes(24).toString('base64url');
    this.#waiting.set(token, (socket) => {
      if (times === 'once') this.#waiting.delete(token);
      return connectionOf(socket, open);
    });
    return {
      address,
      token,
      isOpen: () => isThere(address),
      dispose: () => this.#waiting.delete(token),
    };
  }

  dispose(): void {
    for (const socket of this.#connections) socket.destroy();
    this.#waiting.clear();
    this.#close();
  }

  /** Accepts no new connections and keeps existing ones. */
  #close(): void {
    this.#server?.close();
    this.#server = null;
    this.#listening = null;
    this.#address = null;
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #listen(): Promise<string> {
    const address = this.#newAddress();
    const server = createServer((socket) => this.#welcome(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address, resolve);
    });
    // The server must not keep the host from exiting.
    server.unref();
    // Removes what killed hosts and recorders left behind.
    void sweepTempDirs();
    return address;
  }

  #newAddress(): string {
    const name = randomBytes(16).toString('hex');
    if (process.platform === 'win32') return `\\\\.\\pipe\\go-build-pipeline-${name}`;
    // If this host is killed here, the next one removes the folder.
    this.#folder = createTempDir() ?? mkdtempSync(join(tmpdir(), 'go-build-pipeline-'));
    if (Buffer.byteLength(join(this.#folder, 's')) > LONGEST_ADDRESS) {
      removeTempDir(this.#folder);
      this.#folder = mkdtempSync('/tmp/go-build-pipeline-');
    }
    return join(this.#folder, 's');
  }

  #welcome(socket: Socket): void {
    this.#connections.add(socket);
    socket.on('close', () => this.#connections.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setEncoding('utf8');
    let connection: Connection | null = null;
    const lines = cutLines(() => (connection === null ? LONGEST_HELLO : LONGEST_LINE));
    socket.on('data', (piece: string) => {
      const complete = lines.push(piece);
      if (complete === null) return void socket.destroy();
      for (const line of complete) {
        connection ??= this.#greet(socket, line);
        if (connection === null) return void socket.destroy();
        connection.take(line);
      }
    });
  }

  #greet(socket: Socket, line: string): Connection | null {
    const message = readLiveMessage(line);
    if (message?.type !== 'hello') return null;
    for (const [token, accept] of this.#waiting) if (isSame(token, message.token)) return accept(socket);
    return null;
  }
}

/** Clean-up of temporary files may have removed the socket. A named pipe on Windows is not a file. */
function isThere(address: string): boolean {
  return process.platform === 'win32' || existsSync(address);
}

interface Connection {
  readonly take: (line: string) => void;
}

function connectionOf(socket: Socket, open: (order: Order) => ExpectedSink): Connection {
  const sink = open((order) => {
    if (socket.destroyed || !socket.writable) return false;
    socket.write(`${JSON.stringify(order)}\n`);
    return true;
  });
  const session = new LiveSession(sink);
  // Processes one message at a time, in order, because some are read in steps.
  let last: Promise<unknown> = Promise.resolve();
  let refused = false;
  let waiting = 0;
  socket.on('close', () => {
    last = last.then(() => {
      session.dispose();
      sink.gone();
    });
  });
  return {
    take(line) {
      waiting += line.length;
      if (waiting > MOST_WAITING) socket.pause();
      last = last.then(async () => {
        refused ||= !(await handle(line));
        waiting -= line.length;
        if (refused) socket.destroy();
        else if (waiting <= MOST_WAITING) socket.resume();
      });
    },
  };

  async function handle(line: string): Promise<boolean> {
    try {
      const message = readLiveMessage(line);
      if (message !== null && (await session.take(message))) return true;
      sink.defect(`refused: ${line.slice(0, 80)}`);
      return false;
    } catch (error) {
      sink.defect(error);
      return false;
    }
  }
}

const MOST_WAITING = 16 * 1024 * 1024;

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
