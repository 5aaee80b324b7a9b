import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileKind, FileReason } from '../core/model/error-args.ts';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';

const HEAD_BYTES = 64 * 1024;
/**
 * A larger file must show in its head that it is a trace, so that other files are refused without reading them.
 */
const UNTESTED_BYTES = 32 * 1024 * 1024;
// The maximum length of a JavaScript string is 512 MB.
const MAX_BYTES = 400 * 1024 * 1024;

interface Signs {
  readonly opening: '{' | '[';
  /** A string in the head of every such file that is large. */
  readonly marker: string;
}

const SIGNS: Readonly<Record<FileKind, Signs>> = {
  trace: { opening: '{', marker: '"schemaVersion"' },
  graph: { opening: '[', marker: '"Mode"' },
};

/** How long a pipe may have no writer: `show PIPE & gen >PIPE` opens it for writing a moment later. */
const WRITER_LIMIT_MS = 5_000;
const LOOK_EVERY_MS = 50;

/** The text of a trace or a graph, unzipped if needed; an error with one sentence if it cannot be one. */
export async function readTextFile(path: string, kind: FileKind): Promise<string> {
  if (await isPipe(path)) return readTextBytes(await readPipe(path, kind), path, kind);
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw cannotOpen(path, kind, cause);
  });
  try {
    return await readChecked(handle, path, kind);
  } catch (cause) {
    if (cause instanceof UserFacingError) throw cause;
    throw cannotOpen(path, kind, cause);
  } finally {
    await handle.close();
  }
}

async function readChecked(handle: FileHandle, path: string, kind: FileKind): Promise<string> {
  const stat = await handle.stat();
  if (stat.size > MAX_BYTES) throw tooLarge(path);
  if (stat.isFile()) {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    if (bytesRead === 0) throw wrongKind(path, kind, { id: 'empty' });
    if (!isPacked(head)) checkHead(head.toString('utf8', 0, bytesRead), stat.size, path, kind);
  } else {
    throw new UserFacingError('not-a-file', { path, kind });
  }
  return readTextBytes(await handle.readFile(), path, kind);
}

/** The same for what somebody pipes into us. */
export async function readStandardInput(stdin: Readable, kind: FileKind): Promise<string> {
  return readTextBytes(await readAll(stdin, STDIN_NAME), STDIN_NAME, kind);
}
const STDIN_NAME = 'stdin';

async function isPipe(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFIFO(),
    () => false,
  );
}

/** Without waiting forever in `open` for somebody who writes to it. */
async function readPipe(path: string, kind: FileKind): Promise<Buffer> {
  const fd = openPipe(path, kind);
  let isOurs = true;
  try {
    for (let waitedMs = 0; waitedMs < WRITER_LIMIT_MS; waitedMs += LOOK_EVERY_MS) {
      const first = readAvailable(fd);
      if (first !== null) {
        isOurs = false;
        return Buffer.concat([first, await readAll(new Socket({ fd, writable: false }), path)]);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new UserFacingError('pipe-without-writer', { path });
  } catch (cause) {
    if (cause instanceof UserFacingError) throw cause;
    throw cannotOpen(path, kind, cause);
  } finally {
    // It stays open between two looks: a writer that came meanwhile would be killed by SIGPIPE.
    if (isOurs) closeSync(fd);
  }
}

function openPipe(path: string, kind: FileKind): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw cannotOpen(path, kind, cause);
  }
}

/**
 * Null at the end, which a stream would not notice before the first writer; empty if a writer exists that has not
 * written yet.
 */
function readAvailable(fd: number): Buffer | null {
  const bytes = Buffer.alloc(HEAD_BYTES);
  try {
    const length = readSync(fd, bytes);
    return length === 0 ? null : bytes.subarray(0, length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return Buffer.alloc(0);
    throw error;
  }
}

async function readAll(source: Readable, path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > MAX_BYTES) throw tooLarge(path);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** The same for content that the caller has read; `path` is its name for messages. */
export async function readTextBytes(bytes: Buffer, path: string, kind: FileKind): Promise<string> {
  if (bytes.length > MAX_BYTES) throw tooLarge(path);
  if (bytes.length === 0) throw wrongKind(path, kind, { id: 'empty' });
  const text = withoutByteOrderMark(
    isPacked(bytes) ? await unpack(bytes, path, kind) : bytes.toString('utf8'),
  );
  checkHead(text.slice(0, HEAD_BYTES), text.length, path, kind);
  return text;
}

const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpack(bytes: Buffer, path: string, kind: FileKind): Promise<string> {
  try {
    return (await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })).toString('utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(path);
    throw wrongKind(path, kind, { id: 'damaged' }, cause);
  }
}

function checkHead(head: string, size: number, path: string, kind: FileKind): void {
  const { opening, marker } = SIGNS[kind];
  const first = withoutByteOrderMark(head).trimStart()[0];
  if (first !== opening) {
    const found = kind === 'trace' ? 'graph' : 'trace';
    const isOther = (first === '{' || first === '[') && head.includes(SIGNS[found].marker);
    throw wrongKind(
      path,
      kind,
      isOther ? { id: 'other-kind', found } : { id: 'other-beginning', wanted: opening },
    );
  }
  if (size > UNTESTED_BYTES && !head.includes(marker))
    throw wrongKind(path, kind, { id: 'no-mark', mark: marker });
}

const withoutByteOrderMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

function wrongKind(path: string, kind: FileKind, reason: FileReason, cause?: unknown): UserFacingError {
  return new UserFacingError('wrong-kind', { path, kind, reason }, { cause });
}

function tooLarge(path: string): UserFacingError {
  return new UserFacingError('file-too-large', { path });
}

/** Rethrows a bug. */
function cannotOpen(path: string, kind: FileKind, cause: unknown): UserFacingError {
  const reason = systemErrorOf(cause);
  switch (reason.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserFacingError('file-missing', { path, kind }, { cause });
    case 'EISDIR':
      return new UserFacingError('file-is-folder', { path, kind }, { cause });
    default:
      return new UserFacingError('cannot-read', { path, reason }, { cause });
  }
}
