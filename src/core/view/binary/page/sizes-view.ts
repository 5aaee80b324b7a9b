import { foldSizes } from '../../../binary/size/fold-sizes.ts';
import { packSizes } from '../../../binary/size/pack-sizes.ts';
import type { SizeReport } from '../../../binary/size/size-tree.ts';
import type { BinaryMessages } from '../../../messages/en/binary.ts';
import { percent } from '../size-lines.ts';
import type { BinarySizesView } from './binary-page-view.ts';

/** More parts could neither be seen nor drawn sixty times a second. */
const MOST_PARTS = 30_000;

export function viewSizes(
  { tree, namedShare, estimated, source }: SizeReport,
  messages: BinaryMessages,
): BinarySizesView {
  const { punctuation } = messages;
  return {
    tree: packSizes(foldSizes(tree, MOST_PARTS)),
    namedShare,
    estimated,
    note: `${messages.labels.source}${punctuation.colon}${messages.sizes.source[source]}${punctuation.comma}${messages.sizes.named(percent(namedShare))}`,
  };
}
