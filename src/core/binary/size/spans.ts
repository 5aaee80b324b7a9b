import type { SizeDraft } from './size-draft.ts';

/** Bytes of a file, from `start` to before `end`, and the node that they count for. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly owner: SizeDraft;
}

/**
 * Spans in order, none of which overlaps another: of two that begin at the same byte, the first given counts; one
 * that reaches into the next ends there. What lies outside of `limit` is cut off.
 */
export function orderedSpans(spans: readonly Span[], limit: number): readonly Span[] {
  const sorted = spans
    .filter(({ start, end }) => start >= 0 && start < end && start < limit)
    .sort((one, other) => one.start - other.start);
  const result: Span[] = [];
  let open: Span | null = null;
  for (const span of sorted) {
    if (open?.start === span.start) continue;
    if (open !== null) result.push(between(open, open.start, Math.min(open.end, span.start)));
    open = span;
  }
  if (open !== null) result.push(between(open, open.start, Math.min(open.end, limit)));
  return result;
}

/** Adds a span that follows the others; one that continues the last makes it longer. */
export function appendSpan(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last !== undefined && last.owner === span.owner && last.end === span.start)
    spans[spans.length - 1] = { start: last.start, end: span.end, owner: last.owner };
  else spans.push(span);
}

/** `top` over `base`; both must be in order, and so is the result. */
export function overlaid(base: readonly Span[], top: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  let next = 0;
  for (const span of base) {
    const { start, end } = span;
    let from = start;
    while (from < end) {
      const cover = top[next];
      if (cover === undefined || cover.start >= end) {
        result.push(between(span, from, end));
        break;
      }
      if (cover.end <= from) {
        next += 1;
        continue;
      }
      if (cover.start > from) result.push(between(span, from, cover.start));
      const last = Math.min(cover.end, end);
      result.push(between(cover, Math.max(from, cover.start), last));
      from = last;
    }
  }
  return result;
}

/** The same object if nothing is cut off: there are many. */
function between(span: Span, start: number, end: number): Span {
  return span.start === start && span.end === end ? span : { start, end, owner: span.owner };
}
