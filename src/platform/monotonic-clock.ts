/** Milliseconds since some moment. `performance` says the same, and Node loads it at its first use: go would wait. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1e6;
}
