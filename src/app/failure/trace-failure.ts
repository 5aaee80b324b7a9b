import { whyFailed } from '../../collect/failure/failure.ts';
import { messageOf, targetsOf } from '../../collect/main-package/failure.ts';
import type { FailureAnswer, FailureReasonId } from '../../core/analysis/failure/answer.ts';
import { readTracedLine } from '../../core/go/recorded-line.ts';
import { loadFailureMessages } from '../../core/messages/load-failure-messages.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { failureView } from '../../core/view/failure/failure-view.ts';
import type { NoMainView } from '../../core/view/trace/trace-view.ts';
import type { UserContext } from '../user-context.ts';

/** Why a traced command failed; null if it did not fail, or if it is not known what go printed. */
export function failureOf(trace: BuildTrace, { env }: Pick<UserContext, 'env'>): FailureAnswer | null {
  if (trace.exitCode === 0 || trace.exitCode === null || trace.origin !== 'traced') return null;
  const text = messageOf(trace.diagnostics);
  if (text === '') return null;
  const { argv, directory } = trace.command;
  const line = readTracedLine(trace);
  const target = targetsOf(trace, line.packages);
  const answer = whyFailed({
    argv,
    // The trace has the directory of -C.
    directory: line.chdir === null ? directory : startOf(directory, line.chdir),
    env: { ...env },
    text,
    goVersion: trace.go.version,
    target: target ?? [],
  });
  // The program or a test has run, so only its start can be a fault of the command.
  if (trace.exec === null || isOfStart(answer)) return answer;
  return null;
}

/**
 * The answer that every screen shows. null where go's own message, which they show anyway, says all that is known.
 */
export async function traceFailureView(trace: BuildTrace, context: UserContext): Promise<NoMainView | null> {
  const answer = failureOf(trace, context);
  if (answer === null) return null;
  // Errors of the compiler and of tests are in the headline and in the list of errors.
  if (answer.cause.by === 'go' && (answer.cause.line === '' || hasFailedSteps(trace))) return null;
  const { messages, platform } = context;
  const [failure, mains] = await Promise.all([
    loadFailureMessages(messages.locale),
    loadMainMessages(messages.locale),
  ]);
  // The errors stand below it.
  return { ...failureView(answer, { failure, mains, platform }), goWords: null };
}

function hasFailedSteps({ actions }: BuildTrace): boolean {
  return actions.some(({ outcome }) => outcome === 'failed');
}

const OF_START: ReadonlySet<FailureReasonId> = new Set<FailureReasonId>(['wrong-platform', 'not-executable']);

function isOfStart({ cause }: FailureAnswer): boolean {
  return cause.by === 'rule' && OF_START.has(cause.reason.id);
}

/** The directory in which `-C` was typed, if the path of `-C` is relative and goes down. */
function startOf(directory: string, chdir: string): string {
  const parts = chdir.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const tail = parts.join('/');
  const plain = directory.replaceAll('\\', '/');
  return plain.endsWith(`/${tail}`) ? plain.slice(0, -tail.length - 1) || '/' : directory;
}
