import type { RowLabel } from '../../core/model/row-label.ts';
import type { Milliseconds } from '../../core/model/units.ts';
import type { Progress } from '../../core/trace/progress.ts';
import { progressOf, type RunningProgress, type Work } from '../../core/view/trace/progress.ts';

export interface LiveProgress {
  take(progress: Progress): void;
  /** The current progress; null before anything was compiled, when the terminal may get other output, and after the build. */
  at(nowMs: Milliseconds): RunningProgress | null;
  /** The rest of the terminal belongs to others: the build has ended, or its program can start. */
  readonly isOver: boolean;
}

/**
 * Follows the build in its `-x` lines. With `startsProgram`, the command ends by starting a program that writes to
 * the terminal without us. We may read go's line about that start after the program's first output, so we rely on
 * earlier lines. The program cannot start while the linker or a compiler works: progress is over when the linker
 * starts (before 1.24, go prints nothing between that and the program), and there is none while nothing runs (since
 * 1.24, the linked program may come from the cache).
 */
export function followProgress(startsProgram: boolean): LiveProgress {
  const inWork = new Map<string, Work>();
  const finished: Work[] = [];
  let over = false;

  return {
    take,
    at,
    get isOver() {
      return over;
    },
  };

  function take(progress: Progress): void {
    if (progress.type === 'exec' || progress.type === 'end') over = true;
    if (progress.type !== 'x') return;
    const { event } = progress;
    if (event.type === 'exec') over = true;
    if (event.type !== 'command' || event.objdir === null) return;
    if (startsProgram && event.tool === 'link') over = true;
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
    if (over || (startsProgram && inWork.size === 0)) return null;
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
