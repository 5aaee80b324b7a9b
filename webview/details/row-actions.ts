import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { isWork, type Model } from '../model.ts';
import { textButton } from '../ui/controls.ts';
import { h } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import type { DrawingContext } from './context.ts';

/** The actions of a row: focus on it and explain it; in the editor also open and debug it. */
export function rowActions(
  row: ShownRow,
  { model, store, messages, editor, copy, send }: DrawingContext,
): HTMLElement {
  const texts = messages.details;
  const { directory } = row;
  const can = store.get().editor?.actions ?? [];
  return h(
    'div',
    { class: 'actions' },
    editor &&
      directory !== null &&
      textButton(messages.editor.openSource, icon('file'), () => send({ type: 'openSource', directory })),
    directory !== null &&
      textButton(editor ? texts.open : texts.copyPath, icon('folder'), () =>
        editor ? send({ type: 'openFolder', path: directory }) : copy(directory),
      ),
    model.view.why !== null &&
      isWork(row) &&
      row.importPath !== '' &&
      textButton(texts.explain, icon('question'), () =>
        store.set({ tab: 'why', selection: { kind: 'row', key: row.key } }),
      ),
    can.includes('debug') &&
      isProgram(row, model) &&
      textButton(messages.editor.debugRow, icon('debug'), () => send({ type: 'debug', row: row.id })),
    store.get().editor !== null &&
      store.get().editor?.source.kind !== 'file' &&
      (row.kind === 'link' || row.kind === 'binary') &&
      textButton(messages.editor.inspect, icon('search'), () => send({ type: 'inspect', row: row.id })),
    textButton(texts.showRelated, icon('target'), () => store.set({ relatedTo: row.key, tab: 'graph' })),
  );
}

/** Something that can be started: a program, the main package of a program, or a test. */
function isProgram(row: ShownRow, model: Model): boolean {
  if (row.kind !== 'package') return ['link', 'binary', 'run', 'test'].includes(row.kind);
  return model.view.rows.some(({ kind, importPath }) => kind === 'link' && importPath === row.importPath);
}
