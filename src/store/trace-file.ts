import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { faultsEnglish as say } from '../core/messages/en/errors.ts';
import { UserFacingError } from '../core/model/errors.ts';

const HEAD_BYTES = 64 * 1024;
/** Above this a file must show in its head that it is a trace, so that nonsense is refused without reading it. */
const UNTESTED_BYTES = 32 * 1024 * 1024;
// A JavaScript string ends at 512 MB.
const MAX_BYTES = 400 * 1024 * 1024;

/** What the file should be: how people are told that it is none, and what its text begins with. */
export interface FileKind {
  readonly code: 'not-a-trace' | 'not-a-graph';
  readonly says: {
    readonly missing: (path: string) => string;
    readonly noFile: (path: string) => string;
    readonly folder: (path: string) => string;
    readonly other: (path: string, why: string) => string;
  };
  readonly opening: '{' | '[';
  /** A word that stands in the head of every such file that is big. */
  readonly mark: string;
  /** A word that every file of the other kind has, and what to do with such a file. */
  readonly otherMark: string;
  readonly otherHint: string;
}

export const TRACE_FILE: FileKind = {
  code: 'not-a-trace',
  says: { missing: say.traceMissing, noFile: say.traceNoFile, folder: say.traceFolder, other: say.noTrace },
  opening: '{',
  mark: '"schemaVersion"',
  otherMark: '"Mode"',
  otherHint: say.isGraph,
};

export const GRAPH_FILE: FileKind = {
  code: 'not-a-graph',
  says: { missing: say.graphMissing, noFile: say.graphNoFile, folder: say.graphFolder, other: say.noGraph },
  opening: '[',
  mark: '"Mode"',
  otherMark: '"schemaVersion"',
  otherHint: say.isTrace,
};

/** The text of a trace or a graph, unpacked when it is gzip; one sentence when it cannot be one. */
export async function readTextFile(path: string, kind: FileKind): Promise<string> {
  const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw cannotOpen(path, kind, cause);
  });
  try {
    return await readChecked(handle, path, kind);
  } catch (cause) {
    if (cause instanceof UserFacingError) throw cause;
    throw cannotOpen(path, kind, cause as NodeJS.ErrnoException);
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
    if (bytesRead === 0) throw notOfKind(path, kind, say.isEmpty);
    if (!isPacked(head)) checkHead(head.toString('utf8', 0, bytesRead), stat.size, path, kind);
  } else if (!stat.isFIFO() && !stat.isSocket()) {
    throw new UserFacingError('file-unreadable', kind.says.noFile(path));
  }
  return readTextBytes(await handle.readFile(), path, kind);
}

/** The same for what somebody else has read; `path` is its name for people. */
export async function readTextBytes(bytes: Buffer, path: string, kind: FileKind): Promise<string> {
  if (bytes.length > MAX_BYTES) throw tooLarge(path);
  if (bytes.length === 0) throw notOfKind(path, kind, say.isEmpty);
  const text = withoutMark(isPacked(bytes) ? await unpack(bytes, path, kind) : bytes.toString('utf8'));
  checkHead(text.slice(0, HEAD_BYTES), text.length, path, kind);
  return text;
}

const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpack(bytes: Buffer, path: string, kind: FileKind): Promise<string> {
  try {
    return (await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })).toString('utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(path);
    throw notOfKind(path, kind, say.isDamaged, cause);
  }
}

function checkHead(head: string, size: number, path: string, kind: FileKind): void {
  const opening = withoutMark(head).trimStart()[0];
  if (opening !== kind.opening) {
    const other = (opening === '{' || opening === '[') && head.includes(kind.otherMark);
    throw notOfKind(path, kind, other ? kind.otherHint : say.otherBeginning(kind.opening));
  }
  if (size > UNTESTED_BYTES && !head.includes(kind.mark)) {
    throw notOfKind(path, kind, say.noMark(kind.mark));
  }
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

function notOfKind(path: string, kind: FileKind, reason: string, cause?: unknown): UserFacingError {
  return new UserFacingError(kind.code, kind.says.other(path, reason), { cause });
}

function tooLarge(path: string): UserFacingError {
  return new UserFacingError('too-large', say.tooLarge(path));
}

function cannotOpen(path: string, kind: FileKind, cause: NodeJS.ErrnoException): UserFacingError {
  switch (cause.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserFacingError('file-missing', kind.says.missing(path), { cause });
    case 'EISDIR':
      return new UserFacingError('file-unreadable', kind.says.folder(path), {
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new UserFacingError('file-unreadable', say.notReadable(path), {
        cause,
      });
    default:
      return new UserFacingError('file-unreadable', say.cannotRead(path, cause.message), { cause });
  }
}
