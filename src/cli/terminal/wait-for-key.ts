import type { ReadStream } from 'node:tty';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { Screen } from '../command.ts';

/**
 * An editor closes a terminal whose shell has exited, and the program's output would be lost. So the shell
 * waits for a key, and says so.
 */
export async function waitForKey(
  stdin: ReadStream,
  screen: Screen,
  { commandLine }: AllMessages,
): Promise<void> {
  if (!stdin.isTTY) return;
  await typedAhead(stdin);
  screen.write(`\r\n\u001b[7m ${commandLine.trace.pressKey} \u001b[0m\r\n`);
  await new Promise<void>((resolve) => {
    stdin.once('data', () => resolve());
    // The terminal is gone.
    stdin.once('error', () => resolve());
    stdin.once('end', () => resolve());
    stdin.resume();
  });
  stdin.pause();
}

/** Keys typed for the program must not close the terminal. */
function typedAhead(stdin: ReadStream): Promise<void> {
  return new Promise((resolve) => {
    stdin.setRawMode(true);
    const ignore = () => undefined;
    stdin.on('data', ignore);
    stdin.resume();
    setTimeout(() => {
      stdin.off('data', ignore);
      resolve();
    }, 100);
  });
}
