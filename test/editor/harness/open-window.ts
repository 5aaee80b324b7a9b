import type { Page } from 'playwright-core';
import type { Sandbox, Scene } from '../../support/editor/scene.ts';
import type { Editor } from './install.ts';
import { makeSandbox } from './sandbox.ts';
import { startServer } from './server.ts';
import { launchBrowser, newPage, windowAddress } from './window.ts';

export interface OpenWindow {
  readonly page: Page;
  readonly address: string;
  readonly sandbox: Sandbox;
  /** The folder of installed extensions. */
  readonly extensions: string;
  /** The ID of the server process, the ancestor of all processes of the editor. */
  readonly pid: number;
  readonly readLog: () => string;
  /** Opens another window on the same folder. */
  readonly another: () => Promise<OpenWindow>;
  readonly close: () => Promise<void>;
}

interface WindowOptions {
  /** The extension to install. */
  readonly vsix?: string;
  readonly width?: number;
  readonly height?: number;
  /** Whether its windows can open others with an extension in development. */
  readonly develops?: boolean;
}

/** Opens a window of an editor under the conditions of a scene, with a VSIX installed as a user would install it. */
export async function openWindow(
  editor: Editor,
  scene: Scene,
  { vsix, develops = false, ...size }: WindowOptions = {},
): Promise<OpenWindow> {
  const sandbox = makeSandbox(scene);
  const undo: (() => unknown)[] = [sandbox.remove];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const server = await startServer(editor, {
      ...scene,
      folder: sandbox.server,
      env: sandbox.env,
      vsix: vsix ? [vsix] : [],
      forTests: develops,
    });
    undo.push(server.stop);
    const address = windowAddress(server, sandbox.target);
    /** Opens it in a separate browser, like another user of the same server. */
    const open = async (): Promise<OpenWindow> => {
      const browser = await launchBrowser();
      undo.push(() => browser.close());
      const page = await newPage(browser, server, {
        ...size,
        ...(scene.language ? { language: scene.language } : {}),
      });
      await page.goto(address, { timeout: 90_000 });
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
      const { pid, extensions, readLog } = server;
      return { page, address, sandbox, pid, extensions, readLog, another: open, close };
    };
    return await open();
  } catch (error) {
    await close();
    throw error;
  }
}
