import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readLiveMessage } from '../../../../src/protocol/live/live.ts';
import { userErrorSchema } from '../../../../src/protocol/live/user-error-schema.ts';
import { ERROR_SAMPLES } from '../../../support/error-samples.ts';

describe('an error of another process', () => {
  test('arrives as it was sent', () => {
    for (const error of ERROR_SAMPLES) {
      const line = JSON.stringify({ type: 'fault', error });
      expect(readLiveMessage(line)).toEqual({ type: 'fault', error });
    }
  });

  test('is refused if an argument is missing or of another kind', () => {
    for (const { code, args } of ERROR_SAMPLES) {
      for (const name of Object.keys(args)) {
        const { [name]: _, ...fewer } = args as Readonly<Record<string, unknown>>;
        expect([code, v.is(userErrorSchema, { code, args: fewer })]).toEqual([code, false]);
        expect([code, v.is(userErrorSchema, { code, args: { ...args, [name]: true } })]).toEqual([
          code,
          false,
        ]);
      }
    }
  });

  test.each([
    [{ code: 'error-of-tomorrow', args: {} }],
    [{ code: '__proto__', args: {} }],
    [{ code: 'trace-empty' }],
    ['trace-empty'],
    [null],
  ])('is refused if it is unknown: %j', (error) => {
    expect(v.is(userErrorSchema, error)).toBe(false);
  });
});
