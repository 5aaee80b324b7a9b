import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explanationOf, failureView, keyStoreOf } from '../app/explain-trace.ts';
import { exportExplanation, exportTexts, exportTrace } from '../app/export-trace.ts';
import { historyFacts, historyOf } from '../app/history-of.ts';
import type { Explanation } from '../core/analysis/rebuild/explanation.ts';
import { snapshotOf } from '../core/analysis/rebuild/snapshot.ts';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { writeTrace } from '../core/trace/read-trace.ts';
import { buildWhy } from '../core/view/rebuild/why-view.ts';
import type { TraceView } from '../core/view/trace/trace-view.ts';
import { viewTrace } from '../core/view/trace/view-trace.ts';
import type { History } from '../store/history.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';
import type { LiveChannel } from './editor/live-channel.ts';
import { failureText } from './failure-text.ts';
import { openInBrowser } from './open-in-browser.ts';
import { renderReport, writeNamedFile } from './report-file.ts';
import { summaryFor } from './summary-for.ts';

interface KeepOptions {
  /** Stands before whatever is said. */
  readonly lead?: string;
  readonly channel?: LiveChannel | null;
  /** By which the history finds it, where somebody was told before. */
  readonly mark?: string | null;
  /** What could not be done before. */
  readonly earlier?: readonly UserFacingError[];
}

/**
 * Writes what was asked for, and says it: the end of `trace` and `import`. The command is over by now:
 * whatever cannot be kept is one warning, and the rest goes on. Gives whether everything went well.
 */
export async function keepTrace(
  trace: BuildTrace,
  { switches, values }: Invocation,
  context: CommandLineContext,
  { lead = '', channel = null, mark = null, earlier = [] }: KeepOptions = {},
): Promise<boolean> {
  const keys = keyStoreOf(context);
  const out = values.get('out');
  const html = values.get('html');
  const history = switches.has('no-history') ? null : historyOf(context);
  const faults: UserFacingError[] = [];
  const warnings: UserFacingError[] = [...earlier];
  const explanation = await attempt(warnings, () => explanationOf(trace, keys));

  const shared = wantsPage() || out !== undefined ? await exportTrace(trace, context) : trace;
  const quiet = switches.has('quiet');
  const told = wantsPage() && explanation ? await exportExplanation(explanation, context) : explanation;
  const failure = failureView(trace, context);
  // Its user's own screen: nothing is redacted there, and the places in it can be opened.
  channel?.view(viewTrace(trace, { noMain: failure, ...(explanation === null ? {} : { explanation }) }));
  const noMain = failure === null ? null : await exportTexts(failure, context);
  const view =
    quiet && !wantsPage()
      ? null
      : viewTrace(shared, { noMain, ...(told === null ? {} : { explanation: told }) });
  // The page is rendered while the trace is compressed.
  const rendering = view === null || !wantsPage() ? null : attempt(faults, () => renderReport(view, context));
  const outPath =
    out === undefined ? null : await attempt(faults, () => writeNamedFile(out, writeTrace(shared), context));
  const id = history === null ? null : await attempt(warnings, () => addToHistory(history));
  if (id === null) channel?.trace(writeTrace(trace));
  const page = await rendering;
  const report = page === null ? null : await writeReport(page);
  if (report !== null && switches.has('open')) await attempt(faults, () => openInBrowser(report, context));

  channel?.kept(id, report);
  // Also when quiet: somebody waits for the file that could not be written.
  const messages = new Set(
    (quiet ? faults : [...faults, ...warnings]).map((error) => failureText(error, context.messages)),
  );
  const places = { trace: outPath ?? (id === null ? null : '@last'), report };
  const summary =
    quiet || view === null
      ? ''
      : summaryFor(
          { ...ownView(view, trace, explanation), noMain: failure },
          places,
          context.stderr,
          context,
        );
  const said = [...messages].join('') + summary;
  if (said !== '') context.stderr.write(lead + said);
  return faults.length === 0;

  function wantsPage(): boolean {
    return html !== undefined || switches.has('open') || !switches.has('no-history');
  }

  async function addToHistory(to: History): Promise<string> {
    const id = await addTrace(to);
    await attempt(warnings, () => addKeys(to, id));
    return id;
  }

  async function addTrace(to: History): Promise<string> {
    try {
      // The history leaves key inputs to the store, where each stands once.
      const { id } = await to.add(
        writeTrace({ ...trace, keyInputs: {} }),
        historyFacts(trace),
        mark ?? undefined,
      );
      return id;
    } catch (cause) {
      throw new UserFacingError('trace-not-kept', { reason: systemErrorOf(cause) }, { cause });
    }
  }

  async function addKeys(to: History, id: string): Promise<void> {
    try {
      await keys.add(snapshotOf(trace, id), (actionID) => trace.keyInputs[actionID] ?? null);
      await keys.prune((await to.list()).map((entry) => entry.id));
    } catch (cause) {
      throw new UserFacingError('key-inputs-not-kept', { reason: systemErrorOf(cause) }, { cause });
    }
  }

  async function writeReport(page: string): Promise<string | null> {
    if (html !== undefined) return attempt(faults, () => writeNamedFile(html, page, context));
    if (history !== null && id !== null) {
      return attempt(warnings, async () => {
        try {
          return await history.writeReport(id, page);
        } catch (cause) {
          throw new UserFacingError('report-not-kept', { reason: systemErrorOf(cause) }, { cause });
        }
      });
    }
    if (!switches.has('open')) return null;
    const folder = await mkdtemp(join(tmpdir(), 'go-build-pipeline-report-'));
    return attempt(faults, () => writeNamedFile(join(folder, 'report.html'), page, context));
  }
}

/**
 * The view of the trace as exported, with the words that its own user typed: a second view of the whole
 * trace would cost more than all the rest.
 */
function ownView(view: TraceView, trace: BuildTrace, explanation: Explanation | null): TraceView {
  const { argv, directory } = trace.command;
  const why = explanation === null ? null : buildWhy(trace, explanation);
  return { ...view, header: { ...view.header, argv, directory }, why };
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
