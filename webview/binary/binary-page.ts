import type { BinaryBundleMessages } from '../../src/core/messages/binary-page-messages.ts';
import type { BinaryPageView } from '../../src/core/view/binary/page/binary-page-view.ts';
import { readBinaryPage } from '../../src/protocol/panel/binary-guard.ts';
import type { BinaryPageFacts } from '../../src/protocol/panel/messages.ts';
import { type BundleContext, definePage } from '../page.ts';
import { h, present } from '../ui/dom.ts';
import { createFacts } from './facts.ts';
import { renderIntro } from './intro.ts';
import { renderTop } from './top.ts';
import { type SizeMap, sizeMapOf } from './treemap/size-map.ts';
import { createTreemapPanel } from './treemap/treemap-panel.ts';

interface Shown {
  readonly view: BinaryPageView;
  /** null in a report. */
  readonly editor: BinaryPageFacts | null;
  readonly map: SizeMap | null;
}

/** What one file is: how it was made, what it says about itself, where it runs, and where its bytes belong. */
export const binaryPage = definePage<Shown, BundleContext<BinaryBundleMessages>>({
  id: 'binary',
  title: (messages) => messages.title,
  read: async (message, pause) => {
    const read = await readBinaryPage(message, pause);
    if (read === null) return null;
    await pause();
    const { sizes } = read.view;
    const map = sizes === null ? null : sizeMapOf(sizes.tree);
    await pause();
    return { ...read, map };
  },
  create: (first, { host, messages, title }) => {
    let shown = first;
    const status = h('div', { class: 'offscreen', role: 'status', 'aria-live': 'polite' });
    const announce = (text: string): void => {
      status.textContent = text;
    };
    const copy = (text: string): void => {
      host.send({ type: 'copy', text });
      announce(messages.copied);
    };
    const content = h('main', { class: 'binary', 'aria-label': title });
    const element = h('div', { class: 'binary-page' }, content, status);
    draw();
    return {
      element,
      trace: () => shown.editor?.trace ?? null,
      isLive: () => false,
      showSilent: () => {},
      show: (next) => {
        shown = next;
        draw();
      },
    };

    function draw(): void {
      const { view, editor, map } = shown;
      document.title = view.name;
      if (editor !== null)
        host.save({ tab: 'graph', selectedRow: null, source: null, binary: editor.source });
      const sizes = map === null ? null : createTreemapPanel(map, view.sizes?.note ?? '', messages, announce);
      content.replaceChildren(
        ...present([
          renderTop(view, editor?.actions ?? [], messages, (type) => host.send({ type })),
          ...renderIntro(view, messages),
          h(
            'div',
            { class: 'binary-body' },
            sizes?.element ?? h('p', { class: 'no-sizes' }, messages.noSizes),
            createFacts(view, messages, copy),
          ),
        ]),
      );
    }
  },
});
