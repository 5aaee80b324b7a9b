import { expect, test } from 'vitest';
import { historyGroups, historyTable, type ListedTrace } from '../../../../src/report/text/history-text.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';

const local = new Date(2026, 10, 21, 6, 11).toISOString();
const entry: ListedTrace = {
  name: null,
  allName: '@last',
  startedAt: local,
  argv: ['go', 'build', '.'],
  directory: '/home/ann/gopls',
  wallMs: 32_000,
  exitCode: 0,
  signal: null,
  interrupted: false,
  rebuilt: 31,
  fromCache: 694,
};

test('the history has one aligned line per trace, and hostile text cannot send control sequences', () => {
  const table = historyTable(
    [
      entry,
      { ...entry, allName: '@2', wallMs: 812, rebuilt: 0, fromCache: 1484, directory: '/srv/x' },
      {
        ...entry,
        allName: '@3',
        argv: ['go', 'test', `./${'very/'.repeat(20)}...`],
        exitCode: 1,
        wallMs: 185_000,
      },
      {
        ...entry,
        allName: '@4',
        argv: ['go', 'run', '\u001b]0;owned\u0007.'],
        exitCode: null,
        interrupted: true,
      },
      {
        ...entry,
        allName: '@5',
        startedAt: 'nonsense',
        exitCode: null,
        signal: 'SIGKILL',
        directory: '/home/anna',
      },
    ],
    '/home/ann',
    allMessagesFor('en'),
  );
  expect(table).toMatchInlineSnapshot(`
    "@last  2026-11-21 06:11      32.0 s  exit 0       31 rebuilt ·   694 from cache  go build .                                        ~/gopls
    @2     2026-11-21 06:11       0.8 s  exit 0        0 rebuilt · 1,484 from cache  go build .                                        /srv/x
    @3     2026-11-21 06:11  3 min 05 s  exit 1       31 rebuilt ·   694 from cache  go test ./very/very/very/very/very/very/very/ve…  ~/gopls
    @4     2026-11-21 06:11      32.0 s  interrupted  31 rebuilt ·   694 from cache  go run  ]0;owned .                                ~/gopls
    @5     time unknown          32.0 s  SIGKILL      31 rebuilt ·   694 from cache  go build .                                        /home/anna
    "
  `);
});

test('a Windows home directory is shown as ~ in any case', () => {
  const shown = (directory: string) =>
    historyTable([{ ...entry, directory }], 'C:\\Users\\Ann', allMessagesFor('en'))
      .trim()
      .split(/ {2,}/)
      .at(-1);
  expect(shown('c:\\users\\ann\\src')).toBe('~\\src');
  expect(shown('C:\\Users\\Anna\\src')).toBe('C:\\Users\\Anna\\src');
});

test('the current location comes first under its name; the others follow, with what names their traces', () => {
  const other: ListedTrace = { ...entry, name: null, allName: '@2', directory: '/srv/x/sub' };
  const groups = historyGroups(
    [
      {
        location: { kind: 'module', directory: '/home/ann/gopls' },
        entries: [
          { ...entry, name: '@last' },
          { ...entry, name: '@2', allName: '@3', wallMs: 900 },
        ],
      },
      { location: { kind: 'workspace', directory: '/srv/x' }, entries: [other] },
    ],
    '/home/ann',
    allMessagesFor('en'),
  );
  expect(groups).toMatchInlineSnapshot(`
    "module ~/gopls
    @last     2026-11-21 06:11  32.0 s  exit 0  31 rebuilt · 694 from cache  go build .  ~/gopls
    @2        2026-11-21 06:11   0.9 s  exit 0  31 rebuilt · 694 from cache  go build .  ~/gopls

    workspace /srv/x
    --all @2  2026-11-21 06:11  32.0 s  exit 0  31 rebuilt · 694 from cache  go build .  /srv/x/sub
    "
  `);
  const none = { location: { kind: 'directory', directory: '/tmp' }, entries: [] } as const;
  expect(historyGroups([none], '/home/ann', allMessagesFor('en'))).toBe('directory /tmp\nno traces yet\n');
});
