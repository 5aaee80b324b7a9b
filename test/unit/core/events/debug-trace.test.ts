import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDebugTrace } from '../../../../src/core/events/debug-trace.ts';

// As go 1.20 to 1.27 write it, here cut in the middle of a line.
const growing = `[
{"name":"Running build command","ph":"B","ts":1000000,"pid":0,"tid":0}
,{"name":"load.PackagesAndErrors","ph":"B","ts":1001000,"pid":0,"tid":0}
,{"name":"modload.loadImport fmt","ph":"B","ts":1002000,"pid":0,"tid":0}
,{"name":"modload.loadImport fmt","ph":"E","ts":1002100,"pid":0,"tid":0}
,{"name":"modload.loadImport slow","ph":"B","ts":1003000,"pid":0,"tid":3}
,{"name":"modload.loadImport slow","ph":"E","ts":1013000,"pid":0,"tid":3}
,{"name":"load.PackagesAndErrors","ph":"E","ts":1041000,"pid":0,"tid":0}
,{"name":"exec.Builder.Do (link-install /tmp/app)","ph":"B","ts":1042000,"pid":0,"tid":0}
,{"name":"Executing action (build fmt)","ph":"B","ts":1043000,"pid":0,"tid":1}
,{"name":"Executing action (build fmt)","ph":"E","ts":1044000,"pid":0,"tid":1}
,{"name":"walkPkgs /src","ph":"B","ts":10440`;

describe('parseDebugTrace', () => {
  test('returns the phases of loading, relative to the start of go, even while the file grows', () => {
    expect(parseDebugTrace(growing, 1000)).toEqual([
      { name: 'load.PackagesAndErrors', startMs: 1, endMs: 41 },
      { name: 'modload.loadImport slow', startMs: 3, endMs: 13 },
    ]);
  });

  test('reads every prefix of a file without an error', () => {
    for (let end = 0; end < growing.length; end += 7) parseDebugTrace(growing.slice(0, end), 0);
  });

  test('keeps the five hundred longest of very many', () => {
    const lines = Array.from({ length: 800 }, (_, index) => [
      `,{"name":"walkPkgs /m${index}","ph":"B","ts":${index * 1000},"tid":0}`,
      `,{"name":"walkPkgs /m${index}","ph":"E","ts":${index * 1000 + index},"tid":0}`,
    ]).flat();
    const phases = parseDebugTrace(lines.join('\n'), 0);
    expect(phases).toHaveLength(500);
    expect(phases[0]?.name).toBe('walkPkgs /m300');
  });

  test('accepts any content', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.constant(growing)),
        (text) => void parseDebugTrace(text, 0),
      ),
    );
  });
});
