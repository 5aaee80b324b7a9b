import { ui } from './ui.ts';
import { until } from './until.ts';

export const ROWS = '.quick-input-list .monaco-list-row';
export const TYPED = '.quick-input-widget .quick-input-title';

/** Runs a command by keyboard, as users do. */
export async function palette(command: string): Promise<void> {
  await ui.press('F1');
  await until('the palette is open', async () => (await ui.texts(ROWS)).length > 0);
  await ui.type(`Go Pipeline: ${command}`);
  const isFirst = async () => (await ui.texts(ROWS))[0]?.includes(`Go Pipeline: ${command}`);
  await until(`${command} is found`, isFirst);
  await ui.press('Enter');
}

/** Waits for a picker or box with this title. */
export async function title(text: string): Promise<void> {
  await until(`there is “${text}”`, async () => (await ui.texts(`${TYPED}:visible`)).includes(text));
}

/** The entries of a picker with this title. */
export async function rows(text: string): Promise<readonly string[]> {
  await title(text);
  return until('there are rows', async () => {
    const found = (await ui.names(ROWS)).map(String);
    return found.length > 1 && found;
  });
}

/** Replaces the text in the input box that follows a picker with the same title. */
export async function replaceTyped(name: string, text: string): Promise<void> {
  await until('the picker is gone', async () => (await ui.texts(`${ROWS}:visible`)).length === 0);
  await title(name);
  await ui.press('ControlOrMeta+a');
  await ui.type(text);
  await ui.press('Enter');
}
