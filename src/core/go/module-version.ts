/**
 * Negative if version `a` of a module is older; numbers compare as numbers, and a pre-release is older than its
 * release.
 */
export function compareModuleVersions(a: string, b: string): number {
  const [aMain = '', aPre] = splitVersion(a);
  const [bMain = '', bPre] = splitVersion(b);
  const byNumber = aMain.localeCompare(bMain, 'en', { numeric: true });
  if (byNumber !== 0) return byNumber;
  if (aPre === undefined || bPre === undefined)
    return (aPre === undefined ? 1 : 0) - (bPre === undefined ? 1 : 0);
  return aPre.localeCompare(bPre, 'en', { numeric: true });
}

function splitVersion(version: string): readonly [string, string | undefined] {
  const plain = version.replace(/\+.*$/, '');
  const dash = plain.indexOf('-');
  return dash < 0 ? [plain, undefined] : [plain.slice(0, dash), plain.slice(dash + 1)];
}
