import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { Results } from '../../support/editor/run-mocha.ts';
import type { SuiteScene } from './bundle-suite.ts';
import { installCompanions } from './companion-extensions.ts';
import type { Editor } from './install.ts';
import { makeSandbox } from './sandbox.ts';
import { type EditorServer, startServer } from './server.ts';
import { startUiDriver } from './ui-driver.ts';
import { launchBrowser, newPage, windowAddress } from './window.ts';

/** The time limit for one scene with all its tests. */
const LIMIT_MS = 300_000;

const NO_RESULTS: Results = { finished: false, running: null, tests: [] };

/** Messages that every window prints. */
const NOISE =
  /^(Ignoring fetching|Resolv(ed|ing) conn|Creating a socket|Updating additional|\[Service Worker)/;

interface Run {
  readonly editor: Editor;
  /** The folder of the extension. */
  readonly extension: string;
  /** The path for a picture with this name. */
  readonly screenshot: (name: string) => string;
}

export interface SceneOutcome extends Results {
  /** An error other than failed tests; null if there was none. */
  readonly fault: string | null;
  /** The messages of the window. */
  readonly messages: readonly string[];
  readonly serverLog: string;
}

/**
 * Runs the tests of one scene in a separate editor. Returns the results that the tests wrote and, to investigate
 * errors, everything that the window and the server printed.
 */
export async function runScene({ name, scene, entry }: SuiteScene, run: Run): Promise<SceneOutcome> {
  const { editor, extension, screenshot } = run;
  const sandbox = makeSandbox(scene);
  const messages: string[] = [];
  const driver = scene.ui ? await startUiDriver() : null;
  let server: EditorServer | null = null;
  let browser: Browser | null = null;
  try {
    installCompanions(scene, join(sandbox.server, 'extensions'));
    const env = { ...sandbox.env, ...(driver ? { EDITOR_TEST_UI: driver.address } : {}) };
    const started = await startServer(editor, { ...scene, folder: sandbox.server, env, forTests: true });
    server = started;
    // A separate browser also has a separate clipboard.
    browser = await launchBrowser();
    const page = await newPage(browser, started, scene.language ? { language: scene.language } : {});
    driver?.drive(page);
    const ended = await testsEnd(page, messages, async () => {
      const authority = new URL(started.base).host;
      const remote = (path: string) => `vscode-remote://${authority}${encodeURI(path)}`;
      await page.goto(
        windowAddress(started, sandbox.target, [
          ['extensionDevelopmentPath', remote(extension)],
          ['extensionTestsPath', remote(entry)],
        ]),
      );
    });
    const results = readResults(sandbox.results);
    const fault = ended ? null : `the tests did not end in ${LIMIT_MS / 1000} s`;
    if (fault || !results.finished || results.tests.some((test) => test.error))
      await page.screenshot({ path: screenshot(name) });
    return {
      ...results,
      fault: fault ?? (results.finished ? null : 'the tests did not start, or broke off'),
      messages,
      serverLog: started.readLog(),
    };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...NO_RESULTS, fault, messages, serverLog: server?.readLog() ?? '' };
  } finally {
    await browser?.close();
    driver?.close();
    await server?.stop();
    sandbox.remove();
  }
}

/** Whether the editor reported the end of the tests within the time limit. */
async function testsEnd(page: Page, messages: string[], open: () => Promise<void>): Promise<boolean> {
  let end = () => {};
  const exit = new Promise<boolean>((resolve) => {
    end = () => resolve(true);
  });
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
    const line = format(...values);
    if (!NOISE.test(line)) messages.push(`[${type}] ${line}`);
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

function readResults(file: string): Results {
  try {
    // Written by test/support/editor/run-mocha.ts.
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return NO_RESULTS;
  }
}
