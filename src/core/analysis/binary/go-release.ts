/** Whether go 1.MINOR or later built it; a development version is taken for the newest. */
export function isAtLeast(goVersion: string, minor: number): boolean {
  const release = /^go1\.(\d+)/.exec(goVersion)?.[1];
  return release === undefined || Number(release) >= minor;
}
