import { expect, test } from 'vitest';
import type { NormalizedKey } from '../../../../../src/core/analysis/rebuild/key.ts';
import { directoryReason } from '../../../../../src/core/analysis/rebuild/place.ts';
import { whyEnglish } from '../../../../../src/core/messages/en/why.ts';

const key = { importPath: 'example.com/app/lib', settings: new Map() } as unknown as NormalizedKey;
const told = (old: string, now: string): string => {
  const found = directoryReason(old, now, key);
  return found === null ? '' : whyEnglish.reason(found);
};

test('a directory of another operating system is shown in the notation of that system', () => {
  expect(told('/home/ann/src/app/lib', 'C:\\Users\\ann\\app\\lib')).toBe(
    'directory moved: /home/ann/src → C:\\Users\\ann',
  );
  expect(told('C:\\Users\\ann\\app\\lib', '/home/ann/src/app/lib')).toBe(
    'directory moved: C:\\Users\\ann → /home/ann/src',
  );
});

test('a directory that differs only in case has not moved on Windows', () => {
  expect(told('C:\\src\\app\\lib', 'c:\\src\\app\\lib')).toBe(
    'same directory, different case (go treats it as another directory): C: → c:',
  );
});
