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

/** One run of a package's tests, as the next one is compared with it. Stays on the machine. */
export interface TestRunRecord {
  readonly package: string;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly program: string;
  readonly args: readonly string[];
  /** All of go's words on flags, `-exec` included. */
  readonly words: string;
  readonly kept: EarlierTestRun['kept'];
  /** null when go's list of what the test read could not be had. */
  readonly inputs: readonly TestInput[] | null;
  readonly gocache: string;
}

export interface TestInput {
  readonly kind: TestInputChange['kind'];
  readonly name: string;
  /** Absolute path; of a variable its name. */
  readonly place: string;
  /** Hash of what go looks at: size, mode and time of a file, names in a folder, a variable's value. Empty: not there. */
  readonly state: string;
}
