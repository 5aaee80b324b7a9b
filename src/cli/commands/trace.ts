import { commandToRecord, record, runWithoutTrace } from '../../app/record.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import { userErrorOf } from '../../core/model/errors.ts';
import { TRACE_OPTIONS } from '../../core/model/trace-options.ts';
import type { AfterTrace } from '../after-trace.ts';
import { checkIsGo, checkTargets } from '../check-trace.ts';
import type { Command, CommandLineContext, StartContext } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { ProgressRelay } from '../progress-relay.ts';
import { isAtLineStart } from '../terminal/cursor.ts';
import { type LiveWatch, watchLive } from '../terminal/watch-live.ts';

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
    const argv = invocation.operands;
    checkIsGo(argv);
    const { switches } = invocation;
    const quiet = switches.has('quiet');
    const goPath = start.host?.go ?? undefined;
    const { terminal } = start;
    const go = await commandToRecord({ argv, goPath }, start);
    const { line } = go;
    if (line.traced === null) {
      if (!quiet) {
        const { stderr, messages } = await open();
        stderr.write(`${messages.commandLine.trace.untraced(['go', line.verb].join(' ').trim())}\n`);
      }
      return exitCodeOf(await runWithoutTrace({ argv, goPath, terminal }, start));
    }
    checkTargets(invocation, start);
    const editor = await openEditor(argv, go, !switches.has('no-history'), start);
    const channel = editor?.channel ?? null;
    const later = new ProgressRelay();
    let context: CommandLineContext | null = null;
    let live: LiveWatch | null = null;
    // A program may leave its last line unfinished; the summary begins on a new line.
    let midLine = false;
    let sharedScreen = false;
    const loadAfter = async (): Promise<AfterTrace> => {
      context = await open();
      const { openAfterTrace } = await import('../after-trace.ts');
      const after = await openAfterTrace(go, invocation, editor, context);
      later.handOn(after.take);
      return after;
    };
    let loading: Promise<AfterTrace> | null = null;
    const recorded = await record(
      { argv, goPath, terminal },
      {
        found: go,
        deep: switches.has('deep'),
        recorderVersion: start.version,
        onProgress: (progress) => {
          live?.take(progress);
          later.take(progress);
          channel?.take(progress);
        },
        wantPlan: channel !== null,
        onStart: (running) => {
          channel?.start(running);
          const { stdout, stderr } = start.streams();
          sharedScreen = stdout.isTTY === true && stderr.isTTY === true;
          if (!quiet) live = watchLive(line, { stdout, stderr }, start.env, () => context?.messages ?? null);
          loading = loadAfter();
          // The caller that awaits it gets the error.
          loading.catch(() => undefined);
        },
        onOutput: (bytes, stream) => {
          live?.stepAside(bytes);
          if (stream === 'stderr' || sharedScreen) midLine = !isAtLineStart(bytes, midLine);
        },
      },
      start,
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
      const [{ stderr, messages }, { failureText }] = await Promise.all([
        open(),
        import('../failure-text.ts'),
      ]);
      stderr.write((midLine ? '\n' : '') + failureText(error, messages));
    }
    await channel?.close();
    return exitCodeOf(recorded.end ?? { exitCode: null, signal: null });
  },
};

async function openEditor(argv: readonly string[], go: GoCommand, saves: boolean, start: StartContext) {
  const live = start.host?.live;
  if (!live) return null;
  const { openTraceChannel } = await import('../editor/trace-channel.ts');
  return openTraceChannel(live, argv, go, saves, start);
}
