/** Goes through all steps at once; gives what comes out. */
export function goThrough<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
