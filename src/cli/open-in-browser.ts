import { UserFacingError } from '../core/model/errors.ts';
import { startDetached } from '../platform/run.ts';
import { systemProgram } from '../platform/system-program.ts';
import type { CommandLineContext } from './command.ts';

/** Passes a file to the desktop, and does not wait for the browser. */
export async function openInBrowser(file: string, { platform, env }: CommandLineContext): Promise<void> {
  const [program, ...args] = openerOf(platform, file);
  if (platform !== 'darwin' && platform !== 'win32' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    throw new UserFacingError('no-display', { file });
  }
  try {
    await startDetached(program, args);
  } catch (cause) {
    throw new UserFacingError('no-browser', { program, file }, { cause });
  }
}

function openerOf(platform: NodeJS.Platform, file: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', file];
  // Not `cmd /c start`, because a shell would interpret & and % in a file name.
  if (platform === 'win32') return [systemProgram('rundll32'), 'url.dll,FileProtocolHandler', file];
  return ['xdg-open', file];
}
