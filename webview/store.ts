import type { StageId } from '../src/core/model/stage.ts';
import type { FoldOptions } from '../src/core/view/trace/trace-view.ts';
import type { EditorFacts, TabId } from '../src/protocol/panel/messages.ts';
import type { Model } from './model.ts';

/** The reader's selection; rows by key, so that it survives a newer view of the same trace. */
export interface Screen {
  readonly model: Model;
  /** null in a report. */
  readonly editor: EditorFacts | null;
  readonly tab: TabId;
  /** The key of a row, or the ID of a fold in the graph. */
  readonly selection: Selection | null;
  readonly show: FoldOptions['show'];
  readonly filter: string;
  readonly stage: StageId | null;
  readonly relatedTo: string | null;
  readonly open: readonly string[];
  /** The host no longer answers: the page may be out of date. */
  readonly silent: boolean;
}

export type Selection =
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'fold'; readonly id: string; readonly label: string; readonly rows: readonly number[] };

export interface Store {
  readonly get: () => Screen;
  readonly set: (change: Partial<Screen>) => void;
  /** Called with the new screen and the previous one, once per change. */
  readonly subscribe: (listener: (now: Screen, before: Screen) => void) => void;
}

export function createStore(initial: Screen): Store {
  let screen = initial;
  const listeners: ((now: Screen, before: Screen) => void)[] = [];
  return {
    get: () => screen,
    set: (change) => {
      const before = screen;
      screen = { ...screen, ...change };
      for (const listener of listeners) listener(screen, before);
    },
    subscribe: (listener) => listeners.push(listener),
  };
}

export function selectedRow(screen: Screen): number | null {
  return screen.selection?.kind === 'row' ? screen.model.rowOfKey(screen.selection.key) : null;
}

export function selectRow(store: Store, id: number): void {
  const row = store.get().model.row(id);
  if (row) store.set({ selection: { kind: 'row', key: row.key } });
}

/** The indexes of the rows that remain after the filter box, a stage or `relatedTo`. */
export function matchingRows(screen: Screen): ReadonlySet<number> | null {
  const text = screen.filter.trim().toLowerCase();
  if (!text && screen.stage === null) return null;
  const rows = screen.model.view.rows.filter(
    (row) =>
      (screen.stage === null || row.stage === screen.stage) &&
      (!text ||
        row.importPath.toLowerCase().includes(text) ||
        row.name.toLowerCase().includes(text) ||
        (row.module ?? '').toLowerCase().includes(text)),
  );
  return new Set(rows.map((row) => row.id));
}
