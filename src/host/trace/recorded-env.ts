/**
 * What decides for which target go builds, and how. Of all that a recorded environment holds only this is used
 * again: names of programs, flags and folders are taken from where the editor runs now.
 */
const DECIDING: ReadonlySet<string> = new Set(
  `GOOS GOARCH GO386 GOAMD64 GOARM GOARM64 GOMIPS GOMIPS64 GOPPC64 GORISCV64 GOWASM
  CGO_ENABLED GOEXPERIMENT GOFIPS140 GO111MODULE GOWORK`.split(/\s+/),
);

/** The variables to set so that a recorded command does once more what it did; without what is so already. */
export function recordedEnv(
  changedEnv: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const isUsable = ([name, value]: readonly [string, string]): boolean =>
    DECIDING.has(name) && now[name] !== value && (name !== 'GOWORK' || value === 'off');
  return Object.fromEntries(Object.entries(changedEnv).filter(isUsable));
}
