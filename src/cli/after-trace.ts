import type { GoCommand } from '../core/go/go-command.ts';
import type { UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { foldTrace } from '../core/trace/fold-trace.ts';
import type { Progress } from '../core/trace/progress.ts';
import type { Recording } from '../core/trace/recording.ts';
import type { NoMainView } from '../core/view/trace/trace-view.ts';
import type { Invocation } from './arguments.ts';
import { attempt } from './attempt.ts';
import type { CommandLineContext } from './command.ts';
import type { TraceChannel } from './editor/trace-channel.ts';
import { finishTrace, wantedOutputs, writesAny } from './finish-trace.ts';
import { untilSignal } from './terminal/until-signal.ts';

export interface AfterTrace {
  readonly take: (progress: Progress) => void;
  /** Explains, saves and summarizes the recording. */
  readonly finish: (recording: Recording, lead: string) => Promise<void>;
}

/**
 * The second half of `trace`, loaded while go works. It loads only what this command needs, because go uses the same
 * processors.
 */
export async function openAfterTrace(
  go: GoCommand,
  invocation: Invocation,
  editor: TraceChannel | null,
  context: CommandLineContext,
): Promise<AfterTrace> {
  const { switches } = invocation;
  const channel = editor?.channel ?? null;
  const wanted = wantedOutputs(invocation);
  const explains = !switches.has('no-explain');
  const outputs =
    explains || channel !== null || writesAny(wanted)
      ? (await import('./trace-outputs.ts')).openOutputs(context, wanted.saves)
      : null;
  const keys = explains ? (outputs?.readKeys(go, channel?.view) ?? null) : null;

  async function withKeys(
    trace: BuildTrace,
    { plan }: Recording,
    errors: UserFacingError[],
  ): Promise<BuildTrace> {
    if (keys === null) return trace;
    const whole = await attempt(errors, () => untilSignal((signal) => keys.finish(trace, signal, plan)));
    return whole ?? trace;
  }

  async function whyNoMain(trace: BuildTrace): Promise<NoMainView | null> {
    if (trace.exitCode === 0) return null;
    const { traceFailureView } = await import('../app/failure/trace-failure.ts');
    return traceFailureView(trace, context);
  }

  return {
    take: (progress) => keys?.take(progress),
    async finish(recording, lead) {
      const trace = foldTrace(recording);
      const noMain = await whyNoMain(trace);
      // The picture does not wait for reasons; if they are there already, it must not replace them.
      if (outputs !== null && keys?.areRead() !== true) channel?.view(outputs.view({ trace, noMain }));
      const earlier: UserFacingError[] = [];
      const explained = await withKeys(trace, recording, earlier);
      await finishTrace(explained, invocation, context, outputs, {
        lead,
        channel,
        idSuffix: editor?.idSuffix ?? null,
        earlier,
        noMain,
      });
    },
  };
}
