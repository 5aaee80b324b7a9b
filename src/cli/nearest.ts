import leven from 'leven';

/** The known name that was probably meant, or null. */
export function nearest(word: string, known: readonly string[]): string | null {
  const distances = known.map((one) => ({ one, distance: leven(word, one) }));
  const best = distances.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.one : null;
}
