import { makePlace } from './place.mjs';
import { startServer } from './server.mjs';
import { launchBrowser, newPage, windowAddress } from './window.mjs';

/** A window of an editor under the conditions of a scene, with a VSIX installed as a person would. */
export async function openWindow(editor, scene, { vsix, width, height } = {}) {
  const place = makePlace(scene);
  const undo = [place.remove];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const server = await startServer(editor, {
      ...scene,
      folder: place.server,
      env: place.env,
      vsix: vsix ? [vsix] : [],
    });
    undo.push(server.stop);
    const browser = await launchBrowser();
    undo.push(() => browser.close());
    const page = await newPage(browser, server, { language: scene.language, width, height });
    const address = windowAddress(server, place.target);
    await page.goto(address);
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
    /** Another person at the same server: a browser of their own. */
    const another = async () => {
      const second = await launchBrowser();
      undo.push(() => second.close());
      const opened = await newPage(second, server, { language: scene.language, width, height });
      await opened.goto(address);
      await opened.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
      return { ...window, page: opened };
    };
    const { pid, extensions, readLog } = server;
    const window = { page, address, place, pid, extensions, readLog, another, close };
    return window;
  } catch (error) {
    await close();
    throw error;
  }
}
