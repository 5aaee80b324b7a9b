import { win32 } from 'node:path';
import { valueIn } from './variables.ts';

/**
 * The full path of a Windows system program: a bare name would be looked up in the current directory first,
 * whose content may come from somebody else.
 */
export function systemProgram(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const root = valueIn(env, 'SystemRoot', 'win32');
  return win32.join(root && win32.isAbsolute(root) ? root : 'C:\\Windows', 'System32', `${name}.exe`);
}
