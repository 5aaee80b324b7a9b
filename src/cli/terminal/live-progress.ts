import type { RowLabel } from '../../core/model/row-label.ts';
import type { Milliseconds } from '../../core/model/units.ts';
import type { Progress } from '../../core/trace/progress.ts';
import { progressOf, type RunningProgress, type Work } from '../../core/view/trace/progress.ts';

export interface LiveProgress {
  take(progress: Progress): void;
  /** The current progress; null before anything was compiled and after the build. */
  at(nowMs: Milliseconds): RunningProgress | null;
}

/** Follows the build in its `-x` lines. */
export function followProgress(): LiveProgress {
  const inWork = new Map<string, Work>();
  const finished: Work[] = [];
  let over = false;

  return { take, at };

  function take(progress: Progress): void {
    if (progress.type === 'exec' || progress.type === 'end') over = true;
    if (progress.type !== 'x') return;
    const { event } = progress;
    if (event.type === 'exec') over = true;
    if (event.type !== 'command' || event.objdir === null) return;
    const before = inWork.get(event.objdir);
    const label = labelOf(event);
    if (label !== null) {
      inWork.set(event.objdir, {
        label,
        isPackage: event.tool !== 'link',
        startMs: before?.startMs ?? event.atMs,
        endMs: null,
      });
    } else if (event.tool === 'buildid' && before !== undefined) {
      // go stamps the build ID into its output: that piece of work is done.
      inWork.delete(event.objdir);
      finished.push({ ...before, endMs: event.atMs });
    }
  }

  function at(nowMs: Milliseconds): RunningProgress | null {
    if (over) return null;
    const progress = progressOf([...finished, ...inWork.values()], nowMs);
    return progress.compiled === 0 && progress.now === null ? null : progress;
  }
}

function labelOf(event: { readonly tool: string; readonly importPath: string | null }): RowLabel | null {
  switch (event.tool) {
    case 'compile':
      return event.importPath === null ? null : { kind: 'package', name: event.importPath };
    case 'link':
      return { kind: 'link', name: null };
    case 'vet':
      return { kind: 'other', mode: 'vet', name: '' };
    default:
      return null;
  }
}
