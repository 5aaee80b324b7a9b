import { shownBelow } from '../../src/core/go/path-names.ts';
import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { goLine } from '../../src/core/model/diagnostic-line.ts';
import { countErrors, type ErrorGroup } from '../../src/core/view/failure/error-groups.ts';
import type { NoMainView, ProgramView } from '../../src/core/view/trace/trace-view.ts';
import type { FrameTools } from '../frame.ts';
import type { Model } from '../model.ts';
import { type Screen, type Store, selectRow } from '../store.ts';
import type { Panel } from '../tabs.ts';
import { iconButton, textButton } from '../ui/controls.ts';
import { type Child, h, plainButton, present } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain, plainLines } from '../ui/measure.ts';
import { allAsText, placeText } from './error-texts.ts';

type FailedTest = ErrorGroup['failures'][number];
type ErrorTools = Pick<FrameTools, 'copy' | 'openFile'>;

interface ErrorsContext {
  readonly store: Store;
  readonly model: Model;
  readonly messages: PanelMessages;
  readonly copy: (text: string) => void;
  readonly toFile: (path: string, line: number | null, column: number | null) => void;
}

/** Every error of a command that failed, those closest to the cause first, with what to do. */
export function createErrorsPage(store: Store, messages: PanelMessages, tools: ErrorTools): Panel {
  const label = messages.errors.title;
  const element = h('div', { class: 'errors-page', tabindex: 0, role: 'region', 'aria-label': label });
  return {
    element,
    update: ({ model, editor }, before: Screen | null) => {
      if (before?.model === model && before.editor === editor) return;
      const toFile = (path: string, line: number | null, column: number | null) => {
        if (editor !== null) tools.openFile(path, line, column);
        else tools.copy(placeText(path, line, column));
      };
      element.replaceChildren(...present(content({ store, model, messages, copy: tools.copy, toFile })));
    },
  };
}

function content(context: ErrorsContext): readonly Child[] {
  const { model, messages } = context;
  const { noMain, program } = model.view;
  const crash = program?.panic ?? null;
  const { errors, tests } = countErrors(model.errors);
  const summary = messages.errors.all(errors, tests, noMain?.fixes.length ?? 0) || messages.errors.crashed;
  return [
    h(
      'div',
      { class: 'errors-top' },
      h('span', { class: 'error-facts' }, summary),
      textButton(messages.errors.copyAll, icon('copy'), () => context.copy(allAsText(model, messages))),
    ),
    noMain !== null && noMain.fixes.length > 0 && fixes(noMain, context),
    crash !== null && panicCard(crash, context),
    ...model.errors.map((group) => groupCard(group, context)),
  ];
}

function fixes({ fixes: all }: NoMainView, { messages, copy }: ErrorsContext): HTMLElement {
  return h(
    'section',
    { class: 'error-fixes' },
    h('h2', {}, messages.errors.fixes),
    h(
      'ol',
      { class: 'fixes' },
      ...all.map(({ what, how, isCommand }) =>
        h(
          'li',
          {},
          h('span', {}, plain(what)),
          how !== '' &&
            h(
              'span',
              { class: 'fix-how' },
              h('code', {}, plain(how)),
              isCommand && iconButton(messages.errors.copyFix, icon('copy'), () => copy(how)),
            ),
        ),
      ),
    ),
  );
}

function groupCard(group: ErrorGroup, context: ErrorsContext): HTMLElement {
  const { model, messages } = context;
  const texts = messages.errors;
  const { diagnostics, failures, blocked } = group;
  const said = diagnostics.flatMap((index) => model.view.diagnostics[index] ?? []);
  const facts = [
    said.length > 0 ? texts.count(said.length) : '',
    failures.length > 0 ? texts.tests(failures.length) : '',
    blocked > 0 ? texts.blocked(blocked) : '',
  ];
  return h(
    'section',
    { class: 'error-group' },
    h(
      'h2',
      {},
      groupName(group, context),
      h('span', { class: 'error-facts' }, facts.filter((fact) => fact !== '').join(messages.separator)),
    ),
    h(
      'ul',
      {},
      ...said.map((one) =>
        h(
          'li',
          { class: 'error' },
          one.file !== null && placeLink(one.file, one.line, one.column, context),
          messageText(one.message),
          copyButton(goLine(one), context),
        ),
      ),
      ...failures.map((failure) => testItem(failure, context)),
      said.length + failures.length === 0 && h('li', { class: 'error-facts' }, texts.noMessage),
    ),
  );
}

function groupName({ row, package: name }: ErrorGroup, { store, model, messages }: ErrorsContext): Child {
  const known = row === null ? undefined : model.row(row);
  if (known === undefined)
    return h('span', { class: 'error-name' }, name === '' ? messages.errors.ofGo : plain(name));
  const link = plainButton('link error-name', () => selectRow(store, known.id), plain(known.name));
  link.title = plain(known.importPath || known.name);
  return link;
}

function testItem(failure: FailedTest, context: ErrorsContext): HTMLElement {
  const { messages } = context;
  const { name, elapsedMs, output, place } = failure;
  return h(
    'li',
    { class: 'error failed-test' },
    h(
      'div',
      { class: 'test-head' },
      icon('error'),
      h('strong', {}, name === '' ? messages.errors.noTest : plain(name)),
      elapsedMs !== null && h('span', { class: 'num' }, messages.duration(elapsedMs)),
      place !== null && placeLink(place.file, place.line, null, context),
    ),
    output === '' ? h('p', { class: 'error-facts' }, messages.errors.noOutput) : messageText(output),
    copyButton(`--- FAIL: ${name}\n${output}`, context),
  );
}

function panicCard(crash: NonNullable<ProgramView['panic']>, context: ErrorsContext): HTMLElement {
  const { messages } = context;
  const { message, function: called, file, line, output } = crash;
  return h(
    'section',
    { class: 'error-group' },
    h('h2', {}, h('span', { class: 'error-name' }, messages.errors.panic)),
    h(
      'ul',
      {},
      h(
        'li',
        { class: 'error failed-test' },
        h(
          'div',
          { class: 'test-head' },
          icon('error'),
          h('strong', {}, plain(message)),
          called !== null && h('span', { class: 'error-facts' }, messages.errors.in(plain(called))),
          file !== null && placeLink(file, line, null, context),
        ),
        messageText(output),
        copyButton(output, context),
      ),
    ),
  );
}

function placeLink(
  file: string,
  line: number | null,
  column: number | null,
  { toFile, model }: ErrorsContext,
): HTMLElement {
  const shown = placeText(shownBelow(file, model.view.header.directory), line, column);
  const link = plainButton('link mono error-place', () => toFile(file, line, column), plain(shown));
  link.title = plain(placeText(file, line, column));
  return link;
}

function messageText(text: string): HTMLElement {
  return h('pre', { tabindex: 0 }, plainLines(text));
}

function copyButton(text: string, { copy, messages }: ErrorsContext): HTMLElement {
  return iconButton(messages.errors.copyMessage, icon('copy'), () => copy(text));
}
