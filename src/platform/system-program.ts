import { win32 } from 'node:path';
import { valueIn } from './variables.ts';

/**
 * A program of Windows itself by its whole path: a bare name is looked for in the current directory first,
 * and that may be a folder which somebody else filled.
 */
export function systemProgram(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const root = valueIn(env, 'SystemRoot', 'win32');
  return win32.join(root && win32.isAbsolute(root) ? root : 'C:\\Windows', 'System32', `${name}.exe`);
}
