import { assertNever } from '../../src/core/model/assert-never.ts';
import type { Reason } from '../../src/core/model/reasons.ts';
import { rowWhy } from '../../src/core/view/rebuild/why-view.ts';
import { rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import type { TraceView } from '../../src/core/view/trace/trace-view.ts';
import { chainTo, isWork } from '../model.ts';
import { whyDetails } from '../rebuild/why-details.ts';
import { iconButton } from '../ui/controls.ts';
import { type Child, h, plainButton } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain, plainLines } from '../ui/measure.ts';
import { outcomeIcon } from '../ui/outcome.ts';
import type { DrawingContext } from './context.ts';
import { changedFile, type RowFact, rebuiltNeeds, rowFacts } from './details-state.ts';
import { chainList, type Fact, factList, heading, joined, linkList, rowLink } from './lists.ts';
import { rowActions } from './row-actions.ts';

const MOST_COMMANDS = 20;
const LONGEST_COMMAND = 20_000;

/** Everything about the selected row. */
export function rowDetails(row: ShownRow, context: DrawingContext): readonly Child[] {
  const { model, messages } = context;
  const texts = messages.details;
  const full = plain(row.importPath || row.name) + (row.variant ? ` [${plain(row.variant)}]` : '');
  const isRoot = row.origin && row.outcome === 'miss';
  return [
    heading(plain(row.name), full, context),
    h(
      'p',
      { class: `why ${row.outcome}${isRoot ? ' origin' : ''}` },
      icon(outcomeIcon(row), row.state === 'running' ? 'spin' : ''),
      h('span', {}, outcomeText(row, context)),
    ),
    ...row.diagnostics.flatMap((index) => {
      const diagnostic = model.view.diagnostics[index];
      return diagnostic ? [diagnosticBox(diagnostic, context)] : [];
    }),
    factList(rowFacts(row, model).map((fact) => factText(fact, context))),
    ...reasons(row, context),
    rowActions(row, context),
    ...linkList(texts.needs, row.deps, context),
    ...linkList(texts.neededBy, model.neededBy(row.id), context),
    ...commandList(row.commands, context),
    factList([
      row.actionID !== null && [texts.actionID, h('code', {}, plain(row.actionID))],
      row.buildID !== null && [texts.buildID, h('code', {}, plain(row.buildID))],
    ]),
  ];
}

function factText(fact: RowFact, context: DrawingContext): Fact {
  const { messages } = context;
  const texts = messages.details;
  switch (fact.id) {
    case 'time': {
      const share = fact.share !== null && texts.share(messages.share(fact.share));
      return [texts.time, joined([messages.duration(fact.ms), share, fact.critical && texts.onCriticalPath])];
    }
    case 'cpu':
      return [texts.cpu, messages.duration(fact.ms)];
    case 'started':
      return [texts.started, messages.duration(fact.ms)];
    case 'waited': {
      const { row, workerMs } = fact;
      const worker = workerMs !== null && h('div', {}, texts.waitedWorker(messages.duration(workerMs)));
      return [texts.waited, h('span', {}, rowLink(row, context), worker)];
    }
    case 'slack':
      return [texts.slack, texts.slackWhy(messages.duration(fact.ms))];
    case 'test': {
      const { status, cached, elapsedMs } = fact.test;
      const elapsed = elapsedMs !== null && messages.duration(elapsedMs);
      return [texts.test, joined([plain(status), cached && texts.testCached, elapsed])];
    }
    case 'module':
      return [texts.module, plain(fact.path)];
    case 'stage':
      return [texts.stage, messages.stageName(fact.stage)];
    default:
      return assertNever(fact);
  }
}

/** How it ended and why, in one line. */
function outcomeText(row: ShownRow, context: DrawingContext): string {
  const { messages } = context;
  return joined([
    rowOutcome(row, messages),
    row.state === 'done' && reasonText(row, context),
    row.outputUnchanged && messages.details.unchangedWhy,
    row.provisional && messages.provisional,
  ]);
}

function reasonText(row: ShownRow, { model, messages }: DrawingContext): string {
  const texts = messages.details;
  switch (row.outcome) {
    case 'miss': {
      const why = model.view.why?.rows[String(row.id)];
      if (why) return rowWhy(why, messages.why);
      if (row.origin) return texts.rootWhy;
      const needs = rebuiltNeeds(row, model);
      return needs > 0 ? texts.missWhy(needs) : '';
    }
    case 'notRun':
      return texts.notRunWhy;
    case 'notNeeded':
      return texts.notNeededWhy;
    case 'unknown':
      return texts.unknownWhy;
    default:
      return '';
  }
}

/** The reasons if the key inputs are known, otherwise the chain of packages that led to this one. */
function reasons(row: ShownRow, context: DrawingContext): readonly Child[] {
  const { model, messages } = context;
  const { why, rows } = model.view;
  const known = why?.rows[String(row.id)];
  if (why && known) {
    const toPackage = (path: string) => {
      const found =
        path === row.importPath ? undefined : rows.find((one) => one.importPath === path && isWork(one));
      return found ? rowLink(found, context) : null;
    };
    return whyDetails(known, why, toPackage, messages.why, (reason) => fileLink(row, reason, context));
  }
  if (!isWork(row) || row.origin) return [];
  return [h('h3', {}, messages.details.chain), chainList(chainTo(model, row.id), row.id, context)];
}

/** Only in the editor, because a report cannot open files. */
function fileLink(row: ShownRow, reason: Reason, { editor, openFile }: DrawingContext): HTMLElement | null {
  const path = changedFile(row, reason);
  if (!editor || path === null) return null;
  return plainButton('link', () => openFile(path, null, null), plain(reason.subject));
}

function diagnosticBox(
  { file, line, column, message }: TraceView['diagnostics'][number],
  { editor, openFile, copy }: DrawingContext,
): HTMLElement {
  const where = file && [plain(file), line, column].filter((part) => part !== null).join(':');
  const go = () => (editor ? openFile(file ?? '', line, column) : copy(where ?? ''));
  return h(
    'div',
    { class: 'diagnostic' },
    where ? plainButton('link mono', go, where) : null,
    h('pre', { tabindex: 0 }, plainLines(message)),
  );
}

function commandList(commands: readonly string[], { messages, copy }: DrawingContext): readonly Child[] {
  if (commands.length === 0) return [];
  const texts = messages.details;
  return [
    h('h3', {}, texts.commands(commands.length)),
    ...commands.slice(0, MOST_COMMANDS).map((command) =>
      h(
        'div',
        { class: 'command-box' },
        h('pre', { tabindex: 0 }, plainLines(command.slice(0, LONGEST_COMMAND))),
        iconButton(texts.copy, icon('copy'), () => copy(command)),
      ),
    ),
  ];
}
