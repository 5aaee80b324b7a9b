import * as v from 'valibot';
import type { PackedSizes } from '../../core/binary/size/pack-sizes.ts';
import { binaryPageSchema } from '../../core/view/binary/page/binary-page-schema.ts';
import type { BinaryPageView } from '../../core/view/binary/page/binary-page-view.ts';
import { binaryFactsSchema } from './message-schemas.ts';
import type { BinaryPageFacts, ShowMessage } from './messages.ts';

/** The number of entries to check at once, which takes a few milliseconds. */
const AT_ONCE = 5_000;

/** Reads the view of a `show` message about a binary, with pauses, so that the page stays responsive. */
export async function readBinaryPage(
  { view: unread, editor }: Pick<ShowMessage, 'view' | 'editor'>,
  pause: () => Promise<void>,
): Promise<{ readonly view: BinaryPageView; readonly editor: BinaryPageFacts | null } | null> {
  const facts = v.safeParse(v.nullable(binaryFactsSchema), editor);
  const read = v.safeParse(binaryPageSchema, unread);
  if (!facts.success || !read.success) return null;
  const { sizes, ...view } = read.output;
  const tree = sizes === null ? null : await readPackedSizes(sizes.tree, pause);
  return {
    view: { ...view, sizes: sizes === null || tree === null ? null : { ...sizes, tree } },
    editor: facts.output,
  };
}

/** Invalid numbers become 0; null if it is no tree. */
async function readPackedSizes(data: unknown, pause: () => Promise<void>): Promise<PackedSizes | null> {
  if (typeof data !== 'object' || data === null) return null;
  const columns = data as Readonly<Record<string, unknown>>;
  const { names } = columns;
  if (!Array.isArray(names) || names.length === 0) return null;
  const texts: string[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    await pause();
    for (const name of names.slice(start, start + AT_ONCE)) texts.push(typeof name === 'string' ? name : '');
  }
  const numbers = async (column: unknown): Promise<readonly number[]> => {
    const given: readonly unknown[] = Array.isArray(column) ? column : [];
    await pause();
    return texts.map((_, at) => {
      const value = given[at];
      return typeof value === 'number' && Number.isFinite(value) ? value : 0;
    });
  };
  return {
    names: texts,
    depths: await numbers(columns.depths),
    kinds: await numbers(columns.kinds),
    groups: await numbers(columns.groups),
    bytes: await numbers(columns.bytes),
    counts: await numbers(columns.counts),
  };
}
