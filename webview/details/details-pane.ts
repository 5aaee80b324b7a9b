import type { Note } from '../../src/core/model/notes.ts';
import type { Reason } from '../../src/core/model/reasons.ts';
import { rowWhy } from '../../src/core/view/rebuild/why-view.ts';
import { rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { chainTo, isWork, type Model } from '../model.ts';
import { type Screen, selectedRow, selectRow } from '../store.ts';
import { iconButton } from '../ui/controls.ts';
import { type Child, h, plainButton, present, setAttributes } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { LABEL_FONT_PX, plain, shortenLeft } from '../ui/measure.ts';
import { outcomeIcon } from '../ui/outcome.ts';
import { whyDetails } from '../why/why-page.ts';
import type { DetailsSurroundings } from './context.ts';
import { rowActions } from './row-actions.ts';

const SHOWN = 8;
const PANE_PX = 340;
/** Changes of a file that stands in the package's folder now. */
const IN_PACKAGE: ReadonlySet<Reason['id']> = new Set([
  'fileEdited',
  'fileAdded',
  'embedEdited',
  'embedAdded',
]);
/** Margins, a scroll bar, and the time beside a name. */
const BESIDE_NAME_PX = 116;

export interface DetailsPane {
  readonly element: HTMLElement;
  readonly update: (screen: Screen) => void;
  readonly focus: () => void;
}

/** All about the selected box; with nothing selected, what a reader would look for first. */
export function createDetailsPane(around: DetailsSurroundings): DetailsPane {
  const { store, messages } = around;
  const says = messages.details;
  const body = h('div', { class: 'details-body', tabindex: 0, role: 'region', 'aria-label': says.label });
  const element = h('aside', { class: 'details' }, body);
  let shown: string | null = null;

  return {
    element,
    focus: () => body.focus(),
    update: (screen) => {
      const id = selectedRow(screen);
      const row = id === null ? undefined : screen.model.row(id);
      const { selection } = screen;
      element.classList.toggle('empty', selection === null);
      const scrolled = body.scrollTop;
      const focused = reachable().indexOf(document.activeElement ?? body);
      const what = selection === null ? '' : selection.kind === 'row' ? selection.key : selection.id;
      if (row) body.replaceChildren(...present(rowDetails(row, screen.model)));
      else if (selection?.kind === 'fold') {
        body.replaceChildren(...present(foldDetails(selection.label, selection.rows, screen.model)));
      } else body.replaceChildren(...present(overview(screen.model)));
      body.scrollTop = what === shown ? scrolled : 0;
      // A newer view of the same: who was at a button still is.
      const again = what === shown ? reachable()[focused] : undefined;
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
      // In a low window they lie below its end, where nobody sees that the click did anything.
      if (selection !== null && shown !== null && what !== shown)
        element.scrollIntoView({ block: 'nearest' });
      shown = what;
    },
  };

  function reachable(): Element[] {
    return [...body.querySelectorAll('button, vscode-button, [tabindex]')];
  }

  function overview(model: Model): Child[] {
    const { view } = model;
    const slowest = view.slowest.slice(0, SHOWN).flatMap((id) => model.row(id) ?? []);
    const goUsed = store.get().editor?.goUsed;
    return [
      h('h2', {}, says.overview),
      facts([
        goUsed && [messages.editor.goUsed, messages.editor.goAt(plain(goUsed.path), goUsed.source)],
        [says.compile, messages.ofWork(messages.duration(view.totals.compileWorkMs))],
        view.timeline.lanes.length > 0 && [
          messages.workersLabel,
          [
            messages.count(view.timeline.lanes.length),
            view.timeline.idleShare !== null && messages.waiting(messages.share(view.timeline.idleShare)),
          ]
            .filter(Boolean)
            .join(' · '),
        ],
      ]),
      slowest.length > 0 && h('h3', {}, says.slowest),
      slowest.length > 0 && timedList(slowest, model),
      view.criticalPath.length > 0 && h('h3', {}, says.path),
      view.criticalPath.length > 0 && chain(view.criticalPath, model, null),
      ...notes(view.header.notes),
    ];
  }

  function notes(list: readonly Note[]): Child[] {
    return list.length === 0
      ? []
      : [
          h('h3', {}, says.notes),
          h('ul', { class: 'notes' }, ...list.map((note) => h('li', {}, plain(messages.note(note))))),
        ];
  }

  function rowDetails(row: ShownRow, model: Model): Child[] {
    const { view } = model;
    const work = isWork(row);
    const waitedFor = row.waitedFor === null ? undefined : model.row(row.waitedFor);
    const full = plain(row.importPath || row.name) + (row.variant ? ` [${plain(row.variant)}]` : '');
    const share = view.totals.compileWorkMs > 0 ? row.ownMs / view.totals.compileWorkMs : 0;
    return [
      heading(plain(row.name), full),
      h(
        'p',
        { class: `why ${row.outcome}${row.origin && row.outcome === 'miss' ? ' origin' : ''}` },
        icon(outcomeIcon(row), row.state === 'running' ? 'spin' : ''),
        h('span', {}, whyOf(row, model)),
      ),
      ...row.diagnostics.flatMap((index) => {
        const said = view.diagnostics[index];
        return said ? [diagnosticBox(said.file, said.line, said.column, said.message)] : [];
      }),
      facts([
        work && [
          says.time,
          [
            messages.duration(row.ownMs),
            row.kind === 'package' && share >= 0.01 && says.share(messages.share(share)),
            row.critical && says.onCriticalPath,
          ]
            .filter(Boolean)
            .join(' · '),
        ],
        work && row.cpuMs > 0 && [says.cpu, messages.duration(row.cpuMs)],
        work && row.startMs !== null && [says.started, messages.duration(row.startMs)],
        work &&
          (waitedFor ? isWork(waitedFor) : false) && [
            says.waited,
            h(
              'span',
              {},
              waitedFor ? link(waitedFor) : null,
              row.waitedMs >= 50 && h('div', {}, says.waitedWorker(messages.duration(row.waitedMs))),
            ),
          ],
        work &&
          !row.critical &&
          row.slackMs !== null &&
          row.slackMs >= 1 && [says.slack, says.slackWhy(messages.duration(row.slackMs))],
        row.test && [
          says.test,
          [
            plain(row.test.status),
            row.test.cached && says.testCached,
            row.test.elapsedMs !== null && messages.duration(row.test.elapsedMs),
          ]
            .filter(Boolean)
            .join(' · '),
        ],
        row.module !== null && [says.module, plain(row.module)],
        [says.stage, messages.stageName(row.stage)],
      ]),
      ...reasonsOf(row, model),
      rowActions(row, model, around),
      ...linkList(says.needs, row.deps, model),
      ...linkList(says.neededBy, model.neededBy(row.id), model),
      ...commandList(row.commands),
      facts([
        row.actionID !== null && [says.actionID, mono(row.actionID)],
        row.buildID !== null && [says.buildID, mono(row.buildID)],
      ]),
    ];
  }

  /** Why, where the inputs of the keys are known; else the way up from where the work began. */
  function reasonsOf(row: ShownRow, model: Model): Child[] {
    const { why } = model.view;
    const reasons = why?.rows[String(row.id)];
    if (why && reasons) {
      const byPath = (name: string) => model.view.rows.find((one) => one.importPath === name && isWork(one));
      return whyDetails(
        reasons,
        why,
        (name) => {
          const found = name === row.importPath ? undefined : byPath(name);
          return found ? link(found) : null;
        },
        messages.why,
        (reason) => changedFile(row, reason),
      );
    }
    if (!isWork(row) || row.origin) return [];
    return [h('h3', {}, says.chain), chain(chainTo(model, row.id), model, row.id)];
  }

  /** A file that is still there, in the editor; a report can open none. */
  function changedFile(row: ShownRow, { id, subject }: Reason): HTMLElement | null {
    const { directory } = row;
    if (!around.editor || directory === null || !IN_PACKAGE.has(id)) return null;
    const open = () => around.openFile(`${directory}/${subject}`, null, null);
    return plainButton('link', open, plain(subject));
  }

  function foldDetails(label: string, rows: readonly number[], model: Model): Child[] {
    const members = rows.flatMap((id) => model.row(id) ?? []);
    const worked = members.filter(isWork).sort((a, b) => b.ownMs - a.ownMs);
    const spent = worked.reduce((sum, row) => sum + row.ownMs, 0);
    return [
      heading(plain(label), plain(label)),
      h('p', { class: 'why' }, messages.packages(members.length)),
      facts([
        worked.length > 0 && [messages.outcome('miss', 'package'), messages.count(worked.length)],
        members.length > worked.length && [
          messages.outcome('hit', 'package'),
          messages.count(members.filter((row) => row.outcome === 'hit').length),
        ],
        spent > 0 && [says.time, messages.ofWork(messages.duration(spent))],
      ]),
      worked.length > 0 && h('h3', {}, says.slowest),
      worked.length > 0 && timedList(worked.slice(0, SHOWN), model),
      ...(worked.length === 0 ? linkList(says.inside, rows, model) : []),
    ];
  }

  function heading(label: string, full: string): HTMLElement {
    return h(
      'div',
      { class: 'details-head' },
      h('h2', { title: full }, h('bdi', {}, label)),
      iconButton(says.close, icon('close'), () => store.set({ selection: null })),
      full === label ? null : h('p', { class: 'full' }, full),
    );
  }

  function whyOf(row: ShownRow, model: Model): string {
    const why = model.view.why?.rows[String(row.id)];
    const rebuiltNeeds = row.deps.filter((dep) => {
      const needed = model.row(dep);
      return needed !== undefined && isWork(needed);
    }).length;
    const reasons: Readonly<Record<ShownRow['outcome'], string>> = {
      miss: why
        ? rowWhy(why, messages.why)
        : row.origin
          ? says.rootWhy
          : rebuiltNeeds > 0
            ? says.missWhy(rebuiltNeeds)
            : '',
      hit: '',
      failed: '',
      notRun: says.notRunWhy,
      notNeeded: says.notNeededWhy,
      unknown: says.unknownWhy,
    };
    return [
      rowOutcome(row, messages),
      row.state === 'done' && reasons[row.outcome],
      row.outputUnchanged && says.unchangedWhy,
      row.provisional && messages.provisional,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  function diagnosticBox(
    file: string | null,
    line: number | null,
    column: number | null,
    message: string,
  ): HTMLElement {
    const where = file && [plain(file), line, column].filter((part) => part !== null).join(':');
    return h(
      'div',
      { class: 'diagnostic' },
      where
        ? plainButton(
            'link mono',
            () => (around.editor ? around.openFile(file ?? '', line, column) : around.copy(where)),
            where,
          )
        : null,
      h('pre', { tabindex: 0 }, plainLines(message)),
    );
  }

  function link(row: ShownRow): HTMLElement {
    const full = plain(row.name);
    const room = (element.clientWidth || PANE_PX) - BESIDE_NAME_PX;
    const text = shortenLeft(full, room, LABEL_FONT_PX, 400, row.verb);
    const button = plainButton('link', () => selectRow(store, row.id), h('bdi', {}, text));
    if (text !== full) setAttributes(button, { title: full, 'aria-label': full });
    return button;
  }

  function timedList(rows: readonly ShownRow[], model: Model): HTMLElement {
    return h(
      'ol',
      { class: 'timed' },
      ...rows.map((row) => {
        const bar = h('i', { class: row.critical ? 'bar critical' : 'bar', 'aria-hidden': 'true' });
        bar.style.width = `${model.longestMs > 0 ? Math.max(1, (row.ownMs / model.longestMs) * 100) : 0}%`;
        return h('li', {}, link(row), h('span', { class: 'num' }, messages.duration(row.ownMs)), bar);
      }),
    );
  }

  function chain(ids: readonly number[], model: Model, current: number | null): HTMLElement {
    return h(
      'ol',
      { class: 'chain' },
      ...ids.flatMap((id) => {
        const row = model.row(id);
        if (!row) return [];
        const name = id === current ? h('strong', {}, h('bdi', {}, plain(row.name))) : link(row);
        return [h('li', {}, name, h('span', { class: 'num' }, messages.duration(row.ownMs)))];
      }),
    );
  }

  function linkList(title: string, ids: readonly number[], model: Model): Child[] {
    const rows = ids
      .flatMap((id) => model.row(id) ?? [])
      .sort((a, b) => Number(isWork(b)) - Number(isWork(a)) || b.ownMs - a.ownMs);
    if (rows.length === 0) return [];
    const entry = (row: ShownRow) => h('li', {}, icon(outcomeIcon(row), row.outcome), link(row));
    const list = h('ul', { class: 'rows' }, ...rows.slice(0, SHOWN).map(entry));
    const rest = rows.slice(SHOWN);
    if (rest.length > 0) {
      const more = h('li', {});
      more.append(
        plainButton('link', () => more.replaceWith(...rest.map(entry)), h('bdi', {}, says.more(rest.length))),
      );
      list.append(more);
    }
    return [h('h3', {}, title, h('span', { class: 'num' }, messages.count(rows.length))), list];
  }

  function commandList(commands: readonly string[]): Child[] {
    if (commands.length === 0) return [];
    return [
      h('h3', {}, says.commands(commands.length)),
      ...commands.slice(0, 20).map((command) =>
        h(
          'div',
          { class: 'command-box' },
          h('pre', { tabindex: 0 }, plainLines(command.slice(0, 20_000))),
          iconButton(says.copy, icon('copy'), () => around.copy(command)),
        ),
      ),
    ];
  }

  function facts(list: readonly (readonly [string, Child] | false | undefined | null)[]): HTMLElement | null {
    const shownFacts = list.filter((fact) => !!fact);
    if (shownFacts.length === 0) return null;
    return h(
      'dl',
      { class: 'facts' },
      ...shownFacts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    );
  }

  function mono(text: string): HTMLElement {
    return h('code', {}, plain(text));
  }
}

function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(plain).join('\t'))
    .join('\n');
}
