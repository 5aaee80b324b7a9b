import type { RowView, TraceView } from '../../core/view/trace/trace-view.ts';

/** What a debugger would start. */
export interface DebugTarget {
  readonly kind: 'program' | 'test';
  /** The directory of the package; empty if the trace does not have it. */
  readonly importPath: string;
}

/** The target of a row or, without a row, of the command; null if there is nothing to debug. */
export function debugTarget(view: TraceView, row: number | null): DebugTarget | null {
  const chosen = row === null ? chief(view) : view.rows[row];
  if (chosen === undefined) return null;
  const { kind, importPath } = chosen;
  if (kind === 'test') return { kind: 'test', importPath };
  // The binaries that go links for tests are not programs of their own.
  if (view.header.verb === 'test') return { kind: 'test', importPath: importPath.replace(/\.test$/, '') };
  if (importPath !== '') return { kind: 'program', importPath };
  const [link, ...others] = view.rows.filter((one) => one.kind === 'link');
  return { kind: 'program', importPath: others.length === 0 ? (link?.importPath ?? '') : '' };
}

/** What the command ran, otherwise what it linked; for tests a failed one, otherwise the first. */
function chief({ header, rows }: TraceView): RowView | undefined {
  const first = (kind: RowView['kind']) => rows.find((row) => row.kind === kind);
  if (header.verb !== 'test') return first('run') ?? first('link') ?? first('binary');
  const tests = rows.filter(({ kind, outcome }) => kind === 'test' && outcome !== 'notNeeded');
  return tests.find(({ outcome }) => outcome === 'failed') ?? tests[0] ?? first('link');
}
