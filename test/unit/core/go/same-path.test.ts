import { expect, test } from 'vitest';
import { isSamePath, isWithin } from '../../../../src/core/go/same-path.ts';

test.each([
  ['C:\\Users\\ann\\app', 'c:\\users\\Ann\\app', true],
  ['c:/Users/ann/app', 'C:\\Users\\ann\\app\\', true],
  ['C:\\', 'c:', true],
  ['\\\\Server\\share\\x', '\\\\server\\share\\x', true],
  ['C:\\Users\\ann', 'D:\\Users\\ann', false],
  // Case is kept where it matters.
  ['/home/ann/App', '/home/ann/app', false],
  ['/home/ann/app', '/home/ann/app', true],
  ['app', 'APP', false],
])('%s and %s are the same path: %s', (one, other, expected) => {
  expect(isSamePath(one, other)).toBe(expected);
});

test.each([
  ['/src/app', '/src/app', true],
  ['/src/app/a', '/src/app', true],
  ['/src/app/..a', '/src/app', true],
  ['/src/application', '/src/app', false],
  ['/src', '/src/app', false],
  ['/src', '/', true],
  ['/src/app/a', '/src/app/', true],
  ['/SRC/app', '/src', false],
  ['c:\\Src\\App', 'C:\\src', true],
  ['C:/src/app', 'c:\\', true],
  ['C:\\srcs', 'C:\\src', false],
  ['D:\\src', 'C:\\', false],
  ['\\\\host\\share\\a', '\\\\HOST\\share', true],
])('%s in %s: %s', (path, folder, expected) => expect(isWithin(path, folder)).toBe(expected));
