import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHashLineParser, type HashedKey } from '../../../../src/core/events/hash-lines.ts';
import { unquoteGo } from '../../../../src/core/go/quoting.ts';
import { actionIDOfHex } from '../../../../src/core/model/action-id.ts';

const sum = (writes: readonly string[]): string => createHash('sha256').update(writes.join('')).digest('hex');

function parse(text: string, sizes: readonly number[] = []): { keys: HashedKey[]; other: string[] } {
  const keys: HashedKey[] = [];
  const other: string[] = [];
  const parser = createHashLineParser((key) => keys.push(key), { onOther: (line) => other.push(line) });
  let at = 0;
  for (const size of sizes) {
    parser.push(text.slice(at, at + size));
    at += size;
  }
  parser.push(text.slice(at));
  parser.end();
  return { keys, other };
}

/** As Go's %q prints a text without bytes that are no UTF-8. */
const quote = (text: string): string => JSON.stringify(text);

test('the inputs of a key are returned with its name and its sum', () => {
  const { keys, other } = parse(
    [
      'HASH[moduleIndex]',
      'HASH[moduleIndex]: "go1.26.8"',
      'HASH[moduleIndex]: 0000000000000000000000000000000000000000000000000000000000000000',
      'HASH[build ex.com/m/lib]',
      'HASH[build ex.com/m/lib]: "go1.26.8"',
      'mkdir -p $WORK/b001/',
      'HASH[build ex.com/m/lib]: "import \\"ex.com/m/lib\\"\\n"',
      'HASH /src/lib.go: 4cgSCB2y',
      'HASH subkey 56289c "stdout" = 4bc',
      'HASH[build ex.com/m/lib]: 56289cb9b22e99016e50e42a5293ce846be56402095cea45b109914aedf7ccbc',
      '',
    ].join('\n'),
  );
  expect(keys).toEqual([
    {
      name: 'build ex.com/m/lib',
      hex: '56289cb9b22e99016e50e42a5293ce846be56402095cea45b109914aedf7ccbc',
      writes: ['go1.26.8', 'import "ex.com/m/lib"\n'],
    },
  ]);
  expect(other).toEqual(['mkdir -p $WORK/b001/']);
});

test('the first 15 bytes of the sum are the action ID', () => {
  expect(actionIDOfHex('56289cb9b22e99016e50e42a5293ce846be56402095cea45b109914aedf7ccbc')).toBe(
    'ViicubIumQFuUOQqUpPO',
  );
});

test('a torn write drops the key', () => {
  const hex = '0'.repeat(64);
  expect(parse(`HASH[build a]\nHASH[build a]: "go1\nHASH[build a]: ${hex}\n`).keys).toEqual([]);
});

test('a package whose name contains brackets keeps its whole name', () => {
  const hex = '1'.repeat(64);
  const text = `HASH[build a [a.test]]\nHASH[build a [a.test]]: "x"\nHASH[build a [a.test]]: ${hex}\n`;
  expect(parse(text).keys).toEqual([{ name: 'build a [a.test]', hex, writes: ['x'] }]);
});

test('Go escapes are decoded, and a raw byte stays escaped', () => {
  expect(unquoteGo('"a\\n\\t\\"\\\\\\u00e9\\U0001f600\\x07\\xff"')).toBe('a\n\t"\\é😀\x07\\xff');
  expect(unquoteGo('"a')).toBeNull();
  expect(unquoteGo('"a"b"')).toBeNull();
  expect(unquoteGo('"\\q"')).toBeNull();
});

test('interleaved keys are complete for pieces of any size', () => {
  const writes = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(writes, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(4)),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
      (all, order, sizes) => {
        const queues = all.map((list, index) => [
          `HASH[build p${index}]`,
          ...list.map((write) => `HASH[build p${index}]: ${quote(write)}`),
          `HASH[build p${index}]: ${sum(list)}`,
        ]);
        const lines: string[] = [];
        for (const pick of order) {
          const next = queues[pick % queues.length]?.shift();
          if (next !== undefined) lines.push(next);
        }
        lines.push(...queues.flat());
        const { keys } = parse(`${lines.join('\n')}\n`, sizes);
        expect(new Map(keys.map((key) => [key.name, [...key.writes]]))).toEqual(
          new Map(all.map((list, index) => [`build p${index}`, list])),
        );
        for (const key of keys) expect(sum(key.writes)).toBe(key.hex);
      },
    ),
  );
});

test('any input is accepted', () => {
  const fragment = fc.constantFrom(
    'HASH',
    '[',
    ']',
    ': ',
    '"',
    '\\',
    '\n',
    'build a',
    '\\x',
    '0'.repeat(64),
    '\r',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(fragment, fc.string())), (parts) => {
      parse(parts.join(''));
    }),
  );
});
