import { shownCommand } from '../../src/core/go/shell-words.ts';
import type { WhyMessages } from '../../src/core/messages/en/why.ts';
import { localTime } from '../../src/core/messages/local-time.ts';
import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { plainText } from '../../src/core/messages/phrase.ts';
import type { Reason } from '../../src/core/model/reasons.ts';
import { stepName } from '../../src/core/model/step-id.ts';
import {
  causeEffect,
  causeScope,
  causeText,
  mainBaseline,
  rowWhy,
  type WhyCauseView,
  type WhyRowView,
  type WhyView,
  whyTotal,
} from '../../src/core/view/rebuild/why-view.ts';
import { headlinePhrase } from '../../src/core/view/trace/describe.ts';
import type { Model } from '../model.ts';
import { type Screen, type Store, selectRow } from '../store.ts';
import { type Child, h, plainButton, present } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';

const MOST_CAUSES = 50;
const SHOWN = 24;
const MOST_IMPORTS = 12;

export interface WhyPage {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
}

/** Every root cause with its effects, the most expensive first. */
export function createWhyPage(store: Store, messages: PanelMessages): WhyPage {
  const says = messages.why;
  const element = h('div', { class: 'why-page', tabindex: 0, role: 'region', 'aria-label': says.title });
  return {
    element,
    update: (now, before) => {
      if (before?.model === now.model) return;
      element.replaceChildren(...present(content(now.model)));
    },
  };

  function content(model: Model): Child[] {
    const { why } = model.view;
    if (!why) return [h('p', { class: 'why-total' }, says.noInputs)];
    const total = whyTotal(why, says);
    // An interrupted command also did nothing, but it is not known what it would have done.
    if (total === null) {
      const isCached = model.view.headline.kind === 'allCached';
      return [h('p', { class: 'why-total' }, isCached ? says.allCached : says.noInputs)];
    }
    // The banner above already gives the reasons.
    const banner = plainText(headlinePhrase(model.view, messages));
    const isSaid = model.view.noMain === null && banner.startsWith(total);
    return [
      !isSaid && h('p', { class: 'why-total' }, h('strong', {}, total)),
      h(
        'ol',
        { class: 'causes' },
        ...why.causes.slice(0, MOST_CAUSES).map((cause) => causeItem(cause, model)),
      ),
      why.relinked > 0 &&
        why.counts.rebuilt + why.counts.failed > 0 &&
        h('p', { class: 'why-note' }, says.relinked(why.relinked)),
      why.causes.length > MOST_CAUSES && h('p', {}, says.more(why.causes.length - MOST_CAUSES)),
      ...baselines(why),
    ];
  }

  function causeItem(cause: WhyCauseView, model: Model): HTMLElement {
    const effect = causeEffect(cause, says);
    const root = model.row(cause.roots[0] ?? -1);
    const scope = causeScope(cause, says);
    const name =
      scope !== null || !root
        ? h('strong', {}, scope ?? plain(cause.importPath ?? says.wholeBuild))
        : plainButton('link cause-name', () => selectRow(store, root.id), plain(root.name));
    return h(
      'li',
      { class: cause.outputUnchanged ? 'cause unchanged' : 'cause' },
      h(
        'div',
        { class: 'cause-head' },
        name,
        h('span', { class: 'num' }, messages.ofWork(messages.duration(cause.workMs))),
        h(
          'span',
          { class: 'cause-text' },
          plain(causeText(cause, says)),
          effect === '' ? '' : ` → ${effect}`,
        ),
      ),
      members(cause, model),
    );
  }

  function members(cause: WhyCauseView, model: Model): HTMLElement | null {
    const ids = [...new Set([...cause.roots, ...cause.cascade])];
    const rows = ids.flatMap((id) => model.row(id) ?? []).sort((a, b) => b.ownMs - a.ownMs);
    if (rows.length === 0) return null;
    const longest = Math.max(1, ...rows.map((row) => row.ownMs));
    const entry = (row: (typeof rows)[number]) => {
      const bar = h('i', { class: row.critical ? 'critical' : '' });
      bar.style.width = `${(row.ownMs / longest) * 100}%`;
      const name = plain(row.name);
      const link = plainButton('link name', () => selectRow(store, row.id), name);
      link.title = plain(row.importPath || row.name);
      return h(
        'li',
        { class: 'work-row' },
        link,
        h('span', { class: 'track', 'aria-hidden': 'true' }, bar),
        h('span', { class: 'num' }, messages.duration(row.ownMs)),
        h(
          'span',
          { class: 'mark' },
          model.view.why?.rows[String(row.id)]?.outputUnchanged ? says.outputUnchanged : '',
        ),
      );
    };
    const list = h('ul', { class: 'cascade' }, ...rows.slice(0, SHOWN).map(entry));
    const rest = rows.slice(SHOWN);
    if (rest.length > 0) {
      const more = h('li', {});
      more.append(plainButton('link', () => more.replaceWith(...rest.map(entry)), says.more(rest.length)));
      list.append(more);
    }
    return list;
  }

  function baselines(why: WhyView): Child[] {
    const newest = mainBaseline(why);
    if (!newest || why.compared === 0) return [];
    const older = why.baselines.filter((one) => one !== newest);
    const compared = says.comparedWith(
      localTime(newest.startedAt, 'minutes'),
      shownCommand(newest.argv),
      newest.program,
    );
    const text = `${why.firstOfModule ? `${says.firstOfModule}${says.marks.semicolon}` : ''}${compared}`;
    return [
      h(
        'p',
        { class: 'why-note' },
        plain(text),
        older.length > 0 && `${says.marks.andMore}${says.more(older.length)}`,
        why.builtSince && `${says.marks.semicolon}${says.builtSince}`,
        `${says.marks.stop}${says.explained(why.explained, why.compared, why.firstSeen)}${says.marks.end}`,
      ),
    ];
  }
}

/**
 * For the details of one row: its reasons, the inputs old → new, and the trace that they were compared with.
 */
export function whyDetails(
  row: WhyRowView,
  why: WhyView,
  toPackage: (importPath: string) => HTMLElement | null,
  says: WhyMessages,
  toFile: (reason: Reason) => HTMLElement | null,
): Child[] {
  const baseline = row.baseline === null ? undefined : why.baselines[row.baseline];
  const changes = row.reasons.filter((one) => one.old !== null || one.new !== null);
  const imports = row.imports.slice(0, MOST_IMPORTS);
  const causes = row.reasons.length > 0 ? [] : row.causes.flatMap((index) => why.causes[index] ?? []);
  return [
    h('h3', {}, says.title),
    h('p', { class: 'why-sentence' }, plain(rowWhy(row, says))),
    ...causes.map((cause) =>
      h(
        'p',
        { class: 'why-note' },
        plain(
          `${cause.importPath ?? causeScope(cause, says) ?? rootName(row)}${says.marks.colon}${causeText(cause, says)}`,
        ),
      ),
    ),
    row.chain.length > 1 &&
      h(
        'ol',
        { class: 'chain' },
        ...row.chain.map((step) => h('li', {}, toPackage(stepName(step)) ?? plain(stepName(step)))),
      ),
    changes.length + imports.length > 0 && h('h3', {}, says.changedInputs),
    changes.length + imports.length > 0 &&
      h(
        'dl',
        { class: 'facts inputs' },
        ...changes.flatMap((one) => input(toFile(one) ?? plain(says.inputName(one)), one.old, one.new, says)),
        ...imports.flatMap((one) => input(plain(`import ${one.importPath}`), one.old, one.new, says)),
      ),
    row.imports.length > imports.length && h('p', {}, says.moreInputs(row.imports.length - imports.length)),
    baseline &&
      h(
        'p',
        { class: 'why-note' },
        plain(
          says.comparedWith(
            localTime(baseline.startedAt, 'minutes'),
            shownCommand(baseline.argv),
            baseline.program,
          ),
        ),
      ),
  ];
}

function input(name: Child, old: string | null, now: string | null, says: WhyMessages): Child[] {
  const value = (text: string | null) =>
    h('code', {}, text === null || text === '' ? says.none : plain(text));
  return [h('dt', {}, name), h('dd', {}, value(old), ' → ', value(now))];
}

function rootName({ chain }: WhyRowView): string {
  const root = chain.at(-1);
  return root === undefined ? '' : stepName(root);
}
