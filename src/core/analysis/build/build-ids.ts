export function contentIDOf(buildID: string): string {
  return buildID.slice(buildID.lastIndexOf('/') + 1);
}

/** Without the test variant that a trace notes behind the import path. */
export function plainPath(packageText: string): string {
  const space = packageText.indexOf(' [');
  return space < 0 ? packageText : packageText.slice(0, space);
}
