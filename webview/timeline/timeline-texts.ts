import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { TimelineBar } from '../../src/core/view/trace/trace-view.ts';
import type { Model } from '../model.ts';
import { plain } from '../ui/measure.ts';

/** The text above the lanes: their number, how long they waited, and the critical path. */
export function captionOf({ view }: Model, messages: PanelMessages): string {
  const { timeline, criticalPath, criticalMs, header } = view;
  const lanes = timeline.lanes.length;
  if (timeline.lanes.every((lane) => lane.length === 0)) return messages.timeline.none;
  return [
    lanes > 0 && messages.workers(lanes),
    lanes > 0 && timeline.idleShare !== null && messages.waiting(messages.share(timeline.idleShare)),
    criticalPath.length > 0 &&
      messages.criticalSteps(
        criticalPath.length,
        messages.duration(criticalMs),
        messages.duration(header.buildMs),
      ),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A bar as text, for the tooltip and for screen readers. */
export function barText(bar: TimelineBar, model: Model, messages: PanelMessages): string {
  const row = model.row(bar.row);
  if (!row) return '';
  const what = `${plain(row.name)}${messages.punctuation.comma}${rowOutcome(row, messages)}`;
  const time = messages.duration(bar.endMs - bar.startMs);
  const text = messages.timeline.bar(what, time, messages.duration(bar.startMs));
  return bar.critical ? `${text}${messages.punctuation.comma}${messages.details.onCriticalPath}` : text;
}
