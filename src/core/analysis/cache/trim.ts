import type { Milliseconds } from '../../model/units.ts';

const HOUR = 3_600_000;
/** Source: cmd/go/internal/cache, the same in 1.20 to 1.27. */
const TRIM_EVERY_MS = 24 * HOUR;
/** The time of a file is renewed when it is used, at most once in this time. */
export const USE_IMPRECISION_MS = HOUR;
export const KEPT_UNUSED_MS = 5 * 24 * HOUR;

/** When go cleans its cache up by itself. */
export interface TrimForecast {
  /** null: never, or `trim.txt` is damaged. */
  readonly lastMs: Milliseconds | null;
  /** The next go command that uses the cache after this trims it; null: the next one, whenever that is. */
  readonly nextMs: Milliseconds | null;
  /** Files whose last use is before this would go in that trim, if they are not used until then. */
  readonly cutoffMs: Milliseconds;
}

/** `trim`: the text of `trim.txt`, which is seconds since 1970; null without that file. */
export function forecastTrim(trim: string | null, nowMs: Milliseconds): TrimForecast {
  const text = trim?.trim() ?? '';
  const lastMs = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : null;
  // A time in the future counts as damaged.
  const isCurrent = lastMs !== null && nowMs - lastMs < TRIM_EVERY_MS && nowMs - lastMs > -HOUR;
  const nextMs = isCurrent ? lastMs + TRIM_EVERY_MS : null;
  return { lastMs, nextMs, cutoffMs: (nextMs ?? nowMs) - KEPT_UNUSED_MS - USE_IMPRECISION_MS };
}
