import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { sidesText, sideText } from '../../src/core/view/compare/compare-text.ts';
import type { ComparedPairView, ComparedRowView, Share } from '../../src/core/view/compare/compare-view.ts';
import type { BoxView } from '../../src/core/view/trace/trace-view.ts';
import type { BoxStyle, Tone } from '../graph/box-style.ts';
import type { GraphStyle } from '../graph/context.ts';
import type { IconName } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

interface ShareStyle {
  readonly icon: IconName;
  readonly tone: Tone;
}

/** Icon and text show the state of a row; the color only repeats it. */
export const SHARE_STYLE: Readonly<Record<Share, ShareStyle>> = {
  shared: { icon: 'check', tone: 'cached' },
  different: { icon: 'diffModified', tone: 'work' },
  unequal: { icon: 'warning', tone: 'work' },
  onlyFirst: { icon: 'diffRemoved', tone: 'notRun' },
  onlySecond: { icon: 'diffAdded', tone: 'notRun' },
  notCached: { icon: 'dash', tone: 'quiet' },
};

/** The states that the legend explains; `notCached` needs no explanation. */
const SIGNS = [
  'different',
  'unequal',
  'onlyFirst',
  'onlySecond',
  'shared',
] as const satisfies readonly Share[];

const ROOT: ShareStyle = { icon: 'target', tone: 'root' };

/** The appearance of boxes that compare both sides. */
export function comparedStyle(pairOf: () => ComparedPairView, messages: PanelMessages): GraphStyle {
  const { comparison: texts } = messages;
  const shares = SIGNS.map((share) => ({ ...SHARE_STYLE[share], text: texts.share[share] }));
  return {
    restyle: (style, box) => (box.kind === 'row' ? rowStyle(style, box) : foldStyle(style, box)),
    legend: [{ ...ROOT, text: messages.root }, ...shares],
  };

  function rowStyle(style: BoxStyle, box: BoxView): BoxStyle {
    const compared = pairOf().rows[box.rows[0] ?? -1];
    if (compared === undefined) return style;
    const own = style.tone === 'root' ? ROOT : SHARE_STYLE[compared.share];
    const aside = rowAside(compared, messages);
    return {
      ...style,
      ...own,
      aside,
      longestAside: aside,
      name: [
        plain(box.label),
        texts.share[compared.share],
        style.tone === 'root' && messages.root,
        compared.share === 'different' && sideTexts(compared, messages),
      ]
        .filter(Boolean)
        .join(messages.punctuation.comma),
    };
  }

  /** The state that all rows of a fold have in common; otherwise `different`. */
  function shareOf({ outcome, rows }: BoxView): Share {
    if (outcome !== 'miss') return 'shared';
    const compared = pairOf().rows;
    const open = new Set(rows.map((row) => compared[row]?.share));
    const [only, ...others] = SIGNS.filter((share) => share !== 'shared' && open.has(share));
    return only !== undefined && others.length === 0 ? only : 'different';
  }

  function foldStyle(style: BoxStyle, box: BoxView): BoxStyle {
    const { icon, tone } = SHARE_STYLE[shareOf(box)];
    const aside = style.frame ? '' : messages.count(box.counted);
    return {
      ...style,
      icon: style.frame ? style.icon : icon,
      tone: style.frame ? style.tone : tone,
      aside,
      longestAside: aside,
      name: [
        style.label,
        box.stage === null ? messages.packages(box.counted) : messages.count(box.counted),
        box.rebuilt > 0 && messages.rebuilt(box.rebuilt),
        box.fromCache > 0 && messages.fromCache(box.fromCache),
      ]
        .filter(Boolean)
        .join(messages.punctuation.comma),
    };
  }
}

/** The times of both sides, if at least one of them did any work. */
function rowAside(compared: ComparedRowView, messages: PanelMessages): string {
  const work = (compared.first?.ownMs ?? 0) + (compared.second?.ownMs ?? 0);
  return compared.share === 'shared' || work === 0 ? '' : sidesText(compared, messages);
}

function sideTexts({ first, second }: ComparedRowView, messages: PanelMessages): string {
  const { comparison: texts, punctuation } = messages;
  const sides = [
    [texts.first, first],
    [texts.second, second],
  ] as const;
  return sides
    .map(([name, side]) => `${name}${punctuation.colon}${sideText(side, messages)}`)
    .join(punctuation.comma);
}
