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

/** The packages that it began with, or what it holds for: `lib`, `lib, app (main)`, `the whole build`. */
export function causeName(
  view: NamedView,
  cause: WhyCauseView,
  { why: messages, rowLabel }: NameMessages,
): string {
  const scope = causeScope(cause, messages);
  if (scope !== null)
    return (cause.scope === 'some' ? fewNames(view, cause, messages, rowLabel) : null) ?? scope;
  const row = view.rows[cause.roots[0] ?? -1];
  const isRow = row !== undefined && (cause.importPath === null || row.importPath === cause.importPath);
  const name = isRow ? rowLabel(row.label) : (cause.importPath ?? messages.wholeBuild);
  return name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name;
}

/** The names of two packages, which say more than their number; null if they are more, or too long. */
function fewNames(
  view: NamedView,
  { roots, scopeWork }: WhyCauseView,
  messages: NameMessages['why'],
  rowLabel: NameMessages['rowLabel'],
): string | null {
  if (scopeWork.packages !== 2 || scopeWork.vets + scopeWork.tests > 0 || scopeWork.links > 1) return null;
  const rows = roots.flatMap((id) => view.rows[id] ?? []).filter((row) => row.kind === 'package');
  const names = [...new Set(rows.map((row) => rowLabel(row.label)))];
  const text = names.join(messages.punctuation.comma);
  return names.length === 2 && text.length <= LONGEST_NAME ? text : null;
}
