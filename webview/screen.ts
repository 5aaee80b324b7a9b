import type { ShownView } from '../src/core/view/trace/shown-view.ts';
import { type EditorFacts, TAB_IDS, type WebviewState } from '../src/protocol/panel/messages.ts';
import { isWork, type Model, modelOf } from './model.ts';
import type { Screen } from './store.ts';

/** As every trace begins. */
export const NOTHING_CHOSEN = {
  selection: null,
  show: 'default',
  filter: '',
  stage: null,
  around: null,
  open: [],
} as const satisfies Partial<Screen>;

/** What is seen first: what the page kept of itself, unless the editor leads elsewhere. */
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
    tab: TAB_IDS.find((tab) => tab === saved.tab) ?? 'graph',
    selection: row ? { kind: 'row', key: row.key } : null,
    ...placeOf(model, editor),
  };
}

/** Where the editor leads the reader; nothing when it leaves them where they are. */
export function placeOf(model: Model, editor: EditorFacts | null): Partial<Screen> {
  if (!editor?.look) return {};
  const { tab, importPath } = editor.look;
  const rows = model.view.rows.filter((row) => importPath !== null && row.importPath === importPath);
  const row = rows.find(isWork) ?? rows[0];
  return { tab, ...(row ? { selection: { kind: 'row', key: row.key } } : {}) };
}
