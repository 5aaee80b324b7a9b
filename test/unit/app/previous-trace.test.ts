import { expect, test } from 'vitest';
import { previousTrace } from '../../../src/app/previous-trace.ts';
import type { HistoryEntry } from '../../../src/store/history-entry.ts';

/** Newest first: `5 /app go build .` */
function history(...lines: readonly string[]): readonly HistoryEntry[] {
  return lines.map((line) => {
    const [id = '', directory = '', ...argv] = line.split(' ');
    return {
      id,
      directory,
      argv,
      sizeBytes: 1,
      startedAt: '2026-11-21T06:11:40.000Z',
      goVersion: 'go1.27.3',
      wallMs: 1,
      exitCode: 0,
      signal: null,
      interrupted: false,
      rebuilt: 0,
      fromCache: 0,
    };
  });
}

const entries = history(
  '6 /app go build .',
  '5 /app go test ./...',
  '4 /lib go build .',
  '3 /app go build .',
  '2 /app go build -race .',
  '1 /app go build .',
);

const before = (id: string) => {
  const own = entries.find((entry) => entry.id === id);
  return own ? previousTrace(entries, id, own) : null;
};

test('a Windows directory is the same with other upper and lower case', () => {
  const both = history('2 C:\\app go build .', '1 c:\\App go build .');
  expect(previousTrace(both, '2', { directory: 'C:\\app', argv: ['go', 'build', '.'] })).toMatchObject({
    entry: { id: '1' },
    sameCommand: true,
  });
});

test('the nearest earlier trace of the same command and directory comes first', () => {
  expect(before('6')).toMatchObject({ entry: { id: '3' }, sameCommand: true });
  expect(before('3')).toMatchObject({ entry: { id: '1' }, sameCommand: true });
});

test('without one, the nearest earlier trace of the same directory is used and marked as such', () => {
  expect(before('5')).toMatchObject({ entry: { id: '3' }, sameCommand: false });
  expect(before('2')).toMatchObject({ entry: { id: '1' }, sameCommand: false });
});

test('a later trace and a trace of another directory are not used', () => {
  expect(before('1')).toBeNull();
  expect(before('4')).toBeNull();
});

test('a trace that was not saved is compared with the newest one', () => {
  const own = { argv: ['go', 'test', './...'], directory: '/app' };
  expect(previousTrace(entries, 'run 1', own)).toMatchObject({ entry: { id: '5' }, sameCommand: true });
});
