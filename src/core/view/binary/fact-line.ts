import type { BinaryMessages } from '../../messages/en/binary.ts';

/** A fact with its name; each value is a line of its own. */
export interface FactLine {
  readonly label: string;
  readonly values: readonly string[];
}

const MOST = 20;

/** Nothing if there are no values; many are cut. */
export function factLine(
  label: string,
  values: readonly (string | null)[],
  messages: BinaryMessages,
): readonly FactLine[] {
  const known = values.filter((value) => value !== null && value !== '');
  if (known.length === 0) return [];
  const cut = known.length > MOST + 1 ? [...known.slice(0, MOST), messages.more(known.length - MOST)] : known;
  return [{ label, values: cut as readonly string[] }];
}
