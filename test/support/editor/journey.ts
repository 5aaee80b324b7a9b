import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject, test } from 'vitest';
import { openWindow } from '../../editor/harness/open-window.ts';
import { ROOT } from '../built-cli.ts';
import type { Scene } from './scene.ts';
import { Workbench } from './workbench.ts';

const EVIDENCE = path.join(ROOT, '.cache', 'editor', 'pictures');

export interface JourneyOptions extends Scene {
  readonly width?: number;
  readonly height?: number;
  /** Whether the window can open another one with an extension in development. */
  readonly develops?: boolean;
  /** For slow steps. */
  readonly limitMs?: number;
}

/**
 * A test that uses the editor as a user does, in a window of its own with the packaged extension installed. If
 * it fails, a picture of the window and the server's log stay in `.cache/editor/pictures`.
 */
export function journey(
  name: string,
  options: JourneyOptions,
  walk: (workbench: Workbench) => Promise<void>,
): void {
  const walkIt = async () => {
    const { width, height, develops = false } = options;
    const window = await openWindow(inject('editor'), options, {
      vsix: inject('vsix'),
      develops,
      ...(width ? { width } : {}),
      ...(height ? { height } : {}),
    });
    try {
      await walk(new Workbench(window));
      await window.close();
    } catch (error) {
      mkdirSync(EVIDENCE, { recursive: true });
      const file = path.join(EVIDENCE, name.replaceAll(/[^\p{L}\p{N}]+/gu, '-'));
      await window.page.screenshot({ path: `${file}.png` }).catch(() => {});
      writeFileSync(`${file}.log`, window.readLog());
      // An error while cleaning up must not hide the failure.
      await window.close().catch(() => {});
      throw new Error(`${error instanceof Error ? error.message : error}\nA picture: ${file}.png`, {
        cause: error,
      });
    }
  };
  test(name, walkIt, options.limitMs);
}
