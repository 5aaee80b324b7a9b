import { expect, test } from 'vitest';
import { cacheFolder } from '../../../src/store/cache-folder.ts';

test('the folder is where each system keeps caches', () => {
  expect(cacheFolder({ platform: 'linux', env: {}, home: '/home/ann' })).toBe(
    '/home/ann/.cache/go-build-pipeline',
  );
  expect(cacheFolder({ platform: 'darwin', env: {}, home: '/Users/ann' })).toBe(
    '/Users/ann/Library/Caches/go-build-pipeline',
  );
  expect(cacheFolder({ platform: 'win32', env: { LOCALAPPDATA: 'D:\\local' }, home: 'C:\\Users\\ann' })).toBe(
    'D:\\local\\go-build-pipeline',
  );
  expect(cacheFolder({ platform: 'win32', env: {}, home: 'C:\\Users\\ann' })).toBe(
    'C:\\Users\\ann\\AppData\\Local\\go-build-pipeline',
  );
});

test('XDG_CACHE_HOME is used if it is absolute, and ignored otherwise', () => {
  const at = (xdg: string) =>
    cacheFolder({ platform: 'linux', env: { XDG_CACHE_HOME: xdg }, home: '/home/ann' });
  expect(at('/mnt/c')).toBe('/mnt/c/go-build-pipeline');
  expect(at('cache')).toBe('/home/ann/.cache/go-build-pipeline');
  expect(at('')).toBe('/home/ann/.cache/go-build-pipeline');
});
