import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ComparedSide } from '../../app/compare/compare-commands.ts';
import { exportSides } from '../../app/compare/compare-export.ts';
import { viewComparison } from '../../core/view/compare/compare-view.ts';
import { readFromWebview } from '../../protocol/panel/guards.ts';
import type { ComparedPair, FromWebview, ShowComparison, ToWebview } from '../../protocol/panel/messages.ts';
import { renderHtmlComparison } from '../../report/html/compare-report.ts';
import { reportFault } from '../guard.ts';
import { hostContext } from '../host-context.ts';
import { openOrCopy } from '../panel/open-or-copy.ts';
import { type PageParts, panelPage, webviewOptions } from '../panel/page.ts';
import { saveHtml } from '../panel/save-report.ts';
import type { Services } from '../services.ts';

export interface ShownComparison {
  /** The first side is compared with each of the others. */
  readonly sides: readonly ComparedSide[];
  /** The names of these traces. */
  readonly note: string;
  /** Where to find the traces again; null for commands that ran for this comparison. */
  readonly pair: ComparedPair | null;
}

/** A text to show instead of a comparison: why there is nothing to compare any more. */
export interface NoComparison {
  readonly error: string;
}

/** Fills the page and handles its messages. A recreated page sends `ready` and gets the same comparison. */
export function fillPanel(
  panel: vscode.WebviewPanel,
  shown: ShownComparison | NoComparison,
  parts: PageParts,
  services: Services,
): void {
  const message = messageOf(shown);
  const post = (data: ToWebview): void => void panel.webview.postMessage(data);
  panel.webview.onDidReceiveMessage(async (data: unknown) => {
    const asked = readFromWebview(data);
    if (asked === null) {
      services.log.warn('compare: a message of its page was not understood and was dropped.');
      return;
    }
    if (asked.type === 'ready') return post(message);
    // Answer first: a page without an answer takes its host for dead.
    post({ type: 'here' });
    try {
      if ('sides' in shown) await answer(asked, shown, services);
    } catch (error) {
      reportFault(services, 'compare', error);
    }
  });
  panel.webview.options = webviewOptions(parts);
  panel.webview.html = panelPage(panel.webview, parts);
}

function messageOf(shown: ShownComparison | NoComparison): ToWebview {
  if ('error' in shown) return { type: 'error', message: shown.error, asText: false };
  return {
    type: 'show',
    page: 'comparison',
    view: viewComparison(shown.sides),
    locale: vscode.env.language,
    host: 'editor',
    editor: { trace: randomUUID(), note: shown.note, source: shown.pair ?? { of: 'commands' } },
  } satisfies ShowComparison;
}

async function answer(message: FromWebview, { sides }: ShownComparison, services: Services): Promise<void> {
  const directory = sides.at(-1)?.trace.command.directory ?? '';
  const context = { directory, column: vscode.ViewColumn.Beside };
  switch (message.type) {
    case 'openFile':
    case 'openSource':
    case 'openFolder':
    case 'copy':
      return openOrCopy(message, context);
    case 'saveReport':
      return saveHtml('go-comparison', services, 'comparison', async (bundle) => {
        const exported = await exportSides(sides, hostContext(services, directory));
        return renderHtmlComparison(viewComparison(exported), bundle, services.allMessages.locale);
      });
    default:
      // The other messages are about a single run.
      return;
  }
}
