import { commandToRecord, type Recorder, record, runWithoutTrace } from '../../app/record.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import { userErrorOf } from '../../core/model/errors.ts';
import { TRACE_OPTIONS } from '../../core/model/trace-options.ts';
import type { AfterTrace } from '../after-trace.ts';
import { checkIsGo, checkTargets } from '../check-trace.ts';
import type { Command, CommandLineContext, StartContext } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { ProgressRelay } from '../progress-relay.ts';
import { openTraceScreen } from '../terminal/trace-screen.ts';

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

  async runAtOnce(invocation, start, open) {
    const { operands: argv, switches } = invocation;
    checkIsGo(argv);
    const toRecord = { argv, goPath: start.host?.go ?? undefined, terminal: start.terminal };
    const go = await commandToRecord(toRecord, start);
    const { line } = go;
    const quiet = switches.has('quiet');
    const inheritStderr = switches.has('inherit-stderr');
    if (line.traced === null) {
      if (!quiet) {
        const { stderr, messages } = await open();
        stderr.write(`${messages.commandLine.trace.untraced(['go', line.verb].join(' ').trim())}\n`);
      }
      return exitCodeOf(await runWithoutTrace(toRecord, start));
    }
    checkTargets(invocation, start);
    const editor = await openEditor(argv, go, !switches.has('no-history'), start);
    const channel = editor?.channel ?? null;
    const later = new ProgressRelay();
    let context: CommandLineContext | null = null;
    const screen = openTraceScreen({ quiet, inheritStderr }, () => context?.messages ?? null);
    const loadAfter = async (): Promise<AfterTrace> => {
      context = await open();
      const { openAfterTrace } = await import('../after-trace.ts');
      const after = await openAfterTrace(go, invocation, editor, context);
      later.handOn(after.take);
      return after;
    };
    let loading: Promise<AfterTrace> | null = null;
    const recorder: Recorder = {
      found: go,
      deep: switches.has('deep'),
      recorderVersion: start.version,
      inheritStderr,
      wantPlan: channel !== null,
      // Without an editor, only the program's start is of interest: its reasons are read while it runs.
      wantSpans: channel !== null || (line.traced === 'run' && !switches.has('no-explain')),
      onStart(running) {
        channel?.start(running);
        screen.start(line, start);
        loading = loadAfter();
        // The caller that awaits it gets the error.
        loading.catch(() => undefined);
      },
      onProgress(progress) {
        screen.take(progress);
        later.take(progress);
        channel?.take(progress);
      },
      onOutput: screen.output,
    };
    const recorded = await record(toRecord, recorder, start)
      .catch(async (error: unknown) => {
        channel?.fault(userErrorOf(error));
        await channel?.close();
        throw error;
      })
      .finally(screen.end);
    try {
      const after = await (loading ?? loadAfter());
      await after.finish(recorded, screen.lead());
    } catch (error) {
      channel?.fault(userErrorOf(error));
      // The command has run, so its exit code is returned whatever happens now.
      await writeFailure(error, screen.lead(), open);
    }
    await channel?.close();
    return exitCodeOf(recorded.end ?? { exitCode: null, signal: null });
  },
};

async function writeFailure(
  error: unknown,
  lead: string,
  open: () => Promise<CommandLineContext>,
): Promise<void> {
  const [{ stderr, messages }, { failureText }] = await Promise.all([open(), import('../failure-text.ts')]);
  stderr.write(lead + failureText(error, messages));
}

async function openEditor(argv: readonly string[], go: GoCommand, saves: boolean, start: StartContext) {
  const live = start.host?.live;
  if (!live) return null;
  const { openTraceChannel } = await import('../editor/trace-channel.ts');
  return openTraceChannel(live, argv, go, saves, start);
}
