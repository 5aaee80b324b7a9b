import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { failureView, keyStoreOf } from '../../app/explain-trace.ts';
import { readKeys } from '../../app/read-keys.ts';
import { type GoCommand, readGoCommand, recordGo, runUntraced } from '../../collect/record/record-go.ts';
import { UserFacingError, userErrorOf } from '../../core/model/errors.ts';
import { TRACED_VERBS } from '../../core/model/trace.ts';
import { TRACE_OPTIONS } from '../../core/model/trace-options.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import { newMark } from '../../store/history.ts';
import type { Invocation } from '../arguments.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { type LiveChannel, openLiveChannel } from '../editor/live-channel.ts';
import { exitCodeOf } from '../exit-code.ts';
import { failureText } from '../failure-text.ts';
import { attempt, keepTrace } from '../keep-trace.ts';
import { endsLine } from '../terminal/cursor.ts';
import { untilSignal } from '../terminal/until-signal.ts';
import { watchLive } from '../terminal/watch-live.ts';

/** As env, timeout and their like: the wrapper failed, the command did not run. */
const NOT_STARTED = 125;

export const command: Command = {
  options: TRACE_OPTIONS,
  stopAtOperand: true,
  failureCode: NOT_STARTED,

  async run(invocation, context) {
    const argv = invocation.operands;
    checkIsGo(argv);
    const { directory: cwd, env } = context;
    const terminal =
      context.stdin.isTTY === true || context.stdout.isTTY === true || context.stderr.isTTY === true;
    const goPath = context.host?.go ?? undefined;
    const command = await readGoCommand(argv, cwd, env, goPath);
    const { line } = command;
    if (line.traced === null) {
      if (!invocation.switches.has('quiet')) {
        context.stderr.write(
          `${context.messages.commandLine.trace.untraced(['go', line.verb].join(' ').trim())}\n`,
        );
      }
      return exitCodeOf(await runUntraced({ argv, goPath, cwd, env, terminal }));
    }
    checkTargets(invocation, context);
    const mark = invocation.switches.has('no-history') ? null : newMark();
    const channel = openChannel(command, argv, mark, context);
    const live = watchLive(line, invocation.switches.has('quiet'), context);
    // A program may leave its last line unfinished; the summary begins on one of its own.
    let midLine = false;
    const sharedScreen = context.stdout.isTTY === true && context.stderr.isTTY === true;
    const keys = invocation.switches.has('no-explain')
      ? null
      : readKeys(command, keyStoreOf(context), context, {
          remembers: !invocation.switches.has('no-history'),
          onRunning: channel?.view,
        });
    const recording = await recordGo({
      argv,
      goPath,
      cwd,
      env,
      terminal,
      deep: invocation.switches.has('deep'),
      recorderVersion: context.version,
      onProgress: (progress) => {
        live?.take(progress);
        keys?.take(progress);
        channel?.take(progress);
      },
      wantPlan: channel !== null,
      onStart: (running) => channel?.start(running),
      onOutput: (bytes, stream) => {
        live?.stepAside(bytes);
        if (stream === 'stderr' || sharedScreen) midLine = !endsLine(bytes, midLine);
      },
    })
      .catch(async (error: unknown) => {
        channel?.fault(userErrorOf(error));
        await channel?.close();
        throw error;
      })
      .finally(() => live?.end());
    const lead = midLine ? '\n' : '';
    try {
      const trace = foldTrace(recording);
      // The picture does not wait for the reasons; where they are there already it would take them away.
      if (keys?.areRead() !== true) channel?.view(viewTrace(trace, { noMain: failureView(trace, context) }));
      const earlier: UserFacingError[] = [];
      const explained =
        keys === null
          ? null
          : await attempt(earlier, () => untilSignal((signal) => keys.finish(trace, signal, recording.plan)));
      await keepTrace(explained ?? trace, invocation, context, { lead, channel, mark, earlier });
    } catch (error) {
      channel?.fault(userErrorOf(error));
      // The command has run, so the exit code is its own, whatever happens to us now.
      context.stderr.write(lead + failureText(error, context.messages));
    }
    await channel?.close();
    return exitCodeOf(recording.end ?? { exitCode: null, signal: null });
  },
};

function openChannel(
  command: GoCommand,
  argv: readonly string[],
  mark: string | null,
  { host, directory, version }: CommandLineContext,
): LiveChannel | null {
  if (!host?.live) return null;
  const worksIn = resolve(directory, command.line.chdir ?? '');
  return openLiveChannel(host.live, { argv, directory: worksIn, recorderVersion: version, command, mark });
}

function checkIsGo(argv: readonly string[]): void {
  const [program] = argv;
  if (program === undefined) throw new UserFacingError('go-command-missing', { command: 'trace' });
  if (basename(program).toLowerCase().startsWith('go')) return;
  const verbs: readonly string[] = TRACED_VERBS;
  throw verbs.includes(program)
    ? new UserFacingError('go-forgotten', { words: argv.join(' ') })
    : new UserFacingError('not-a-go-command', { word: program });
}

/** Better now than after a build of ten minutes. */
function checkTargets({ values }: Invocation, { directory }: CommandLineContext): void {
  for (const option of ['out', 'html']) {
    const name = values.get(option);
    if (name === undefined) continue;
    const path = resolve(directory, name);
    const code = statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? 'EISDIR'
      : statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()
        ? null
        : 'ENOENT';
    if (code !== null)
      throw new UserFacingError('cannot-write', { path: name, reason: { code, message: code } });
  }
}
