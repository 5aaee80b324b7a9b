import { join } from 'node:path';
import { explanationOf, failureView } from '../app/explain-trace.ts';
import { type ExplainedTrace, exportExplained, viewExplained, withOwnWords } from '../app/explained-trace.ts';
import { keepKeys, keepReport, keepTrace } from '../app/keep-trace.ts';
import { temporaryFolder } from '../app/temporary-folder.ts';
import { openStores, tidyIfOverfull, type UserStores } from '../app/user-stores.ts';
import { UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { writeTrace } from '../core/trace/read-trace.ts';
import type { NoMainView, SummaryView } from '../core/view/trace/trace-view.ts';
import { summarizeTrace } from '../core/view/trace/view-trace.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';
import type { LiveChannel } from './editor/live-channel.ts';
import { failureText } from './failure-text.ts';
import { openInBrowser } from './open-in-browser.ts';
import { renderReport, writeNamedFile } from './report-file.ts';
import { summaryFor } from './summary-for.ts';

interface FinishOptions {
  /** Stands before whatever is said. */
  readonly lead?: string;
  readonly channel?: LiveChannel | null;
  /** By which the history finds it, where somebody was told before. */
  readonly mark?: string | null;
  /** As the command has opened them. */
  readonly stores?: UserStores;
  /** What could not be done before. */
  readonly earlier?: readonly UserFacingError[];
  /** Why there was nothing to run, where that is known already. */
  readonly noMain?: NoMainView | null;
}

/**
 * Saves the trace, then writes what was asked for, then says it: the end of `trace` and `import`. The command
 * is over by now: whatever cannot be kept is one warning, and the rest goes on. Gives whether everything went
 * well.
 */
export async function finishTrace(
  trace: BuildTrace,
  invocation: Invocation,
  context: CommandLineContext,
  {
    lead = '',
    channel = null,
    mark = null,
    earlier = [],
    stores = openStores(context),
    noMain,
  }: FinishOptions = {},
): Promise<boolean> {
  const { switches, values } = invocation;
  const [out, html] = [values.get('out'), values.get('html')];
  const [quiet, opens, keeps] = [switches.has('quiet'), switches.has('open'), !switches.has('no-history')];
  const wantsPage = html !== undefined || opens || keeps;
  const faults: UserFacingError[] = [];
  const warnings: UserFacingError[] = [...earlier];

  // It is compressed in a thread of its own, while the rest is worked out here.
  const saving = keeps ? attempt(warnings, addToHistory) : Promise.resolve(null);
  // Awaited below; a defect that shows itself before that must not end the process.
  saving.catch(() => undefined);
  const explained: ExplainedTrace = {
    trace,
    explanation: await attempt(warnings, () => explanationOf(trace, stores.keys)),
    noMain: noMain === undefined ? failureView(trace, context) : noMain,
  };
  // Its user's own screen: nothing is redacted there, and the places in it can be opened.
  const ownView = channel === null ? null : viewExplained(explained);
  if (ownView !== null) channel?.view(ownView);
  const isAskedFor = html !== undefined || opens || out !== undefined;
  const shared = wantsPage || out !== undefined ? await attempt(isAskedFor ? faults : warnings, share) : null;
  const pageView = wantsPage && shared !== null ? viewExplained(shared) : null;
  const rendering =
    pageView === null ? Promise.resolve(null) : attempt(faults, () => renderReport(pageView, context));
  rendering.catch(() => undefined);
  const outPath =
    out === undefined || shared === null
      ? null
      : await attempt(faults, () => writeNamedFile(out, writeTrace(shared.trace), context));
  const id = await saving;
  if (id === null) channel?.trace(writeTrace(trace));
  const page = await rendering;
  const report = page === null ? null : await writeReport(page);
  if (report !== null && opens) await attempt(faults, () => openInBrowser(report, context));
  channel?.kept(id, report);
  tell();
  if (id !== null) await tidyIfOverfull(stores).catch(() => undefined);
  return faults.length === 0;

  /** As it may leave the machine; the reasons are for a page only. */
  function share(): Promise<ExplainedTrace> {
    return exportExplained(wantsPage ? explained : { trace, explanation: null, noMain: null }, context);
  }

  async function addToHistory(): Promise<string> {
    const traceId = await keepTrace(trace, stores, mark);
    await attempt(warnings, () => keepKeys(trace, traceId, stores));
    return traceId;
  }

  async function writeReport(page: string): Promise<string | null> {
    if (html !== undefined) return attempt(faults, () => writeNamedFile(html, page, context));
    if (id !== null) return attempt(warnings, () => keepReport(id, page, stores));
    if (!opens) return null;
    return attempt(faults, async () => {
      const folder = await temporaryFolder('report');
      return writeNamedFile(join(folder, 'report.html'), page, context);
    });
  }

  function tell(): void {
    // Also when quiet: somebody waits for the file that could not be written.
    const messages = new Set(
      (quiet ? faults : [...faults, ...warnings]).map((error) => failureText(error, context.messages)),
    );
    const said = [...messages].join('') + (quiet ? '' : summary());
    if (said !== '') context.stderr.write(lead + said);
  }

  function summary(): string {
    const places = { trace: outPath ?? (id === null ? null : '@last'), report };
    return summaryFor(viewToTell(), places, context.stderr, context);
  }

  /** Where no view was needed before, as much of one as is told. */
  function viewToTell(): SummaryView {
    if (ownView !== null) return ownView;
    if (pageView !== null) return withOwnWords(pageView, explained);
    if (explained.explanation !== null) return viewExplained(explained);
    return summarizeTrace(trace, { noMain: explained.noMain });
  }
}

/** What we could not do becomes a message, and the rest goes on; anything else is a defect. */
export async function attempt<T>(errors: UserFacingError[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    errors.push(error);
    return null;
  }
}
