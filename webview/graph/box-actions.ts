import { boxName } from '../../src/core/view/trace/describe.ts';
import type { GraphContext } from './context.ts';
import { focusedBox, focusing, type GraphState, selectionOf, toggling } from './graph-state.ts';
import type { BoxKeys } from './keys.ts';
import type { SceneBox } from './scene.ts';

export interface BoxActions extends BoxKeys {
  /** null: the click hit no box. */
  readonly click: (id: string | null) => void;
}

/** The reader's actions on a box. */
export function createBoxActions(
  { store, messages, announce, goToDetails }: GraphContext,
  graph: {
    readonly state: () => GraphState;
    readonly become: (next: GraphState) => void;
    readonly focus: (id: string) => void;
    readonly willOpen: (id: string) => void;
  },
): BoxActions {
  const { state, become, focus } = graph;
  return {
    scene: () => state().scene,
    current: () => focusedBox(state()),
    go: (box) => {
      become(focusing(state(), box.box.id));
      select(box);
      focus(box.box.id);
    },
    select,
    toggle,
    goToDetails,
    click: (id) => {
      const box = state().scene?.byId.get(id ?? '');
      if (box) press(box);
      else if (store.get().selection) store.set({ selection: null });
    },
  };

  function press(box: SceneBox): void {
    become(focusing(state(), box.box.id));
    if (box.box.canOpen) toggle(box);
    else select(box);
    focus(box.box.id);
  }

  function select(box: SceneBox): void {
    const selection = selectionOf(box, store.get(), messages);
    if (selection) store.set({ selection });
  }

  function toggle(box: SceneBox): void {
    const { id, isOpen, rows } = box.box;
    const { open } = store.get();
    if (!isOpen) graph.willOpen(id);
    become(toggling(state(), box));
    select(box);
    store.set({ open: isOpen ? open.filter((each) => each !== id) : [...open, id] });
    const name = boxName(box.box, messages);
    announce(isOpen ? messages.graph.closed(name) : messages.graph.opened(name, rows.length));
  }
}
