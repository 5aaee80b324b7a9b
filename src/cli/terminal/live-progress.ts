import type { Progress } from '../../collect/record/record-go.ts';
import type { Milliseconds } from '../../core/model/units.ts';

export interface LiveProgress {
  take(progress: Progress): void;
  /** What can be said at this moment; null before anything was compiled and after the build. */
  at(nowMs: Milliseconds): LiveState | null;
}

export interface LiveState {
  readonly compiled: number;
  /** What has been in work for longest. */
  readonly now: { readonly label: string; readonly ms: Milliseconds } | null;
}

interface Work {
  readonly label: string;
  readonly sinceMs: Milliseconds;
  readonly isLink: boolean;
}

/** Counts what `-x` shows of the build while it runs. No totals: go tells them only at the end. */
export function followProgress(): LiveProgress {
  const inWork = new Map<string, Work>();
  let compiled = 0;
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
        sinceMs: before?.sinceMs ?? event.atMs,
        isLink: event.tool === 'link',
      });
    } else if (event.tool === 'buildid' && before !== undefined) {
      // go stamps the build id into what it has just made: that piece of work is done.
      inWork.delete(event.objdir);
      if (!before.isLink) compiled++;
    }
  }

  function at(nowMs: Milliseconds): LiveState | null {
    if (over || (compiled === 0 && inWork.size === 0)) return null;
    let longest: Work | null = null;
    for (const work of inWork.values()) {
      if (longest === null || work.sinceMs < longest.sinceMs) longest = work;
    }
    const now = longest && { label: longest.label, ms: Math.max(0, nowMs - longest.sinceMs) };
    return { compiled, now };
  }
}

function labelOf(event: { readonly tool: string; readonly importPath: string | null }): string | null {
  switch (event.tool) {
    case 'compile':
      return event.importPath;
    case 'link':
      return 'link';
    case 'vet':
      return 'vet';
    default:
      return null;
  }
}
