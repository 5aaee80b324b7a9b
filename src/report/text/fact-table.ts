import type { ComparedFact } from '../../core/view/compare/compare-text.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

const NARROWEST_LABEL = 9;
const WIDEST_VALUE = 48;

/** Labels, and one column for each side; equal values appear once. */
export function factTable(facts: readonly ComparedFact[]): readonly string[] {
  const labels = Math.max(NARROWEST_LABEL, ...facts.map(([label]) => textWidth(label))) + 1;
  const width = Math.min(WIDEST_VALUE, Math.max(...facts.map(([, value]) => textWidth(value))));
  return facts.flatMap(([label, value, other]) => {
    if (value === '' && other === '') return [];
    const text = value === other ? value : `${padEndTo(value, width)}   ${other}`;
    return [printable(`${padEndTo(label, labels)}${text}`).trimEnd()];
  });
}
