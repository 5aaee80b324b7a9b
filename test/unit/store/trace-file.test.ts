import { execFile, execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileKind } from '../../../src/core/model/error-args.ts';
import { readTextFile } from '../../../src/store/trace-file.ts';
import { refusalLater, sentenceOf } from '../../support/spoken-error.ts';

const execFileAsync = promisify(execFile);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trace-file '));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = async (content: string | Uint8Array, kind: FileKind = 'trace') => {
  const path = join(folder, 'x.gotrace.json');
  writeFileSync(path, content);
  return readTextFile(path, kind).catch((error: unknown) => sentenceOf(error).replace(path, 'FILE'));
};

test('plain, compressed and marked files give the same text', async () => {
  expect(await read('{"schemaVersion":"1.0"}')).toBe('{"schemaVersion":"1.0"}');
  expect(await read(gzipSync('{"schemaVersion":"1.0"}'))).toBe('{"schemaVersion":"1.0"}');
  expect(await read('\ufeff {"schemaVersion":"1.0"}')).toBe(' {"schemaVersion":"1.0"}');
});

test.each([
  ['empty', '', 'FILE is not a trace: it is empty.'],
  ['no JSON', 'hello', 'FILE is not a trace: it should start with {, but does not.'],
  [
    'a graph',
    '[{"Mode":"build"}]',
    'FILE is not a trace: it looks like an action graph of go; use go-build-pipeline import.',
  ],
  [
    'cut off compressed data',
    gzipSync('{"schemaVersion":"1.0"}').subarray(0, 20),
    'FILE is not a trace: its compressed data is damaged or truncated.',
  ],
  ['compressed nonsense', gzipSync('hello'), 'FILE is not a trace: it should start with {, but does not.'],
])('%s is refused with one sentence', async (_what, content, sentence) => {
  expect(await read(content)).toBe(sentence);
});

test('a trace given as an action graph is recognized', async () => {
  expect(await read('{}', 'graph')).toBe(
    'FILE is not an action graph: it should start with [, but does not.',
  );
  expect(await read('{"schemaVersion":"1.0"}', 'graph')).toBe(
    'FILE is not an action graph: it looks like a trace; use go-build-pipeline show.',
  );
});

test('a path that is not a regular file is rejected, even one that never ends', async () => {
  const missing = join(folder, 'missing.json');
  expect(await refusalLater(readTextFile(missing, 'trace'))).toBe(
    `The file ${missing} does not exist; give a trace file, or @last for the newest trace in the history.`,
  );
  mkdirSync(join(folder, 'dir'));
  expect(await refusalLater(readTextFile(join(folder, 'dir'), 'trace'))).toMatch(
    /is not a file|is a directory/,
  );
  if (process.platform !== 'win32') {
    expect(await refusalLater(readTextFile('/dev/zero', 'trace'))).toContain('/dev/zero is not a file');
  }
});

test('200 MB of other data are rejected by their first bytes', async () => {
  const path = join(folder, 'big.json');
  for (const start of ['{"a":[', 'nonsense']) {
    writeFileSync(path, start);
    // A sparse file: it takes no disk space and reads as zeros.
    truncateSync(path, 200e6);
    const before = process.memoryUsage().rss;
    expect(await refusalLater(readTextFile(path, 'trace'))).toMatch(
      /is not a trace: it (is large|should start with)/,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  }
  truncateSync(path, 2e9);
  expect(await refusalLater(readTextFile(path, 'trace'))).toContain('exceeds the limit of 400 MB');
});

test('a few kilobytes that decompress to a gigabyte are rejected', async () => {
  const zeros = gzipSync(Buffer.alloc(60_000_000));
  expect(await read(Buffer.concat(Array.from({ length: 8 }, () => zeros)))).toBe(
    'FILE exceeds the limit of 400 MB; give a trace file.',
  );
  // Twenty seconds were too few on a machine with a load of twelve.
}, 120_000);

test.skipIf(process.platform === 'win32')(
  'a pipe is read to its end, and one that nobody writes to is an error',
  async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const text = '{"schemaVersion":"2.0"}';
    const late = execFileAsync('sh', ['-c', `sleep 0.3; printf '%s' '${text}' >"$0"`, pipe]);
    expect(await readTextFile(pipe, 'trace')).toBe(text);
    await late;
    const slow = execFileAsync('sh', [
      '-c',
      `exec >"$0"; sleep 0.3; printf '%s' '{"schema'; sleep 0.2; printf '%s' 'Version":"2.0"}'`,
      pipe,
    ]);
    expect(await readTextFile(pipe, 'trace')).toBe(text);
    await slow;
    await expect(readTextFile(pipe, 'trace')).rejects.toMatchObject({
      code: 'pipe-without-writer',
      args: { path: pipe },
    });
  },
);

test.skipIf(process.platform === 'win32')(
  'a pipe stays open while its writer is awaited, so that a writer is never killed by SIGPIPE',
  async () => {
    const pipe = join(folder, 'awaited');
    execFileSync('mkfifo', [pipe]);
    let isOver = false;
    const reading = readTextFile(pipe, 'trace').finally(() => {
      isOver = true;
    });
    const writer = await openedForWriting(pipe, () => isOver);
    writeSync(writer, '{"schemaVersion":"2.0"}');
    closeSync(writer);
    expect(await reading).toBe('{"schemaVersion":"2.0"}');
  },
);

/** Without a reader, opening it fails at once. */
async function openedForWriting(pipe: string, isOver: () => boolean): Promise<number> {
  for (;;) {
    try {
      return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (isOver()) throw error;
    }
    await setImmediate();
  }
}
