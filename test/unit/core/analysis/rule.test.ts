import { describe, expect, test } from 'vitest';
import { defineRule, findInMessage, findSeen } from '../../../../src/core/analysis/rule.ts';

interface Facts {
  readonly disk: 'full' | 'slow' | 'fine';
}

const full = defineRule({
  id: 'disk-full',
  pattern: /no space left on (\S+)/,
  seen: ({ disk }: Facts) => disk === 'full',
  place: (_, message) => message?.match[1] ?? null,
  data: ({ disk }) => ({ disk }),
  fixes: ({ place }) => [`clean ${place ?? 'the disk'}`],
});
const slow = defineRule({
  id: 'disk-slow',
  pattern: /timed out/,
  when: ({ disk }: Facts) => disk === 'slow',
  data: () => ({}),
  fixes: () => [],
});
const stuck = defineRule({
  id: 'stuck',
  pattern: /timed out|no space/,
  data: (_: Facts, message) => ({ text: message?.text ?? '' }),
  fixes: () => [],
});

type Found = ReturnType<(typeof full | typeof slow | typeof stuck)['judge']>;
const rules = [full, slow, stuck];
const inMessage = (text: string, disk: Facts['disk'] = 'fine') =>
  findInMessage<Facts, string, Found>(rules, text, { disk }, (all, index) => all.slice(0, index) || null);
const seen = (disk: Facts['disk']) => findSeen<Facts, string, Found>(rules, { disk });

describe("for a tool's message", () => {
  test('the rule whose message is on the earliest line gives the reason', () => {
    expect(inMessage('x: timed out\nno space left on /a')?.reason.id).toBe('stuck');
    expect(inMessage('no space left on /a\ntimed out')?.reason.id).toBe('disk-full');
  });

  test('the earlier rule gives the reason if two match on one line', () => {
    expect(inMessage('timed out: no space left on /a')?.reason.id).toBe('disk-full');
  });

  test('a rule is skipped if its condition does not hold', () => {
    expect(inMessage('timed out', 'slow')?.reason.id).toBe('disk-slow');
    expect(inMessage('timed out', 'fine')?.reason.id).toBe('stuck');
  });

  test('the location comes from the rule, otherwise from the message', () => {
    expect(inMessage('f.go: no space left on /a')).toEqual({
      reason: { id: 'disk-full', place: '/a', data: { disk: 'fine' } },
      fixes: ['clean /a'],
    });
    expect(inMessage('f.go: timed out')?.reason.place).toBe('f.go: ');
  });

  test('other text gives no reason', () => {
    expect(inMessage('all is well')).toBe(null);
  });
});

test('without a message, the first rule that the facts show gives the reason', () => {
  expect(seen('full')).toEqual({
    reason: { id: 'disk-full', place: null, data: { disk: 'full' } },
    fixes: ['clean the disk'],
  });
});

test('facts alone do not satisfy a rule that needs the message', () => {
  expect(seen('slow')).toBe(null);
});
