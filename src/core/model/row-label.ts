import * as v from 'valibot';
import { text, textOrNull } from './schema-parts.ts';

/**
 * The name of a row, independent of the language. `name` is an import path (without the main module's own
 * path), or a file.
 */
export const rowLabelSchema = v.pipe(
  v.variant('kind', [
    v.object({
      /** `main` is linked into a program; `test` is compiled together with its test files. */
      kind: v.picklist(['package', 'main', 'test', 'testMain', 'externalTest']),
      name: text,
    }),
    /** Compiled again because the test of another package replaces one of its imports. */
    v.object({ kind: v.literal('forTest'), name: text, test: text }),
    /** Without a name if a trace has only one link. */
    v.object({ kind: v.literal('link'), name: textOrNull }),
    v.object({ kind: v.picklist(['vet', 'testRun', 'run', 'binary']), name: text }),
    v.object({ kind: v.literal('other'), mode: text, name: text }),
  ]),
  v.readonly(),
);
export type RowLabel = v.InferOutput<typeof rowLabelSchema>;
