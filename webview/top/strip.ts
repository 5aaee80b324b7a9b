import type { StageId } from '../../src/core/model/stage.ts';
import type { StageView, TraceView } from '../../src/core/view/trace-view.ts';
import type { PanelWords } from '../../src/core/words/panel-en.ts';
import { h, plainButton } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain, shortenLeft, SMALL_FONT_PX } from '../ui/measure.ts';

const STATE_ICON: Readonly<Record<StageView['state'], IconName | null>> = {
  done: null,
  cached: 'check',
  failed: 'error',
  running: 'loading',
  waiting: 'watch',
  notRun: 'circleSlash',
  absent: null,
  unknown: 'question',
};

/** The pipeline as cards in its order; what is no part of this command stands behind them, once and quiet. */
export function renderStrip(
  view: TraceView,
  filter: StageId | null,
  words: PanelWords,
  onFilter: (stage: StageId | null) => void,
): HTMLElement[] {
  const present = view.strip.filter((stage) => stage.state !== 'absent');
  const absent = view.strip.filter((stage) => stage.state === 'absent');
  const items = present.flatMap((stage, index) => [
    ...(index > 0 ? [arrow()] : []),
    card(stage, view, filter, words, onFilter),
  ]);
  if (absent.length > 0) items.push(absentCard(absent, view, words));
  return items;
}

function arrow(): HTMLElement {
  return h('li', { class: 'arrow', 'aria-hidden': 'true' }, icon('arrowRight'));
}

function card(
  stage: StageView,
  view: TraceView,
  filter: StageId | null,
  words: PanelWords,
  onFilter: (stage: StageId | null) => void,
): HTMLElement {
  const sign = STATE_ICON[stage.state];
  const [main, sub] = numbersOf(stage, view, words);
  const bar = stage.id === 'compile' ? compileBar(view) : null;
  const content = [
    h(
      'span',
      { class: 'stage-name' },
      sign && icon(sign, sign === 'loading' ? 'spin' : ''),
      words.stage[stage.id],
    ),
    h('span', { class: 'stage-main', title: main }, main),
    bar ?? h('span', { class: 'stage-sub', title: sub.full }, sub.shown || '\u00a0'),
  ];
  const pressed = filter === stage.id;
  const filterable = stage.actions > 0 && stage.id !== 'load';
  const inner = filterable
    ? plainButton(`card ${stage.state}`, () => onFilter(pressed ? null : stage.id), ...content)
    : h('div', { class: `card ${stage.state}` }, ...content);
  if (filterable) {
    inner.setAttribute('aria-pressed', String(pressed));
    inner.title = words.stageFilter(words.stage[stage.id]);
  }
  return h('li', { class: `stage ${stage.id}` }, inner);
}

function numbersOf(
  stage: StageView,
  view: TraceView,
  words: PanelWords,
): [string, { shown: string; full: string }] {
  const same = (text: string) => ({ shown: text, full: text });
  const time = stage.ms === null ? words.unknownTime : words.duration(stage.ms);
  const { totals } = view;
  switch (stage.id) {
    case 'load':
      return [
        time,
        same([words.packages(totals.packages), totals.modules > 0 && words.modules(totals.modules)].filter(Boolean).join(', ')),
      ];
    case 'compile':
      return [compileText(view, words), same('')];
    case 'binary':
    case 'install': {
      if (!stage.binary) return [stateText(stage, words), same('')];
      const path = plain(stage.binary.path);
      return [words.bytes(stage.binary.sizeBytes), { shown: shortenLeft(path, 130, SMALL_FONT_PX), full: path }];
    }
    case 'link':
      return stage.state === 'done'
        ? [time, same(stage.misses > 1 ? words.linkedMany(stage.misses) : words.relinked)]
        : [stateText(stage, words), same('')];
    default:
      return stage.ms === null
        ? [stateText(stage, words), same('')]
        : [time, same(stage.state === 'done' ? '' : stateText(stage, words))];
  }
}

function stateText(stage: StageView, words: PanelWords): string {
  return words.stageState[stage.state];
}

function compileText(view: TraceView, words: PanelWords): string {
  const { totals } = view;
  const parts = [
    totals.failed > 0 && words.failed(totals.failed),
    totals.rebuilt > 0 && words.rebuilt(totals.rebuilt),
    totals.fromCache > 0 && words.fromCache(totals.fromCache),
    totals.notRun > 0 && words.notRun(totals.notRun),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' · ') : words.unknownTime;
}

/** How the packages divide; the numbers beside it say the same. */
function compileBar(view: TraceView): HTMLElement {
  const { totals } = view;
  const part = (className: string, n: number) => {
    const piece = h('i', { class: className });
    piece.style.flexGrow = String(n);
    return n > 0 && piece;
  };
  return h(
    'span',
    { class: 'share-bar', 'aria-hidden': 'true' },
    part('failed', totals.failed),
    part('work', totals.rebuilt),
    part('cached', totals.fromCache),
    part('rest', totals.packages - totals.failed - totals.rebuilt - totals.fromCache),
  );
}

function absentCard(absent: readonly StageView[], view: TraceView, words: PanelWords): HTMLElement {
  const names = absent.map((stage) => words.stage[stage.id]).join(' · ');
  const command = plain(view.header.argv.slice(0, 2).join(' '));
  return h(
    'li',
    { class: 'stage absent' },
    h(
      'div',
      { class: 'card absent', title: `${names}: ${words.notPartOf(command)}` },
      h('span', { class: 'stage-name' }, names),
      h('span', { class: 'stage-sub' }, words.notPartOf(command)),
    ),
  );
}
