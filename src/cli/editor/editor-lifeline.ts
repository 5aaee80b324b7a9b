import { connect } from 'node:net';

/**
 * Resolves when the editor that opened this terminal is gone. It holds a connection on which nothing is ever
 * sent. A reloaded window, or one whose extension host was killed, may forget its terminals without closing
 * them, and a program that nobody can see or stop must not survive. Without a connection, it never resolves.
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
    // Without a reader, the end would not be noticed.
    line.resume();
  });
}
