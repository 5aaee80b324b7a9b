import type * as v from 'valibot';
import type {
  earlierTestRunSchema,
  testCacheSchema,
  testInputChangeSchema,
  testRefusalSchema,
} from './test-cache-schema.ts';

export interface TestCacheFacts extends v.InferOutput<typeof testCacheSchema> {}
export interface TestRefusal extends v.InferOutput<typeof testRefusalSchema> {}
export interface EarlierTestRun extends v.InferOutput<typeof earlierTestRunSchema> {}
export interface TestInputChange extends v.InferOutput<typeof testInputChangeSchema> {}

/** One run of a package's tests, for comparison with the next one. It stays on the machine. */
export interface TestRunRecord {
  readonly package: string;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  /** Absent if not known. */
  readonly goVersion?: string;
  readonly program: string;
  readonly args: readonly string[];
  /** All arguments that go considers, `-exec` included. */
  readonly words: string;
  readonly kept: EarlierTestRun['kept'];
  /** null if go's list of what the test read was not available. */
  readonly inputs: readonly TestInput[] | null;
  readonly gocache: string;
}

export interface TestInput {
  readonly kind: TestInputChange['kind'];
  readonly name: string;
  /** An absolute path, or the name of a variable. */
  readonly place: string;
  /**
   * A hash of what go compares: size, mode and time of a file; names in a folder; the value of a variable.
   * Empty: does not exist.
   */
  readonly state: string;
  /** The same without times; absent if nothing exists, and for variables. */
  readonly shape?: string;
  /** A hash of a file's content; absent if it was not read, because it is large or one of very many. */
  readonly content?: string;
}
