import * as v from 'valibot';
import { text, textOrNull } from './schema-parts.ts';

/**
 * What a row is called, before a language has its say. A `name` is an import path (without the main module's
 * own path), or a file.
 */
export const rowLabelSchema = v.pipe(
  v.variant('kind', [
    v.object({
      /** `main` is linked into a program; `test` is compiled together with its test files. */
      kind: v.picklist(['package', 'main', 'test', 'testMain', 'externalTest']),
      name: text,
    }),
    /** Compiled anew because the test of another package replaces something that it imports. */
    v.object({ kind: v.literal('forTest'), name: text, test: text }),
    /** Without a name where a trace has one link only. */
    v.object({ kind: v.literal('link'), name: textOrNull }),
    v.object({ kind: v.picklist(['vet', 'testRun', 'run', 'binary']), name: text }),
    v.object({ kind: v.literal('other'), mode: text, name: text }),
  ]),
  v.readonly(),
);
export type RowLabel = v.InferOutput<typeof rowLabelSchema>;
