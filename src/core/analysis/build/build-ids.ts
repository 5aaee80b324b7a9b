import type { StepId } from '../../model/step-id.ts';
import type { Action } from '../../model/trace.ts';
export function contentIDOf(buildID: string): string {
  return buildID.slice(buildID.lastIndexOf('/') + 1);
}

/** Without the test variant that a trace adds to the import path. */
export function plainPath(packageText: string): string {
  const space = packageText.indexOf(' [');
  return space < 0 ? packageText : packageText.slice(0, space);
}

/** A compile unless it is a link; there are no other kinds here. */
export function stepOf({ mode, package: name }: Action): StepId {
  return { mode: mode === 'link' ? 'link' : 'build', importPath: plainPath(name) };
}
