import type { Note } from '../../src/core/model/notes.ts';
import { type Child, h } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';
import type { DrawingContext } from './context.ts';
import { rowsOf } from './details-state.ts';
import { chainList, type Fact, factList, joined, SHOWN, timedList } from './lists.ts';

/** The content with nothing selected: what a reader would look for first. */
export function overview(context: DrawingContext): readonly Child[] {
  const { model, messages } = context;
  const { slowest, criticalPath, header } = model.view;
  const texts = messages.details;
  const rows = rowsOf(slowest.slice(0, SHOWN), model);
  return [
    h('h2', {}, texts.overview),
    factList(buildFacts(context)),
    rows.length > 0 && h('h3', {}, texts.slowest),
    rows.length > 0 && timedList(rows, context),
    criticalPath.length > 0 && h('h3', {}, texts.path),
    criticalPath.length > 0 && chainList(criticalPath, null, context),
    ...noteList(header.notes, context),
  ];
}

function buildFacts({
  store,
  model,
  messages,
}: DrawingContext): readonly (Fact | null | undefined | false)[] {
  const { timeline, totals } = model.view;
  const goUsed = store.get().editor?.goUsed;
  const workers = timeline.lanes.length;
  const waited = timeline.idleShare !== null && messages.waiting(messages.share(timeline.idleShare));
  return [
    goUsed && [messages.editor.goUsed, messages.editor.goAt(plain(goUsed.path), goUsed.source)],
    [messages.details.compile, messages.ofWork(messages.duration(totals.compileWorkMs))],
    workers > 0 && [messages.workersLabel, joined([messages.count(workers), waited])],
  ];
}

function noteList(notes: readonly Note[], { messages }: DrawingContext): readonly Child[] {
  if (notes.length === 0) return [];
  const items = notes.map((note) => h('li', {}, plain(messages.note(note))));
  return [h('h3', {}, messages.details.notes), h('ul', { class: 'notes' }, ...items)];
}
