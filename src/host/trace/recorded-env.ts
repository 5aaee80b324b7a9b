import type { History } from '../../app/history-of.ts';
import { type UserErrorCode, UserFacingError } from '../../core/model/errors.ts';
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
 * value. Empty if the trace is gone or damaged.
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

const UNREADABLE: ReadonlySet<UserErrorCode> = new Set<UserErrorCode>(['cannot-read', 'file-is-folder']);

async function readGo(id: string, history: Pick<History, 'readText'>): Promise<BuildTrace['go'] | null> {
  const text = await history.readText(id).catch((error: unknown) => {
    // Without the variables it would be another command, perhaps for another platform.
    if (error instanceof UserFacingError && UNREADABLE.has(error.code)) throw error;
    return null;
  });
  if (text === null) return null;
  const { readTrace } = await import('../../core/trace/read-trace.ts');
  try {
    return readTrace(text).go;
  } catch (error) {
    if (error instanceof UserFacingError) return null;
    throw error;
  }
}
