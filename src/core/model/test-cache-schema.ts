import * as v from 'valibot';
import { list, struct, text } from './schema-parts.ts';

/** A file, folder or variable that a test read. */
export const testInputChangeSchema = struct({
  kind: v.picklist(['file', 'folder', 'variable']),
  /** Files relative to their package's folder where they lie in it. */
  name: text,
  /** `changed`, also when only the time of the last change differs: go looks at that. */
  what: v.picklist(['changed', 'appeared', 'gone']),
  /** Written while the command ran, perhaps by the test itself. */
  meanwhile: v.boolean(),
});

export const testRefusalSchema = struct({
  /** `flag` one that go does not cache · `directory` no package was named · `outside` a package of no module. */
  kind: v.picklist(['flag', 'directory', 'outside']),
  /** The flag as the program got it: `-test.count=1`; else empty. */
  flag: text,
});

export const earlierTestRunSchema = struct({
  /** ISO 8601, UTC. */
  startedAt: v.pipe(text, v.isoTimestamp()),
  argv: list(text),
  directory: text,
  program: text,
  args: list(text),
  /** `kept` go put its result into its cache · `failed` go keeps none of those · `notKept` it passed, and go kept none. */
  kept: v.picklist(['kept', 'failed', 'notKept']),
  /** Another GOCACHE than now; null when it was the same. */
  gocache: v.nullable(struct({ old: text, new: text })),
  /** `go clean -testcache` since then. */
  cleaned: v.boolean(),
  /** Of the same program with the same flags: what it read, and reads otherwise now. null when not known. */
  changed: v.nullable(list(testInputChangeSchema)),
});

/** What is known of why go ran the tests of a package, or took their result from its cache. */
export const testCacheSchema = struct({
  /** Why go neither keeps nor takes a result of this command; null when it may. */
  refused: v.nullable(testRefusalSchema),
  /** Key of the test's program (its link), as in go's action graph. */
  program: text,
  /** Flags that count, as the program got them: `-test.v=true`. Empty when not known. */
  args: list(text),
  /** The earlier run that comes nearest; null when none was recorded. */
  earlier: v.nullable(earlierTestRunSchema),
});
