import { UserFacingError } from '../../core/model/errors.ts';
import type { RunElement, SavedElement } from './run-elements.ts';
import type { RunsTree } from './runs-view.ts';

/**
 * The traces that a command applies to: the selection where a menu was opened, or (from the keyboard) the
 * selection in the view.
 */
export function chosenTraces(args: readonly unknown[], tree: RunsTree): readonly SavedElement[] {
  const [one, several] = args;
  const named = Array.isArray(several) ? several : one === undefined ? tree.selection : [one];
  return (named as readonly unknown[]).filter(isSaved);
}

/** The one trace that a command applies to. */
export function chosenRun(args: readonly unknown[], tree: RunsTree): RunElement {
  const [element = tree.selection[0]] = args;
  if (!isRun(element)) throw new UserFacingError('select-one-trace', {});
  return element;
}

function isRun(element: unknown): element is RunElement {
  return (
    typeof element === 'object' && element !== null && typeof (element as Partial<RunElement>).id === 'string'
  );
}

function isSaved(element: unknown): element is SavedElement {
  return (
    isRun(element) &&
    (element as Partial<SavedElement>).kind === 'saved' &&
    typeof (element as Partial<SavedElement>).historyId === 'string'
  );
}
