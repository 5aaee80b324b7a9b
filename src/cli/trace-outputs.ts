import { join } from 'node:path';
import { keepKeys, keepReport, keepRow, keepTrace } from '../app/keep-trace.ts';
import { explanationOf } from '../app/rebuild/explain-trace.ts';
import {
  type ExplainedTrace,
  exportExplained,
  viewExplained,
  withOwnArguments,
} from '../app/rebuild/explained-trace.ts';
import { type KeyReader, type ReadKeysOptions, readKeys } from '../app/rebuild/read-keys.ts';
import { lastingFolder } from '../app/temporary-folder.ts';
import { openStores, tidyIfOver, type UserStores } from '../app/user-stores.ts';
import type { GoCommand } from '../core/go/go-command.ts';
import type { UserFacingError } from '../core/model/errors.ts';
import { writeTrace } from '../core/trace/read-trace.ts';
import { summarizeTrace } from '../core/view/trace/summarize-trace.ts';
import type { SummaryView, TraceView } from '../core/view/trace/trace-view.ts';
import { viewTrace } from '../core/view/trace/view-trace.ts';
import { showTrace } from '../report/json/show-json.ts';
import type { SummaryFiles } from '../report/text/summary-text.ts';
import { attempt } from './attempt.ts';
import type { CommandLineContext } from './command.ts';
import type { LiveChannel } from './editor/live-channel.ts';
import { openInBrowser } from './open-in-browser.ts';
import { renderReport, writeNamedFile } from './report-file.ts';

/** The outputs that the user requested. */
export interface WantedOutputs {
  readonly out: string | undefined;
  /** For the figures, as `show --json` prints them. */
  readonly json: string | undefined;
  readonly html: string | undefined;
  readonly opens: boolean;
  /** Whether to save the trace in the history. */
  readonly saves: boolean;
}

export interface OutputOptions {
  readonly wanted: WantedOutputs;
  readonly channel: LiveChannel | null;
  /** The end of the ID of its trace in the history, if an editor already knows it. */
  readonly idSuffix: string | null;
  readonly warnings: UserFacingError[];
  /** Errors of outputs that the user requested by name. */
  readonly faults: UserFacingError[];
}

/** Where the outputs were written, and the data of the summary. */
export interface WrittenOutputs {
  readonly files: SummaryFiles;
  readonly view: () => SummaryView;
}

export interface TraceOutputs {
  /** Reads the cache keys of a running command; see `ReadKeysOptions` for `onRunning`. */
  readonly readKeys: (go: GoCommand, onRunning: ReadKeysOptions['onRunning']) => KeyReader;
  /** The view that an editor shows until the explanations are ready. */
  readonly view: (found: Pick<ExplainedTrace, 'trace' | 'noMain'>) => TraceView;
  readonly write: (
    found: Pick<ExplainedTrace, 'trace' | 'noMain'>,
    options: OutputOptions,
  ) => Promise<WrittenOutputs>;
}

/** Closer to the limits, a command does not take the time. */
const FAR_OVER = 0.2;

/**
 * Opens the stores for a trace, once per command. It also removes old traces over the limits now, while go works, so
 * that nobody waits for that at the end of a command.
 */
export function openOutputs(context: CommandLineContext, saves: boolean): TraceOutputs {
  const stores = openStores(context);
  const tidied = saves ? tidyIfOver(stores, FAR_OVER).catch(() => undefined) : Promise.resolve();
  return {
    readKeys: (go, onRunning) => {
      const keys = readKeys(go, stores.keys, context, { remembers: saves, onRunning });
      // Otherwise a pack that is being removed would count as known, although its inputs cannot be read any more.
      return { ...keys, finish: (...args) => tidied.then(() => keys.finish(...args)) };
    },
    view: ({ trace, noMain }) => viewTrace(trace, { noMain }),
    write: async (found, options) => {
      await tidied;
      return writeOutputs(found, stores, options, context);
    },
  };
}

/** Saves the trace, then writes the requested outputs. A failed output becomes a warning, and the rest continues. */
async function writeOutputs(
  { trace, noMain }: Pick<ExplainedTrace, 'trace' | 'noMain'>,
  stores: UserStores,
  { wanted: { out, json, html, opens, saves }, channel, idSuffix, warnings, faults }: OutputOptions,
  context: CommandLineContext,
): Promise<WrittenOutputs> {
  const wantsPage = html !== undefined || opens || saves;

  // Compression runs in another thread in the meantime.
  const saving = saves ? attempt(warnings, addToHistory) : Promise.resolve(null);
  // Awaited below; an earlier rejection must not end the process.
  saving.catch(() => undefined);
  const explanation = await attempt(warnings, () => explanationOf(trace, stores.keys));
  const explained: ExplainedTrace = { trace, explanation, noMain };
  // This is for the user's own screen: nothing is redacted, and positions can be opened.
  const ownView = channel === null ? null : viewExplained(explained);
  if (ownView !== null) channel?.view(ownView);
  const wantsFile = out !== undefined || json !== undefined;
  const isAskedFor = html !== undefined || opens || wantsFile;
  const shared = wantsPage || wantsFile ? await attempt(isAskedFor ? faults : warnings, share) : null;
  const pageView = wantsPage && shared !== null ? viewExplained(shared) : null;
  const rendering =
    pageView === null ? Promise.resolve(null) : attempt(faults, () => renderReport(pageView, context));
  rendering.catch(() => undefined);
  const outPath =
    out === undefined || shared === null
      ? null
      : await attempt(faults, () => writeNamedFile(out, writeTrace(shared.trace), context));
  if (json !== undefined && shared !== null) {
    const text = `${JSON.stringify(showTrace(shared.trace), null, 2)}\n`;
    await attempt(faults, () => writeNamedFile(json, text, context));
  }
  const id = await saving;
  if (id === null) channel?.trace(writeTrace(trace));
  else await attempt(warnings, () => keepRow(id, explained, stores));
  const page = await rendering;
  const report = page === null ? null : await writeReport(page);
  if (report !== null && opens) await attempt(faults, () => openInBrowser(report, context));
  channel?.saved(id, report);
  return { files: { trace: outPath ?? (id === null ? null : '@last'), report }, view: viewToSummarize };

  /** Redacted; reasons are only needed for a page. */
  function share(): Promise<ExplainedTrace> {
    return exportExplained(wantsPage ? explained : { trace, explanation: null, noMain: null }, context);
  }

  async function addToHistory(): Promise<string> {
    const traceId = await keepTrace(trace, stores, idSuffix);
    await attempt(warnings, () => keepKeys(trace, traceId, stores));
    return traceId;
  }

  async function writeReport(page: string): Promise<string | null> {
    if (html !== undefined) return attempt(faults, () => writeNamedFile(html, page, context));
    if (id !== null) return attempt(warnings, () => keepReport(id, page, stores));
    if (!opens) return null;
    return attempt(faults, async () => {
      const folder = await lastingFolder('report');
      return writeNamedFile(join(folder, 'report.html'), page, context);
    });
  }

  /** If no view was needed so far, only the part that the summary needs. */
  function viewToSummarize(): SummaryView {
    if (ownView !== null) return ownView;
    if (pageView !== null) return withOwnArguments(pageView, explained);
    if (explanation !== null) return viewExplained(explained);
    return summarizeTrace(trace, { noMain });
  }
}
