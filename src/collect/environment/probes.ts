/**
 * What the doctor looks at beside files and variables that it reads at once. All run side by side, and one without an
 * answer delays the others by nothing.
 *
 * | probe | cost | starts |
 * |---|---|---|
 * | `disks`: state, mount and free space of three directories | < 1 ms each | nothing |
 * | `tools`: the version inside the compiler | 5 ms | nothing |
 * | `version`: only if go is a script or launcher | 5 ms and more | `go env GOROOT GOVERSION` |
 */
export const PROBES = {
  disks: { timeoutMs: 1_500 },
  tools: { timeoutMs: 1_500 },
  version: { timeoutMs: 5_000 },
} as const;

export type ProbeId = keyof typeof PROBES;

export interface Probed<T> {
  readonly value: T;
  readonly answered: boolean;
}

/** The answer of a probe, or `otherwise` after its time. */
export async function probe<T>(id: ProbeId, ask: () => Promise<T>, otherwise: T): Promise<Probed<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Probed<T>>((resolve) => {
    timer = setTimeout(() => resolve({ value: otherwise, answered: false }), PROBES[id].timeoutMs);
  });
  const answer = ask().then(
    (value) => ({ value, answered: true }),
    () => ({ value: otherwise, answered: true }),
  );
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first;
}
