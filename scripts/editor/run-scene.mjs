import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { format } from 'node:util';
import { installBeside } from './beside.mjs';
import { lendHand } from './hand.mjs';
import { makePlace } from './place.mjs';
import { startServer } from './server.mjs';
import { launchBrowser, newPage, windowAddress } from './window.mjs';

/** For one scene with all its tests. */
const LIMIT_MS = 300_000;

/** What every window says. */
const NOISE =
  /^(Ignoring fetching|Resolv(ed|ing) conn|Creating a socket|Updating additional|\[Service Worker)/;

/**
 * Runs the tests of one scene in an editor of their own. Gives the results that the tests wrote, and, for
 * when something went wrong, all that the window and the server said.
 */
export async function runScene({ name, scene, entry }, { editor, extension, screenshot }) {
  const place = makePlace(scene);
  const said = [];
  const hand = scene.hand ? await lendHand() : null;
  let server = null;
  let browser = null;
  try {
    installBeside(scene, join(place.server, 'extensions'));
    const env = { ...place.env, ...(hand ? { EDITOR_TEST_HAND: hand.address } : {}) };
    server = await startServer(editor, { ...scene, folder: place.server, env, forTests: true });
    // A browser of its own: its clipboard, too.
    browser = await launchBrowser();
    const page = await newPage(browser, server, { language: scene.language });
    hand?.takePage(page);
    const ended = await testsEnd(page, said, async () => {
      const authority = new URL(server.base).host;
      const remote = (path) => `vscode-remote://${authority}${encodeURI(path)}`;
      await page.goto(
        windowAddress(server, place.target, [
          ['extensionDevelopmentPath', remote(extension)],
          ['extensionTestsPath', remote(entry)],
        ]),
      );
    });
    const results = readResults(place.results);
    const fault = ended ? null : `the tests did not end in ${LIMIT_MS / 1000} s`;
    if (fault || !results.finished || results.tests.some((test) => test.error))
      await page.screenshot({ path: screenshot(name) });
    return {
      ...results,
      fault: fault ?? (results.finished ? null : 'the tests did not start, or broke off'),
      said,
      serverLog: server.readLog(),
    };
  } catch (error) {
    return { tests: [], fault: error.stack, said, serverLog: server?.readLog() ?? '' };
  } finally {
    await browser?.close();
    hand?.close();
    await server?.stop();
    place.remove();
  }
}

/** Whether the editor said that the tests had ended, before the time was up. */
async function testsEnd(page, said, open) {
  let end;
  const exit = new Promise((resolve) => {
    end = () => resolve(true);
  });
  await page.exposeFunction('codeAutomationLog', (type, words) => {
    const line = format(...words);
    if (!NOISE.test(line)) said.push(`[${type}] ${line}`);
  });
  await page.exposeFunction('codeAutomationExit', end);
  page.on('crash', () => end());
  await open();
  const limit = new AbortController();
  const late = wait(LIMIT_MS, false, { signal: limit.signal }).catch(() => false);
  const ended = await Promise.race([exit, late]);
  limit.abort();
  return ended;
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { finished: false, running: null, tests: [] };
  }
}
