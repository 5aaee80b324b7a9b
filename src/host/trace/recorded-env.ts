import type { History } from '../../app/history-of.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';

/**
 * The variables that determine the platform and kind of a build. Only these are reused from a recorded
 * environment; names of programs, flags and folders come from the current one.
 */
const DECIDING: ReadonlySet<string> = new Set(
  `GOOS GOARCH GO386 GOAMD64 GOARM GOARM64 GOMIPS GOMIPS64 GOPPC64 GORISCV64 GOWASM
  CGO_ENABLED GOEXPERIMENT GOFIPS140 GO111MODULE GOWORK`.split(/\s+/),
);

/**
 * The variables to set so that a recorded command does the same again, without those that already have the
 * value. Empty if the trace is gone or cannot be read.
 */
export async function recordedEnv(
  id: string,
  history: Pick<History, 'readText'>,
  now: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, string>>> {
  const go = await readGo(id, history);
  if (go === null) return {};
  const isUsable = ([name, value]: readonly [string, string]): boolean =>
    DECIDING.has(name) && now[name] !== value && (name !== 'GOWORK' || value === 'off');
  return Object.fromEntries(Object.entries(go.changedEnv).filter(isUsable));
}

async function readGo(id: string, history: Pick<History, 'readText'>): Promise<BuildTrace['go'] | null> {
  // Any error of the file counts as no trace.
  const text = await history.readText(id).catch(() => null);
  if (text === null) return null;
  const { readTrace } = await import('../../core/trace/read-trace.ts');
  try {
    return readTrace(text).go;
  } catch (error) {
    if (error instanceof UserFacingError) return null;
    throw error;
  }
}
