import { failureView } from '../app/explain-trace.ts';
import { readKeys } from '../app/read-keys.ts';
import { openStores } from '../app/user-stores.ts';
import type { GoCommand } from '../core/go/go-command.ts';
import type { UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { foldTrace } from '../core/trace/fold-trace.ts';
import type { Progress } from '../core/trace/progress.ts';
import type { Recording } from '../core/trace/recording.ts';
import { viewTrace } from '../core/view/trace/view-trace.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';
import type { TraceChannel } from './editor/trace-channel.ts';
import { attempt, finishTrace } from './finish-trace.ts';
import { untilSignal } from './terminal/until-signal.ts';

export interface AfterTrace {
  readonly take: (progress: Progress) => void;
  /** Explains, keeps and tells what was recorded. */
  readonly finish: (recording: Recording, lead: string) => Promise<void>;
}

/** The second half of `trace`, loaded while go works. */
export function openAfterTrace(
  go: GoCommand,
  invocation: Invocation,
  editor: TraceChannel | null,
  context: CommandLineContext,
): AfterTrace {
  const { switches } = invocation;
  const channel = editor?.channel ?? null;
  const stores = openStores(context);
  const keys = switches.has('no-explain')
    ? null
    : readKeys(go, stores.keys, context, {
        remembers: !switches.has('no-history'),
        onRunning: channel?.view,
      });

  async function withKeys(
    trace: BuildTrace,
    { plan }: Recording,
    errors: UserFacingError[],
  ): Promise<BuildTrace> {
    if (keys === null) return trace;
    const whole = await attempt(errors, () => untilSignal((signal) => keys.finish(trace, signal, plan)));
    return whole ?? trace;
  }

  return {
    take: (progress) => keys?.take(progress),
    async finish(recording, lead) {
      const trace = foldTrace(recording);
      const noMain = failureView(trace, context);
      // The picture does not wait for the reasons; where they are there already it would take them away.
      if (channel !== null && keys?.areRead() !== true) channel.view(viewTrace(trace, { noMain }));
      const earlier: UserFacingError[] = [];
      const explained = await withKeys(trace, recording, earlier);
      await finishTrace(explained, invocation, context, {
        lead,
        channel,
        mark: editor?.mark ?? null,
        earlier,
        stores,
        noMain,
      });
    },
  };
}
