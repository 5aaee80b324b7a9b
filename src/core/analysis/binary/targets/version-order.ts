/** Negative if the first comes before the other, as in 2.9 and 2.34. */
export function compareVersions(one: string, other: string): number {
  const [left = [], right = []] = [one, other].map((text) => text.split('.').map(Number));
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = (left[index] ?? 0) - (right[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
