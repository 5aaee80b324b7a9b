import * as v from 'valibot';
import { list, struct, text } from './schema-parts.ts';

/** A file, folder or variable that a test read. */
export const testInputChangeSchema = struct({
  kind: v.picklist(['file', 'folder', 'variable']),
  /** Files inside the package's folder are relative to it. */
  name: text,
  /**
   * go compares size, mode and time, not content. `sameContent` only the time of a file differs, its content was
   * compared · `otherTime` only times differ, contents were not compared (of a folder: its time or that of an
   * entry) · `otherMode` its mode differs, its content does not.
   */
  what: v.picklist(['changed', 'appeared', 'gone', 'sameContent', 'otherTime', 'otherMode']),
  /** Written while the command ran, perhaps by the test itself. */
  meanwhile: v.boolean(),
});

export const testRefusalSchema = struct({
  /** `flag` disables caching · `directory` no package was named · `outside` a package outside a module. */
  kind: v.picklist(['flag', 'directory', 'outside']),
  /** The flag as the test binary got it: `-test.count=1`; otherwise empty. */
  flag: text,
});

export const earlierTestRunSchema = struct({
  /** ISO 8601, UTC. */
  startedAt: v.pipe(text, v.isoTimestamp()),
  argv: list(text),
  directory: text,
  /** Like `go1.26.8`; absent if not known. */
  goVersion: v.exactOptional(text),
  program: text,
  args: list(text),
  /**
   * `kept` go cached its result · `failed` go caches no failures · `notKept` it passed, but go did not cache
   * it · `unknown` the cache is a program (GOCACHEPROG).
   */
  kept: v.picklist(['kept', 'failed', 'notKept', 'unknown']),
  /** GOCACHE, if it differs from the current one; null if it is the same. */
  gocache: v.nullable(struct({ old: text, new: text })),
  /** `go clean -testcache` was run since then. */
  cleaned: v.boolean(),
  /** For the same test binary with the same flags: what it read that is different now. null if not known. */
  changed: v.nullable(list(testInputChangeSchema)),
});

/** Why go ran the tests of a package or took the result from its cache. */
export const testCacheSchema = struct({
  /** Why go does not cache results of this command; null if it does. */
  refused: v.nullable(testRefusalSchema),
  /** The key of the test binary (its link), as in go's action graph. */
  program: text,
  /** The flags that count, as the test binary got them: `-test.v=true`. Empty if not known. */
  args: list(text),
  /** The most similar earlier run; null if none was recorded. */
  earlier: v.nullable(earlierTestRunSchema),
});
