import { connect } from 'node:net';

/**
 * Resolves when the editor that opened this terminal is gone: a line to it on which nobody ever says anything.
 * A window that is loaded anew may forget its terminals without closing them, and one whose extension host was
 * killed does; a program that nobody sees or can end must not stay. Where no line can be had, never.
 */
export function editorGone(address: string): Promise<void> {
  return new Promise((resolve) => {
    const line = connect(address);
    let isUp = false;
    line.unref();
    line.once('connect', () => {
      isUp = true;
    });
    line.on('error', () => {});
    line.once('close', () => {
      if (isUp) resolve();
    });
    // Without a reader its end would not be seen.
    line.resume();
  });
}
