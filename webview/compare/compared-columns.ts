import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { SHARES } from '../../src/core/view/compare/compare-schema.ts';
import { inputsText, sideText } from '../../src/core/view/compare/compare-text.ts';
import type { ComparedPairView } from '../../src/core/view/compare/compare-view.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import type { Column, Columns } from '../table/table-rows.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';
import { SHARE_STYLE } from './compared-style.ts';

/** Columns with the row on both sides and the differences of its key. */
export function comparedColumns(pairOf: () => ComparedPairView, messages: PanelMessages): Columns {
  const { comparison: texts, table } = messages;
  const comparedOf = (row: ShownRow) => pairOf().rows[row.id];
  const shareOf = (row: ShownRow) => comparedOf(row)?.share ?? 'notCached';
  const side = (which: 'first' | 'second'): Column => ({
    id: which,
    title: texts[which],
    text: (row) => sideText(comparedOf(row)?.[which] ?? null, messages),
    sortsBy: { number: (row) => comparedOf(row)?.[which]?.ownMs || null },
  });
  const list: readonly Column[] = [
    { id: 'label', title: table.columns.label, text: (row) => plain(row.name), sortsBy: (row) => row.name },
    {
      id: 'outcome',
      title: table.columns.outcome,
      text: (row) => texts.share[shareOf(row)],
      sign: (row) => icon(SHARE_STYLE[shareOf(row)].icon, row.outcome),
      sortsBy: (row) => SHARES.indexOf(shareOf(row)),
    },
    side('first'),
    side('second'),
    {
      id: 'inputs',
      title: texts.columns.inputs,
      text: (row) => plain(inputsText(row.id, pairOf(), messages)),
      sortsBy: (row) => inputsText(row.id, pairOf(), messages),
    },
    {
      id: 'module',
      title: table.columns.module,
      text: (row) => plain(row.module ?? ''),
      sortsBy: (row) => row.module ?? '',
    },
  ];
  return { list, first: { column: 'outcome', down: false }, asTsv: (rows) => asTsv(rows, pairOf()) };
}

/** For a spreadsheet: full import paths, IDs, milliseconds as numbers; the same in every language. */
function asTsv(rows: readonly ShownRow[], pair: ComparedPairView): string {
  const clean = (text: string) => plain(text.replace(/[\t\r\n]+/g, ' '));
  const round = (ms: number | undefined) => (ms === undefined ? '' : String(Math.round(ms * 1000) / 1000));
  const lines = rows.map((row) => {
    const { share = '', first, second } = pair.rows[row.id] ?? {};
    return [
      clean(row.importPath || row.name),
      clean(row.variant ?? ''),
      row.kind,
      share,
      first?.actionID ?? '',
      second?.actionID ?? '',
      round(first?.ownMs),
      round(second?.ownMs),
      clean(row.module ?? ''),
    ].join('\t');
  });
  return [TSV_HEAD.join('\t'), ...lines].join('\n').concat('\n');
}

const TSV_HEAD = [
  'path',
  'variant',
  'kind',
  'share',
  'first-id',
  'second-id',
  'first-ms',
  'second-ms',
  'module',
];
