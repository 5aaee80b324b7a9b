import type { ShownView } from '../src/core/view/trace/shown-view.ts';
import { TAB_IDS } from '../src/protocol/panel/message-schemas.ts';
import type { EditorFacts, TabId, WebviewState } from '../src/protocol/panel/messages.ts';
import { isWork, type Model, modelOf } from './model.ts';
import type { Screen } from './store.ts';

/** The initial state of every trace. */
export const NOTHING_CHOSEN = {
  selection: null,
  show: 'default',
  filter: '',
  stage: null,
  relatedTo: null,
  open: [],
} as const satisfies Partial<Screen>;

/** The first state: what the page saved, unless the editor asks for something else. */
export function initialScreen(
  view: ShownView,
  editor: EditorFacts | null,
  saved: Partial<WebviewState>,
): Screen {
  const row = typeof saved.selectedRow === 'number' ? view.rows[saved.selectedRow] : undefined;
  const model = modelOf(view);
  return {
    ...NOTHING_CHOSEN,
    model,
    editor,
    silent: false,
    ...tabFor(model, TAB_IDS.find((tab) => tab === saved.tab) ?? 'graph'),
    selection: row ? { kind: 'row', key: row.key } : null,
    ...targetState(model, editor),
  };
}

/** Without errors there is no tab for them, and without steps there is nothing else to see. */
export function tabFor({ hasErrors, view }: Model, tab: TabId): Pick<Screen, 'tab'> {
  if (!hasErrors) return { tab: tab === 'errors' ? 'graph' : tab };
  return { tab: view.rows.length === 0 && tab === 'graph' ? 'errors' : tab };
}

/** The tab and package that the editor requests; empty if there is none. */
export function targetState(model: Model, editor: EditorFacts | null): Partial<Screen> {
  if (!editor?.target) return {};
  const { tab, importPath } = editor.target;
  const rows = model.view.rows.filter((row) => importPath !== null && row.importPath === importPath);
  const row = rows.find(isWork) ?? rows[0];
  return { tab, ...(row ? { selection: { kind: 'row', key: row.key } } : {}) };
}
