// cspell:ignore lahf ssse movbe
/** What each level of GOAMD64 adds, by Linux's names (/proc/cpuinfo). */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  v2: ['cx16', 'lahf_lm', 'popcnt', 'sse4_1', 'sse4_2', 'ssse3'],
  v3: ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe'],
  v4: ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'],
};

/** Whether a processor has what `GOAMD64` asks for; go checks the same when the program starts. */
export function isLevelMet(level: string, features: ReadonlySet<string>): boolean {
  const order = Object.keys(LEVELS);
  return order
    .slice(0, order.indexOf(level) + 1)
    .flatMap((one) => LEVELS[one] ?? [])
    .every((feature) => features.has(feature));
}
