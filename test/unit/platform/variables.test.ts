import { describe, expect, test } from 'vitest';
import { executableEndings } from '../../../src/platform/find-executable.ts';
import { systemProgram } from '../../../src/platform/system-program.ts';
import { homeOf, valueIn, withVariables } from '../../../src/platform/variables.ts';

describe('variables of the environment', () => {
  test('are found on Windows in any case, and elsewhere only by exact case', () => {
    expect(valueIn({ Path: 'C:\\Go\\bin' }, 'PATH', 'win32')).toBe('C:\\Go\\bin');
    expect(valueIn({ Path: '/bin' }, 'PATH', 'linux')).toBeUndefined();
  });

  test('that are set again on Windows replace other spellings', () => {
    const merged = withVariables('win32', { Path: 'old', GOOS: 'windows' }, { PATH: 'new' }, { goos: 'js' });
    expect(merged).toEqual({ Path: 'new', GOOS: 'js' });
    expect(withVariables('linux', { Path: 'old' }, { PATH: 'new' })).toEqual({ Path: 'old', PATH: 'new' });
  });

  test('give the home as go finds it, ignoring the HOME of a Unix shell on Windows', () => {
    const env = { HOME: 'C:\\msys64\\home\\ann', UserProfile: 'C:\\Users\\ann' };
    expect(homeOf(env, 'win32')).toBe('C:\\Users\\ann');
    expect(homeOf({ HOME: '/home/ann', USERPROFILE: 'x' }, 'linux')).toBe('/home/ann');
  });
});

describe('a program on Windows', () => {
  test('has a suffix that the system can start: neither a Unix script nor a batch file', () => {
    const env = { PathExt: '.com;.exe;.bat;.cmd;.vbs' };
    expect(executableEndings('go', env, 'win32')).toEqual(['.com', '.exe']);
    expect(executableEndings('go1.22.3', env, 'win32')).toEqual(['.com', '.exe']);
    expect(executableEndings('C:\\Go\\bin\\go.EXE', env, 'win32')).toEqual(['']);
    expect(executableEndings('go', {}, 'win32')).toEqual(['.COM', '.EXE']);
    expect(executableEndings('go', env, 'darwin')).toEqual(['']);
  });

  test('of the system is started by its full path, whatever is in the current directory', () => {
    expect(systemProgram('taskkill', { SYSTEMROOT: 'D:\\Windows' })).toBe(
      'D:\\Windows\\System32\\taskkill.exe',
    );
    expect(systemProgram('taskkill', { SystemRoot: 'elsewhere' })).toBe(
      'C:\\Windows\\System32\\taskkill.exe',
    );
  });
});
