import type { RowView, TraceView } from '../../core/view/trace/trace-view.ts';

/** What a debugger would be started on. */
export interface DebugTarget {
  readonly kind: 'program' | 'test';
  /** Of the package; empty when the trace does not name it. */
  readonly importPath: string;
}

/** What a row stands for, or, without one, what the command was about; null where nothing could be debugged. */
export function debugTarget(view: TraceView, row: number | null): DebugTarget | null {
  const chosen = row === null ? chief(view) : view.rows[row];
  if (chosen === undefined) return null;
  const { kind, importPath } = chosen;
  if (kind === 'test') return { kind: 'test', importPath };
  // What go links for tests is no program of its own.
  if (view.header.verb === 'test') return { kind: 'test', importPath: importPath.replace(/\.test$/, '') };
  if (importPath !== '') return { kind: 'program', importPath };
  const [link, ...others] = view.rows.filter((one) => one.kind === 'link');
  return { kind: 'program', importPath: others.length === 0 ? (link?.importPath ?? '') : '' };
}

/** What it ran, else what it linked; of tests one that failed, else the first that there is. */
function chief({ header, rows }: TraceView): RowView | undefined {
  const first = (kind: RowView['kind']) => rows.find((row) => row.kind === kind);
  if (header.verb !== 'test') return first('run') ?? first('link') ?? first('binary');
  const tests = rows.filter(({ kind, outcome }) => kind === 'test' && outcome !== 'notNeeded');
  return tests.find(({ outcome }) => outcome === 'failed') ?? tests[0] ?? first('link');
}
