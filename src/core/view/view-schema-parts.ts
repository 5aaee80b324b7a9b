import * as v from 'valibot';

/**
 * Numbers of a view, as a screen reads them: an invalid one (NaN, infinite, a text) becomes 0 or null, so that
 * a damaged or hostile view is drawn as far as possible.
 */
export const numberOr0 = v.pipe(
  v.unknown(),
  v.transform((n) => (typeof n === 'number' && Number.isFinite(n) ? n : 0)),
);
export const numberOrNull = v.pipe(
  v.unknown(),
  v.transform((n) => (typeof n === 'number' && Number.isFinite(n) ? n : null)),
);
