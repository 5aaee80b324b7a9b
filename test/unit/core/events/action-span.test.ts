import { expect, test } from 'vitest';
import { readActionSpan } from '../../../../src/core/events/debug-trace.ts';

test.each([
  [
    'since 1.23',
    ',{"name":"Executing action (go run)","ph":"B","ts":1796029651221500,"pid":0,"tid":2}',
    { name: 'go run', phase: 'begin', epochMs: 1796029651221.5 },
  ],
  [
    'of a package',
    '{"name":"Executing action (cgo compile $WORK/b012/x.cgo2.c a (b))","ph":"E","ts":1796029651221000,"pid":0,"tid":1}',
    { name: 'cgo compile $WORK/b012/x.cgo2.c a (b)', phase: 'end', epochMs: 1796029651221 },
  ],
  [
    'before 1.23, without a package',
    ',{"name":"Executing action ","ph":"B","ts":1000,"pid":0,"tid":2}',
    { name: '', phase: 'begin', epochMs: 1 },
  ],
  ['about loading', ',{"name":"load.PackagesAndErrors","ph":"B","ts":1000,"pid":0,"tid":0}', null],
  [
    'an arrow',
    ',{"name":"Executing action (a) -> Executing action (b)","ph":"s","ts":1,"pid":0,"tid":0,"cat":"flow"}',
    null,
  ],
  ['cut off', ',{"name":"Executing action (build fmt)","ph":"B","ts":1796', null],
  ['the end', ']', null],
])('a line of -debug-trace: %s', (_, line, span) => {
  expect(readActionSpan(line)).toEqual(span);
});
