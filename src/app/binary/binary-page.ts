import type { Inspection } from '../../core/analysis/binary/inspection.ts';
import type { BinaryMessages } from '../../core/messages/en/binary.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { type BinaryPageView, viewBinaryPage } from '../../core/view/binary/page/binary-page-view.ts';
import { viewSizes } from '../../core/view/binary/page/sizes-view.ts';
import { viewWay } from '../../core/view/binary/page/way-view.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import { exportTexts } from '../export-trace.ts';
import type { UserContext } from '../user-context.ts';

/** The page about an inspected file; `trace`: the command that made it, if it is known. */
export function binaryPage(
  inspection: Inspection,
  trace: BuildTrace | null,
  messages: BinaryMessages,
  context: UserContext,
): BinaryPageView {
  // A file that has changed since did not come this way.
  const isMade = trace !== null && inspection.traced?.state !== 'changed';
  const way = isMade ? viewWay(viewTrace(trace), context.messages) : [];
  return viewBinaryPage(inspection, { way, sizes: viewSizes(inspection.sizes, messages) }, messages);
}

/** The redacted page: what a report shows. */
export async function exportedBinaryPage(
  { sizes, ...page }: BinaryPageView,
  context: UserContext,
): Promise<BinaryPageView> {
  // Names of functions and packages are in the file itself, and there are 30,000 of them.
  return { ...(await exportTexts(page, context)), sizes };
}
