const STEPS_MS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000,
  120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 28_800_000, 86_400_000,
];

/** Round positions on a time axis, at most `most` of them. */
export function ticksOf(
  fromMs: number,
  toMs: number,
  most: number,
): readonly { readonly ms: number; readonly label: string }[] {
  const span = toMs - fromMs;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  const step = STEPS_MS.find((size) => span / size <= most) ?? span / most;
  const ticks: { ms: number; label: string }[] = [];
  for (let n = Math.ceil(fromMs / step); n * step <= toMs + step / 1000 && ticks.length <= most; n++) {
    ticks.push({ ms: n * step, label: labelOf(n * step, step) });
  }
  return ticks;
}

function labelOf(ms: number, step: number): string {
  if (ms === 0) return '0';
  if (step < 1) return `${ms.toFixed(1)} ms`;
  if (step < 100) return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
  if (step < 1000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (step < 60_000 && seconds < 60) return `${seconds} s`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (step < 60_000) return `${minutes}:${String(rest).padStart(2, '0')} min`;
  return seconds < 3600
    ? `${minutes} min`
    : `${Math.floor(seconds / 3600)} h ${String(minutes % 60).padStart(2, '0')}`;
}
