import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  readdirSync,
  readSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PID_NAMESPACE } from '../../../src/platform/pid-namespace.ts';
import { makePipe, type OpenPipe, takePipe } from '../../../src/platform/pipe-pool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gbp-pipes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = () => readdirSync(folder);

async function made(): Promise<OpenPipe> {
  const pipe = await makePipe(folder);
  if (pipe === null) throw new Error('no pipe');
  return pipe;
}

function close(pipe: OpenPipe): void {
  pipe.closeWriteEnd();
  closeSync(pipe.readEnd);
  pipe.release();
}

function passes(pipe: OpenPipe, text: string): void {
  writeSync(pipe.writeEnd, text);
  const bytes = Buffer.alloc(100);
  expect(bytes.toString('utf8', 0, readSync(pipe.readEnd, bytes))).toBe(text);
}

const mkfifo = (name: string) => expect(spawnSync('mkfifo', [join(folder, name)]).status).toBe(0);
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

test('an empty folder has no pipe, and one that was given back serves the next command', async () => {
  expect(takePipe(folder)).toBeNull();
  const first = await made();
  passes(first, 'hello');
  expect(takePipe(folder)).toBeNull();
  close(first);
  expect(names()).toHaveLength(1);
  const second = takePipe(folder);
  if (second === null) throw new Error('it was not kept');
  passes(second, 'again');
  close(second);
  expect(names()).toHaveLength(1);
});

test('a pipe that is given back with bytes in it is empty for the next command', async () => {
  const first = await made();
  writeSync(first.writeEnd, 'left over');
  close(first);
  const second = takePipe(folder);
  if (second === null) throw new Error('it was not kept');
  passes(second, 'new');
  close(second);
});

test('a pipe that a process of an earlier command still writes to or reads is not used again', async () => {
  const written = await made();
  closeSync(written.readEnd);
  written.release();
  expect(takePipe(folder)).toBeNull();
  expect(names()).toEqual([]);
  written.closeWriteEnd();

  const read = await made();
  read.closeWriteEnd();
  read.release();
  expect(takePipe(folder)).toBeNull();
  expect(names()).toEqual([]);
  closeSync(read.readEnd);
});

test('the pipe of a killed command is taken over, one of a living command or of another container is not', () => {
  mkfifo(`used-${PID_NAMESPACE}-${process.pid}-999`);
  mkfifo('used-00000000-1-1');
  expect(takePipe(folder)).toBeNull();
  expect(names()).toHaveLength(2);
  mkfifo(`used-${PID_NAMESPACE}-${deadPid()}-1`);
  const pipe = takePipe(folder);
  if (pipe === null) throw new Error('it was not taken over');
  close(pipe);
  const long = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000);
  utimesSync(join(folder, 'used-00000000-1-1'), long, long);
  rmSync(join(folder, names().find((name) => name.startsWith('free-')) ?? ''));
  const old = takePipe(folder);
  if (old === null) throw new Error('it was not taken over');
  close(old);
  expect(names()).toEqual([`used-${PID_NAMESPACE}-${process.pid}-999`, expect.anything()].sort());
});

test('something else under the name of a pipe is removed instead of opened', () => {
  writeFileSync(join(folder, 'free-1'), 'not a pipe');
  expect(takePipe(folder)).toBeNull();
  expect(names()).toEqual([]);
});

test('no more than eight are kept', async () => {
  const pipes = await Promise.all(Array.from({ length: 10 }, made));
  pipes.forEach(close);
  expect(names()).toHaveLength(8);
});

test('a folder that cannot be made has no pipes', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(takePipe(join(file, 'pipes'))).toBeNull();
  expect(await makePipe(join(file, 'pipes'))).toBeNull();
});
