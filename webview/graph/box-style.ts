import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { boxName, rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { BoxView, GraphView } from '../../src/core/view/trace/trace-view.ts';
import type { LayoutBox } from '../layout/placement.ts';
import { GROUP_TITLE } from '../layout/placement.ts';
import { isWork, type Model } from '../model.ts';
import type { IconName } from '../ui/icons.ts';
import { LABEL_FONT_PX, plain, SMALL_FONT_PX, shortenLeft, textWidth } from '../ui/measure.ts';
import { OUTCOME_ICON, outcomeIcon } from '../ui/outcome.ts';

import { shortNames } from './short-names.ts';

export type Tone = 'work' | 'root' | 'failed' | 'cached' | 'notRun' | 'quiet' | 'running';

/** The appearance of a box, without its position. */
export interface BoxStyle {
  readonly tone: Tone;
  readonly icon: IconName;
  /** Before the label, in bold: `root`. */
  readonly tag: string | null;
  readonly label: string;
  /** The beginning of the label before an import path. */
  readonly verb: string;
  /** Right-aligned: a time or a count. */
  readonly aside: string;
  /** Own time relative to the longest one, 0..1. */
  readonly share: number;
  readonly critical: boolean;
  /** A fold that can be opened: drawn as a stack. */
  readonly stacked: boolean;
  /** An opened fold: a frame around others. */
  readonly frame: boolean;
  readonly bold: boolean;
  /** It has no time yet, or one that is still growing. */
  readonly unfinished: boolean;
  /** The longest text that may follow as `aside`. */
  readonly longestAside: string;
  /** Everything as text, for the tooltip and for screen readers. */
  readonly name: string;
}

export const BOX_HEIGHT = 26;
export const ICON = 14;
export const PAD = 9;
export const GAP = 6;
const LABEL_ROOM = 210;
const SHORTEST = 64;

export function styleOf(
  box: BoxView,
  model: Model,
  messages: PanelMessages,
  shorten: (name: string) => string = (name) => name,
): BoxStyle {
  const row = box.kind === 'row' ? model.row(box.rows[0] ?? -1) : undefined;
  const state = row?.state ?? (box.running ? 'running' : 'done');
  const origin = box.origin && box.outcome === 'miss';
  const tone = toneOf(box, state);
  const work = row ? isWork(row) : box.rebuilt > 0 || box.outcome === 'failed';
  const name = boxName(box, messages);
  const label = plain(row ? shorten(name) : name);
  const time = work && box.ownMs > 0 ? messages.duration(box.ownMs) : '';
  const live = model.view.header.state === 'running';
  const progress = live && !row && !box.isOpen && box.done < box.counted && (box.done > 0 || box.running);
  const aside =
    row || box.isOpen
      ? time
      : progress
        ? messages.graph.progress(box.done, box.counted)
        : [messages.count(box.counted), time].filter(Boolean).join(' · ');
  return {
    tone,
    icon: box.isOpen ? 'chevronDown' : row ? outcomeIcon({ ...row, origin }) : foldIcon(box, live),
    tag: origin && row ? messages.root : null,
    label,
    verb: row?.verb ?? '',
    aside,
    share: progress
      ? box.done / box.counted
      : work && model.longestMs > 0 && row
        ? Math.min(1, box.ownMs / model.longestMs)
        : 0,
    critical: box.critical,
    stacked: box.canOpen && !box.isOpen,
    frame: box.isOpen,
    bold: origin || box.isOpen,
    unfinished: state === 'waiting' || state === 'running',
    longestAside: live && !row ? longestAside(box, messages) : aside,
    name: nameOf(box, row, plain(name), messages),
  };
}

/** A fold keeps its width from the first moment to the end. */
function longestAside({ counted }: BoxView, messages: PanelMessages): string {
  const ended = [messages.count(counted), messages.duration(LONG_MS)].join(' · ');
  const progress = messages.graph.progress(counted, counted);
  return textWidth(ended, SMALL_FONT_PX) > textWidth(progress, SMALL_FONT_PX) ? ended : progress;
}

const LONG_MS = 59_900;

function toneOf(box: BoxView, state: string): Tone {
  if (state === 'running') return 'running';
  switch (box.outcome) {
    case 'failed':
      return 'failed';
    case 'miss':
      return box.origin && box.kind === 'row' ? 'root' : 'work';
    case 'hit':
      return 'cached';
    case 'notRun':
      return 'notRun';
    default:
      return 'quiet';
  }
}

function foldIcon(box: BoxView, live: boolean): IconName {
  if (live && box.running) return 'loading';
  if (live && box.outcome === 'unknown') return 'circle';
  return box.origin && box.outcome === 'miss' ? 'target' : OUTCOME_ICON[box.outcome];
}

function nameOf(box: BoxView, row: ReturnType<Model['row']>, label: string, messages: PanelMessages): string {
  const parts: (string | false)[] = row
    ? [
        plain(row.importPath || row.name) + (row.variant ? ` [${plain(row.variant)}]` : ''),
        rowOutcome(row, messages),
        row.origin && row.outcome === 'miss' && messages.root,
        isWork(row) && messages.duration(row.ownMs),
        row.critical && messages.details.onCriticalPath,
        row.outputUnchanged && messages.outputUnchanged,
      ]
    : [
        label,
        box.stage === null ? messages.packages(box.counted) : messages.count(box.counted),
        box.rebuilt > 0 && messages.rebuilt(box.rebuilt),
        box.fromCache > 0 && messages.fromCache(box.fromCache),
        box.ownMs > 0 && box.rebuilt > 0 && messages.ofWork(messages.duration(box.ownMs)),
        box.critical && messages.details.onCriticalPath,
      ];
  return parts.filter(Boolean).join(messages.punctuation.comma);
}

/** The size for an appearance; a frame's is what its title needs. */
export function sizeOf(box: BoxView, style: BoxStyle): LayoutBox {
  const weight = style.bold ? 600 : 400;
  const label = Math.min(LABEL_ROOM, textWidth(style.label, LABEL_FONT_PX, weight));
  const tag = style.tag ? textWidth(style.tag, SMALL_FONT_PX, 600) + GAP : 0;
  // Times appear and grow while they are watched: reserve space for the usual ones, so that nothing jumps or is
  // cut.
  const hasTime = style.aside !== '' || style.unfinished;
  const aside = hasTime
    ? Math.max(textWidth(style.longestAside, SMALL_FONT_PX), textWidth('0.0 s', SMALL_FONT_PX)) + 12
    : 0;
  const chevron = style.stacked ? ICON : 0;
  const width = Math.ceil(PAD * 2 + ICON + GAP + tag + label + aside + chevron);
  return {
    id: box.id,
    width: Math.max(SHORTEST, width),
    height: style.frame ? GROUP_TITLE + 20 : BOX_HEIGHT,
    parent: box.parent,
  };
}

/** The label, shortened to this width. */
export function fittingLabel(style: BoxStyle, width: number): string {
  const weight = style.bold ? 600 : 400;
  const tag = style.tag ? textWidth(style.tag, SMALL_FONT_PX, 600) + GAP : 0;
  const aside = style.aside ? textWidth(style.aside, SMALL_FONT_PX) + 10 : 0;
  const chevron = style.stacked ? ICON : 0;
  const room = width - PAD * 2 - ICON - GAP - tag - aside - chevron;
  return shortenLeft(style.label, room, LABEL_FONT_PX, weight, style.verb);
}

export function stylesOf(
  graph: GraphView,
  model: Model,
  messages: PanelMessages,
  restyle: (style: BoxStyle, box: BoxView) => BoxStyle,
): ReadonlyMap<string, BoxStyle> {
  const shorten = shortNames(graph.boxes.flatMap((box) => (box.kind === 'row' ? [box.label] : [])));
  return new Map(graph.boxes.map((box) => [box.id, restyle(styleOf(box, model, messages, shorten), box)]));
}
