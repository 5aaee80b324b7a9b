const SUFFIX = '.test';

/** go writes the main package of a test itself and calls it `ex.com/lib.test`. */
export function isTestMain(importPath: string): boolean {
  return importPath.endsWith(SUFFIX);
}

/** `ex.com/lib` of `ex.com/lib.test`; another path stays as it is. */
export function testedBy(testMain: string): string {
  return isTestMain(testMain) ? testMain.slice(0, -SUFFIX.length) : testMain;
}
