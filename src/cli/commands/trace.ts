import { commandToRecord, record, runWithoutTrace } from '../../app/record.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import { userErrorOf } from '../../core/model/errors.ts';
import { TRACE_OPTIONS } from '../../core/model/trace-options.ts';
import type { AfterTrace } from '../after-trace.ts';
import { checkIsGo, checkTargets } from '../check-trace.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { failureText } from '../failure-text.ts';
import { ProgressRelay } from '../progress-relay.ts';
import { isAtLineStart } from '../terminal/cursor.ts';
import { watchLive } from '../terminal/watch-live.ts';

/** Like env and timeout: the wrapper failed, and the command did not run. */
const NOT_STARTED = 125;

/**
 * The imports above are loaded before go starts, and go waits for them. Everything that is needed only after
 * go's end is in `after-trace.ts`, which is loaded while go works.
 */
export const command: Command = {
  options: TRACE_OPTIONS,
  stopAtOperand: true,
  failureCode: NOT_STARTED,

  async run(invocation, context) {
    const argv = invocation.operands;
    checkIsGo(argv);
    const { switches } = invocation;
    const quiet = switches.has('quiet');
    const goPath = context.host?.go ?? undefined;
    const terminal = [context.stdin, context.stdout, context.stderr].some(({ isTTY }) => isTTY === true);
    const go = await commandToRecord({ argv, goPath }, context);
    const { line } = go;
    if (line.traced === null) {
      const says = context.messages.commandLine.trace;
      if (!quiet) context.stderr.write(`${says.untraced(['go', line.verb].join(' ').trim())}\n`);
      return exitCodeOf(await runWithoutTrace({ argv, goPath, terminal }, context));
    }
    checkTargets(invocation, context);
    const editor = await openEditor(argv, go, !switches.has('no-history'), context);
    const channel = editor?.channel ?? null;
    const live = watchLive(line, quiet, context);
    const later = new ProgressRelay();
    // A program may leave its last line unfinished; the summary begins on a new line.
    let midLine = false;
    const sharedScreen = context.stdout.isTTY === true && context.stderr.isTTY === true;
    const loadAfter = async (): Promise<AfterTrace> => {
      const { openAfterTrace } = await import('../after-trace.ts');
      const after = openAfterTrace(go, invocation, editor, context);
      later.handOn(after.take);
      return after;
    };
    let loading: Promise<AfterTrace> | null = null;
    const recorded = await record(
      { argv, goPath, terminal },
      {
        found: go,
        deep: switches.has('deep'),
        recorderVersion: context.version,
        onProgress: (progress) => {
          live?.take(progress);
          later.take(progress);
          channel?.take(progress);
        },
        wantPlan: channel !== null,
        onStart: (running) => {
          channel?.start(running);
          loading = loadAfter();
          // The caller that awaits it gets the error.
          loading.catch(() => undefined);
        },
        onOutput: (bytes, stream) => {
          live?.stepAside(bytes);
          if (stream === 'stderr' || sharedScreen) midLine = !isAtLineStart(bytes, midLine);
        },
      },
      context,
    )
      .catch(async (error: unknown) => {
        channel?.fault(userErrorOf(error));
        await channel?.close();
        throw error;
      })
      .finally(() => live?.end());
    try {
      const after = await (loading ?? loadAfter());
      await after.finish(recorded, midLine ? '\n' : '');
    } catch (error) {
      channel?.fault(userErrorOf(error));
      // The command has run, so its exit code is returned whatever happens now.
      context.stderr.write((midLine ? '\n' : '') + failureText(error, context.messages));
    }
    await channel?.close();
    return exitCodeOf(recorded.end ?? { exitCode: null, signal: null });
  },
};

async function openEditor(
  argv: readonly string[],
  go: GoCommand,
  keeps: boolean,
  context: CommandLineContext,
) {
  const live = context.host?.live;
  if (!live) return null;
  const { openTraceChannel } = await import('../editor/trace-channel.ts');
  return openTraceChannel(live, argv, go, keeps, context);
}
