// cspell:ignore unstub
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AllMessages } from '../../../../src/core/messages/en/all-messages.ts';
import { allMessagesEnglish } from '../../../../src/core/messages/en/all-messages.ts';
import { allMessagesChinese } from '../../../../src/core/messages/zh-cn/all-messages.ts';
import type { Services } from '../../../../src/host/services.ts';

const shown = vi.hoisted(() => ({
  errors: [] as string[],
  information: [] as string[],
  tree: { message: '', visible: false, dispose: () => {} } as {
    message: string;
    provider?: { getChildren: () => Promise<unknown[]> };
  },
}));

vi.mock('vscode', () => {
  const nothing = () => ({ dispose: () => {} });
  const listen = { onDidChangeVisibility: nothing };
  return {
    CancellationError: class {},
    Disposable: class {
      static from = nothing;
      dispose = () => {};
    },
    EventEmitter: class {
      event = nothing;
      fire = () => {};
      dispose = () => {};
    },
    RelativePattern: class {},
    ThemeColor: class {},
    ThemeIcon: class {},
    Uri: { file: (path: string) => ({ path }) },
    window: {
      createTreeView: (_: string, options: { treeDataProvider: { getChildren: () => Promise<unknown[]> } }) =>
        Object.assign(shown.tree, listen, { provider: options.treeDataProvider }),
      onDidChangeWindowState: nothing,
      showErrorMessage: async (text: string) => void shown.errors.push(text),
      showInformationMessage: async (text: string) => void shown.information.push(text),
    },
    workspace: {
      isTrusted: true,
      onDidChangeWorkspaceFolders: nothing,
      onDidGrantWorkspaceTrust: nothing,
      createFileSystemWatcher: () => ({ onDidCreate: nothing, onDidDelete: nothing, dispose: () => {} }),
    },
  };
});

// The files of a worker share modules, and those loaded before have another file's editor.
vi.resetModules();
const { HistoryModel } = await import('../../../../src/host/history/history-model.ts');
const { showRuns } = await import('../../../../src/host/history/runs-view.ts');
const { clearHistory } = await import('../../../../src/host/history/delete-runs.ts');

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'history '));
  vi.stubEnv('XDG_CACHE_HOME', cache);
  mkdirSync(join(cache, 'go-build-pipeline'));
  shown.errors.length = 0;
  shown.information.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true });
});

/** A file where the folder should be: even an administrator cannot list it. */
const folder = () => join(cache, 'go-build-pipeline', 'history');
const breakHistory = () => writeFileSync(folder(), '');

function open(allMessages: AllMessages = allMessagesEnglish) {
  const services = {
    allMessages,
    log: { error: () => {} },
    runs: { all: [], onDidChange: () => ({ dispose: () => {} }) },
    messages: { views: { historyEmpty: 'The history is empty.' } },
  } as unknown as Services;
  return { services, history: new HistoryModel(services) };
}

test.each([
  ['en', allMessagesEnglish],
  ['zh-cn', allMessagesChinese],
] as const)('the Runs view says why the history cannot be read, in %s', async (_, allMessages) => {
  breakHistory();
  const { services, history } = open(allMessages);
  showRuns(services, history);
  expect(await shown.tree.provider?.getChildren()).toEqual([]);
  expect(shown.tree.message).toBe(history.problem);
  expect(shown.tree.message).toContain(folder());
});

test('a history that can be read again has no problem', async () => {
  breakHistory();
  const { history } = open();
  await history.entries();
  expect(history.problem).not.toBeNull();
  rmSync(folder());
  history.refresh();
  expect(await history.entries()).toEqual([]);
  expect(history.problem).toBeNull();
});

test('Clear History does not call a history empty that it cannot read', async () => {
  breakHistory();
  const { services, history } = open();
  await clearHistory(services, history);
  expect(shown).toMatchObject({ errors: [expect.stringContaining(folder())], information: [] });
  rmSync(folder());
  history.refresh();
  await clearHistory(services, history);
  expect(shown.information).toEqual(['The history is empty.']);
});
