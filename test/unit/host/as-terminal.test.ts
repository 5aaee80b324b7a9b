import { expect, test } from 'vitest';
import { asTerminal } from '../../../src/host/as-terminal.ts';

test('a go outside of the terminals of Windows sees a capital drive letter, as they do', () => {
  expect(asTerminal('c:\\Users\\ann\\app', { Path: 'x', PATH: 'y' }, 'win32')).toEqual({
    cwd: 'C:\\Users\\ann\\app',
    env: { Path: 'y' },
  });
  expect(asTerminal('\\\\server\\share', {}, 'win32').cwd).toBe('\\\\server\\share');
});

test('a go outside of the terminals sees a linked folder by the name under which it was opened', () => {
  expect(asTerminal('/tmp/link', { PWD: '/' }, 'darwin')).toEqual({
    cwd: '/tmp/link',
    env: { PWD: '/tmp/link' },
  });
});
