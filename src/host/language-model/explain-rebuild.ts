import { exportedView } from '../../app/exported-view.ts';
import { packageNamed } from '../../app/rebuild/explain.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { stepName } from '../../core/model/step-id.ts';
import { causeEffect, causeText, rowWhy } from '../../core/view/rebuild/why-view.ts';
import { stepsOf } from '../../core/view/trace/find-package.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { NO_COLORS } from '../../report/text/colors.ts';
import { printableCauseName, whyLines } from '../../report/text/why-text.ts';
import { hostContext } from '../host-context.ts';
import type { Services } from '../services.ts';
import { lastTrace } from '../traces/last-trace.ts';
import { type ToolAnswer, textInput } from './tool-answer.ts';

const MOST_CAUSES = 25;
const MOST_NAMES = 40;

/** Explains why packages were compiled again in the last trace, redacted. */
export async function explainRebuild(input: unknown, services: Services): Promise<ToolAnswer> {
  const wanted = textInput(input, 'package');
  const texts = services.messages.views;
  const last = await lastTrace(services);
  if (last.kind !== 'trace')
    return { text: last.kind === 'running' ? texts.stillRunning : texts.nothingTraced, data: null };
  const context = hostContext(services, last.trace.command.directory);
  const view = await exportedView(last.trace, context, { judge: false });
  if (wanted === null) return explainAll(view, services);
  try {
    return explainOne(view, wanted, services);
  } catch (error) {
    // The model can ask again with another name.
    if (!(error instanceof UserFacingError)) throw error;
    return { text: services.allMessages.error(error), data: null };
  }
}

function explainAll(view: TraceView, { allMessages }: Services): ToolAnswer {
  const { why, header, headline, totals } = view;
  const messages = allMessages.why;
  const lines = why === null ? [] : whyLines(view, why, allMessages, NO_COLORS, MOST_CAUSES);
  const nothing = headline.kind === 'allCached' ? messages.allCached : messages.noInputs;
  return {
    text: [shownCommand(header.argv), ...(lines.length > 0 ? lines : [nothing])].join('\n'),
    data: {
      command: header.argv,
      startedAt: header.startedAt,
      rebuilt: totals.rebuilt,
      fromCache: totals.fromCache,
      known: why !== null,
      causes: (why?.causes ?? []).slice(0, MOST_CAUSES).map((cause) => ({
        package: cause.importPath,
        name: printableCauseName(view, cause, allMessages),
        reasons: cause.reasons,
        reason: causeText(cause, messages),
        effect: causeEffect(cause, messages),
        work: cause.work,
        workMs: Math.round(cause.workMs),
        becauseOfIt: cause.cascade.slice(0, MOST_NAMES).flatMap((row) => view.rows[row]?.importPath ?? []),
      })),
    },
  };
}

function explainOne(view: TraceView, wanted: string, { allMessages }: Services): ToolAnswer {
  const messages = allMessages.why;
  const importPath = packageNamed(view.rows, wanted, allMessages);
  const steps = stepsOf(view.rows, importPath).map((row) => {
    const reason = view.why?.rows[String(row.id)];
    const name = row.kind === 'package' ? row.importPath : `${row.kind} ${row.importPath}`;
    return {
      name,
      outcome: row.outcome,
      why: reason
        ? rowWhy(reason, messages)
        : row.outcome === 'hit'
          ? messages.fromCache(row.importPath)
          : messages.noInputs,
      reasons: reason?.reasons ?? [],
      chain: (reason?.chain ?? []).map(stepName),
      changedImports: (reason?.imports ?? []).slice(0, MOST_NAMES).map(({ importPath }) => importPath),
    };
  });
  return {
    text: steps
      .map(({ name, why, chain }) =>
        [`${name}: ${why}`, ...(chain.length > 1 ? [`  ${chain.join(' → ')}`] : [])].join('\n'),
      )
      .join('\n'),
    data: { command: view.header.argv, packages: steps },
  };
}
