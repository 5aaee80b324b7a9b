import { exportTrace } from '../../app/export-trace.ts';
import { exportedView } from '../../app/exported-view.ts';
import { showTrace } from '../../report/json/show-json.ts';
import { NO_COLORS } from '../../report/text/colors.ts';
import { summaryText } from '../../report/text/summary-text.ts';
import { hostContext } from '../host-context.ts';
import type { Services } from '../services.ts';
import { lastTrace } from '../traces/last-trace.ts';
import type { ToolAnswer } from './tool-answer.ts';

/** There may be thousands of errors and tests, and a model reads all of them. */
const MOST = 50;

/** The summary of the last trace, redacted. */
export async function lastTraceAnswer(_input: unknown, services: Services): Promise<ToolAnswer> {
  const texts = services.messages.views;
  const last = await lastTrace(services);
  if (last.kind !== 'trace')
    return { text: last.kind === 'running' ? texts.stillRunning : texts.nothingTraced, data: null };
  const context = hostContext(services, last.trace.command.directory);
  const view = await exportedView(last.trace, context, { judge: false });
  const shown = showTrace(await exportTrace(last.trace, context));
  return {
    text: summaryText(view, {
      messages: services.allMessages,
      files: { trace: null, report: null },
      colors: NO_COLORS,
      recorded: true,
    }),
    data: { ...shown, diagnostics: shown.diagnostics.slice(0, MOST), tests: shown.tests.slice(0, MOST) },
  };
}
