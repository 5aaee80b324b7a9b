const SUFFIX = '.test';

/** go generates the main package of a test and calls it `ex.com/lib.test`. */
export function isTestMain(importPath: string): boolean {
  return importPath.endsWith(SUFFIX);
}

/** `ex.com/lib` for `ex.com/lib.test`; other paths are returned unchanged. */
export function testedBy(testMain: string): string {
  return isTestMain(testMain) ? testMain.slice(0, -SUFFIX.length) : testMain;
}
