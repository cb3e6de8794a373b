/*
 * Stretches of time in epoch milliseconds, half-open: `start` belongs to the span, `end` does not. Schedules are
 * computed in these and written as instants only at the end.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What `a` and `b` have in common; of no or negative length when that is nothing. */
export const intersection = (a: Span, b: Span): Span => ({
  start: Math.max(a.start, b.start),
  end: Math.min(a.end, b.end),
});

/** The same time in the fewest spans, in order: those that overlap or touch become one. */
export function united(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else if (span.start < span.end) result.push(span);
  }
  return result;
}

/** What of `whole` none of the spans covers, in order. */
export function uncovered(whole: Span, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  let reached = whole.start;
  for (const span of united(spans)) {
    if (span.start > reached) result.push({ start: reached, end: Math.min(span.start, whole.end) });
    reached = Math.max(reached, span.end);
    if (reached >= whole.end) return result;
  }
  if (reached < whole.end) result.push({ start: reached, end: whole.end });
  return result;
}
