import type { UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { summarizeTrace } from '../core/view/trace/summarize-trace.ts';
import type { NoMainView } from '../core/view/trace/trace-view.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';
import type { LiveChannel } from './editor/live-channel.ts';
import { failureText } from './failure-text.ts';
import { summaryFor } from './summary-for.ts';
import type { TraceOutputs, WantedOutputs, WrittenOutputs } from './trace-outputs.ts';

export interface FinishOptions {
  /** Precedes the summary. */
  readonly lead?: string;
  readonly channel?: LiveChannel | null;
  /** The end of the ID of its trace in the history, if an editor already knows it. */
  readonly idSuffix?: string | null;
  /** Problems that occurred earlier. */
  readonly earlier?: readonly UserFacingError[];
  /** Why there was nothing to run. */
  readonly noMain?: NoMainView | null;
}

/**
 * The end of `trace` and `import`: saves the trace, then writes the requested files, then prints the summary.
 * `outputs` is null if nothing is written. The command is over by now: each output that cannot be saved becomes one
 * warning, and the rest continues. Returns whether everything succeeded.
 */
export async function finishTrace(
  trace: BuildTrace,
  invocation: Invocation,
  context: CommandLineContext,
  outputs: TraceOutputs | null,
  { lead = '', channel = null, idSuffix = null, earlier = [], noMain = null }: FinishOptions = {},
): Promise<boolean> {
  const quiet = invocation.switches.has('quiet');
  const faults: UserFacingError[] = [];
  const warnings: UserFacingError[] = [...earlier];
  const wanted = wantedOutputs(invocation);
  const { files, view }: WrittenOutputs =
    outputs === null
      ? { files: { trace: null, report: null }, view: () => summarizeTrace(trace, { noMain }) }
      : await outputs.write({ trace, noMain }, { wanted, channel, idSuffix, warnings, faults });
  // Even if quiet, because the user expects the file that could not be written.
  const errors = quiet ? faults : [...faults, ...warnings];
  const messages = new Set(errors.map((error) => failureText(error, context.messages)));
  const summary = quiet ? '' : summaryFor(view(), files, context.stderr, context);
  const text = [...messages].join('') + summary;
  if (text !== '') context.stderr.write(lead + text);
  return faults.length === 0;
}

export function wantedOutputs({ switches, values }: Invocation): WantedOutputs {
  return {
    out: values.get('out'),
    json: values.get('json'),
    html: values.get('html'),
    opens: switches.has('open'),
    saves: !switches.has('no-history'),
  };
}

/** Whether a command writes anything but its summary. */
export function writesAny({ out, json, html, opens, saves }: WantedOutputs): boolean {
  return out !== undefined || json !== undefined || html !== undefined || opens || saves;
}
