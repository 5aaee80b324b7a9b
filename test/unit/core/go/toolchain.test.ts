import { describe, expect, test } from 'vitest';
import { parseGoMod } from '../../../../src/core/go/mod-file.ts';
import {
  asksForNewerToolchain,
  maySwitchToolchain,
  readToolchainSetting,
} from '../../../../src/core/go/toolchain.ts';

describe('the choice of a toolchain', () => {
  test.each([
    ['', null, true],
    ['auto', null, true],
    ['path', null, true],
    ['local', null, false],
    ['local+auto', null, true],
    ['go1.22.3', 'go1.22.3', false],
    ['go1.22.3+path', 'go1.22.3', true],
  ])('GOTOOLCHAIN=%s', (text, chosen, follows) => {
    expect(readToolchainSetting(text)).toEqual({ chosen, follows });
  });

  test('does not happen before go 1.21 or in an unknown version', () => {
    expect(['go1.20.14', 'go1.21rc2', 'go1.26.8', null].map((v) => maySwitchToolchain(v, 'auto'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(maySwitchToolchain('go1.26.8', 'local')).toBe(false);
  });

  test.each([
    ['go 1.26.8', false],
    ['go 1.26', false],
    ['go 1.26.9', true],
    ['go 1.27rc1', true],
    ['go 1.20\ntoolchain go1.27.0', true],
    ['go 1.20\ntoolchain go1.26.8-custom', false],
    ['go 1.20\ntoolchain strange', true],
    ['go 1.99\ntoolchain default', false],
    ['// go 1.99', false],
  ])('go 1.26.8 reads %j', (text, expected) => {
    expect(asksForNewerToolchain(parseGoMod(`module m\n${text}\n`), 'go1.26.8')).toBe(expected);
  });
});
