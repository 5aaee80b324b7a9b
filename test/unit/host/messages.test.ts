import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';

vi.mock('vscode', () => ({}));

// The files of a worker share modules, and those loaded before have another file's editor.
vi.resetModules();
const { plainMessage } = await import('../../../src/host/messages.ts');

/** Finds links in a message as `parseLinkedText` of the editor does (1.99 to 1.139). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

test('a path that looks like a link does not become a link in a message', () => {
  const text =
    'The file /tmp/[Repair it](command:workbench.action.quit) does not exist. It may have been moved or deleted.';
  expect(text).toMatch(LINK);
  expect(plainMessage(text)).not.toMatch(LINK);
  expect(plainMessage(text).replaceAll('\u2060', '')).toBe(text);
});

test('every message of the extension is shown through messages.ts', () => {
  const folder = path.resolve('src/host');
  const speaking = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const text = name.endsWith('.ts') ? readFileSync(path.join(folder, name), 'utf8') : '';
    return /\.show(?:Error|Warning|Information)Message\(|ProgressLocation\.Notification/.test(text);
  });
  expect(speaking).toEqual(['messages.ts']);
});
