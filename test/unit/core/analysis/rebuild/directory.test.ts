import { expect, test } from 'vitest';
import { directoryReason } from '../../../../../src/core/analysis/rebuild/directory.ts';
import type { NormalizedKey } from '../../../../../src/core/analysis/rebuild/key.ts';
import { whyEnglish } from '../../../../../src/core/messages/en/why.ts';

const key = { importPath: 'example.com/app/lib', settings: new Map() } as unknown as NormalizedKey;
const reasonText = (old: string, now: string): string => {
  const found = directoryReason(old, now, key);
  return found === null ? '' : whyEnglish.reason(found);
};

test('a directory of another operating system is shown in the notation of that system', () => {
  expect(reasonText('/home/ann/src/app/lib', 'C:\\Users\\ann\\app\\lib')).toBe(
    'directory moved: /home/ann/src → C:\\Users\\ann',
  );
  expect(reasonText('C:\\Users\\ann\\app\\lib', '/home/ann/src/app/lib')).toBe(
    'directory moved: C:\\Users\\ann → /home/ann/src',
  );
});

test('a directory that differs only in case has not moved on Windows', () => {
  expect(reasonText('C:\\src\\app\\lib', 'c:\\src\\app\\lib')).toBe(
    'same directory, different case (go treats it as another directory): C: → c:',
  );
});
