import type { SharedMessages } from '../../../messages/messages.ts';
import { stageText } from '../../trace/describe.ts';
import type { TraceView } from '../../trace/trace-view.ts';
import type { WayStepView } from './binary-page-view.ts';

/** The stages by which a traced command went from the sources to its binary. */
export function viewWay(view: TraceView, messages: SharedMessages): readonly WayStepView[] {
  const last = view.strip.findLastIndex(
    ({ id, state }) => (id === 'binary' || id === 'install') && state !== 'absent',
  );
  return view.strip
    .slice(0, last + 1)
    .filter(({ state }) => state !== 'absent')
    .map((stage) => {
      const { title, figure, caption } = stageText(view, stage, messages);
      return { title, figure, caption };
    });
}
