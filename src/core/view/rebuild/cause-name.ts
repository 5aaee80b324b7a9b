import type { SharedMessages } from '../../messages/messages.ts';
import type { NamedRow } from '../trace/rows.ts';
import { causeScope, type WhyCauseView } from './why-view.ts';

/** The part of a view that contains the names of its rows. */
export interface NamedView {
  readonly rows: readonly NamedRow[];
}

/** The data for the names of causes. */
export type NameMessages = Pick<SharedMessages, 'why' | 'rowLabel'>;

const LONGEST_NAME = 40;

/** The package that it began with, or what it holds for: `lib`, `the whole build`. */
export function causeName(
  view: NamedView,
  cause: WhyCauseView,
  { why: messages, rowLabel }: NameMessages,
): string {
  const scope = causeScope(cause, messages);
  if (scope !== null) return scope;
  const row = view.rows[cause.roots[0] ?? -1];
  const isRow = row !== undefined && (cause.importPath === null || row.importPath === cause.importPath);
  const name = isRow ? rowLabel(row.label) : (cause.importPath ?? messages.wholeBuild);
  return name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name;
}
