import leven from 'leven';

/** The known name that was probably meant, or null. */
export function nearest(name: string, known: readonly string[]): string | null {
  const distances = known.map((one) => ({ one, distance: leven(name, one) }));
  const best = distances.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor((name.length + 1) / 3))
    ? best.one
    : null;
}
