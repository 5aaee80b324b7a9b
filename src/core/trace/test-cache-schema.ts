import * as v from 'valibot';
import type { TestCacheFacts } from '../model/test-cache.ts';

const text = v.string();
const texts = v.array(text);

/** `TestCacheFacts`, read from outside. */
export const testCacheSchema: v.GenericSchema<unknown, TestCacheFacts> = v.object({
  refused: v.nullable(v.object({ kind: v.picklist(['flag', 'directory', 'outside']), flag: text })),
  program: text,
  args: texts,
  earlier: v.nullable(
    v.object({
      startedAt: v.pipe(text, v.isoTimestamp()),
      argv: texts,
      directory: text,
      program: text,
      args: texts,
      kept: v.picklist(['kept', 'failed', 'notKept']),
      gocache: v.nullable(v.object({ old: text, new: text })),
      cleaned: v.boolean(),
      changed: v.nullable(
        v.array(
          v.object({
            kind: v.picklist(['file', 'folder', 'variable']),
            name: text,
            what: v.picklist(['changed', 'appeared', 'gone']),
            meanwhile: v.boolean(),
          }),
        ),
      ),
    }),
  ),
});
