import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenWindow } from '../../editor/harness/open-window.ts';
import type { Sandbox } from './scene.ts';

const LIMIT = { timeout: 60_000 };

/** The editor's window, by mouse and keyboard. Waits have a generous limit and do not depend on the clock. */
export class Workbench {
  readonly page: Page;
  readonly sandbox: Sandbox;
  /** The editor's folder of installed extensions. */
  readonly extensions: string;
  readonly #window: OpenWindow;

  constructor(window: OpenWindow) {
    this.#window = window;
    this.page = window.page;
    this.sandbox = window.sandbox;
    this.extensions = window.extensions;
  }

  /** Runs a command by its title in the palette, such as `Go Pipeline: Trace go run`. */
  async run(title: string): Promise<void> {
    // A list that was opened before the extension was loaded, or the folder trusted, never gets the command.
    const listed = async (): Promise<boolean> => {
      await this.#ask('F1', `>${title}`);
      if (await isSeen(this.#chosen(title))) return true;
      await this.page.keyboard.press('Escape');
      return false;
    };
    await expect.poll(listed, { ...LIMIT, message: `the palette has “${title}”` }).toBe(true);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses an entry of the open quick pick. */
  async pick(text: string): Promise<void> {
    await this.#row(text).waitFor(LIMIT);
    await this.page.locator('.quick-input-widget input[type=text]').fill(text);
    await this.#chosen(text).waitFor(LIMIT);
    await this.page.keyboard.press('Enter');
  }

  /** Types into the open input box whose prompt or placeholder has this text, and accepts. */
  async answer(prompt: string | RegExp, text: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible');
    await box.filter({ has: this.page.locator('.quick-input-message', { hasText: prompt }) }).waitFor(LIMIT);
    await box.locator('input[type=text]').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Opens the quick input by its keys and fills it; repeats that if something else takes the focus and closes
   * it.
   */
  async #ask(keys: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    const filled = async (): Promise<boolean> => {
      await this.page.keyboard.press(keys);
      try {
        await input.fill(text, { timeout: 5_000 });
        return true;
      } catch {
        return false;
      }
    };
    await expect.poll(filled, { ...LIMIT, message: `the quick input takes “${text}”` }).toBe(true);
  }

  /** The first entry with this text in any list of the quick input. */
  #row(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  /** The entry that Enter would take, once it has this text. */
  #chosen(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  }

  /** Opens a file of the workspace by its path, and waits until its editor has the focus. */
  async openFile(name: string): Promise<void> {
    const base = path.posix.basename(name);
    const active = this.page.locator('.editor-group-container.active .tab.active', { hasText: base });
    const opened = async (): Promise<boolean> => {
      await this.#ask('Control+p', name);
      // A late change of focus closes the list, and the Enter would go elsewhere. A list that is still being filled
      // ignores Enter.
      if (!(await isSeen(this.#chosen(base)))) return false;
      await this.page.keyboard.press('Enter');
      return isSeen(active);
    };
    await expect.poll(opened, { ...LIMIT, message: `${name} is open` }).toBe(true);
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor(LIMIT);
  }

  /** Puts the cursor at a line of the active editor. */
  async goToLine(line: number, column = 1): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await this.#ask('Control+g', `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ ...LIMIT, state: 'hidden' });
  }

  /** Opens the quick fixes at the cursor, once one of them has this text; they appear after the diagnostic. */
  async quickFixes(text: string | RegExp): Promise<void> {
    const offered = async (): Promise<boolean> => {
      await this.page.keyboard.press('Control+.');
      if (await isSeen(this.page.locator('.action-widget', { hasText: text }))) return true;
      await this.page.keyboard.press('Escape');
      return false;
    };
    await expect.poll(offered, { ...LIMIT, message: `a quick fix has ${text}` }).toBe(true);
  }

  /** Saves the active editor, and waits until the file on disk has the text. */
  async save(name: string, text: string): Promise<void> {
    await this.page.keyboard.press('Control+s');
    // The dirty state lags behind typing, so the disk is checked.
    await expect
      .poll(() => this.read(name).includes(text), { ...LIMIT, message: `${name} has “${text}”` })
      .toBe(true);
  }

  /** A file of the workspace on disk. */
  read(name: string): string {
    return readFileSync(path.join(this.sandbox.workspace, name), 'utf8');
  }

  tab(name: string): Locator {
    return this.page.locator('.tab', { hasText: name }).first();
  }

  /** The status bar item with this text, once it exists. */
  async statusBar(text: string | RegExp): Promise<Locator> {
    const item = this.page.locator('.statusbar-item:visible', { hasText: text }).first();
    await item.waitFor(LIMIT);
    return item;
  }

  /** Hovers over a status bar item until its tooltip has the text; a change of the item closes the tooltip. */
  async tooltip(item: string | RegExp, text: string | RegExp): Promise<void> {
    const rested = async (): Promise<boolean> => {
      await this.page.mouse.move(0, 0);
      await (await this.statusBar(item)).hover({ timeout: 5_000 }).catch(() => {});
      return isSeen(this.page.locator('.monaco-hover', { hasText: text }).first());
    };
    await expect.poll(rested, { ...LIMIT, message: `the tooltip of ${item} has ${text}` }).toBe(true);
  }

  /** The notification with this text, once it exists. */
  async notification(text: string | RegExp): Promise<Locator> {
    const toast = this.page.locator('.notification-toast', { hasText: text }).first();
    await toast.waitFor(LIMIT);
    return toast;
  }

  /** The page inside the visible webview (a panel or a custom editor), once it is drawn. */
  async webview(): Promise<FrameLocator> {
    const frame = this.page.locator('iframe.webview.ready:visible').first();
    await frame.waitFor(LIMIT);
    const inside = frame.contentFrame().locator('#active-frame').contentFrame();
    await inside.locator('body').waitFor(LIMIT);
    return inside;
  }

  /** The content of the visible terminal, once it contains this text. */
  async terminal(text: string | RegExp): Promise<string> {
    const rows = this.page.locator('.terminal-wrapper.active .xterm-rows', { hasText: text });
    await rows.waitFor(LIMIT);
    return (await rows.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Reloads the window, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.goto(this.#window.address);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
  }

  /** Another window on the same folder, in a separate browser. */
  async another(): Promise<Workbench> {
    return new Workbench(await this.#window.another());
  }

  /** The editor's server: all processes of the editor are below it. */
  get server(): number {
    return this.#window.pid;
  }

  async picture(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }
}

/** Whether it appears soon; if not, the step that leads to it is repeated. */
function isSeen(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}
