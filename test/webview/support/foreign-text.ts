import type { Page } from 'playwright-core';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';

/** What go, keys and units are called in every language. */
const KNOWN =
  /\b(go|vet|link|run|build|test|main|import|std|CPU|TSV|DWARF|min|ms|MB|kB|GB|id|action|graph|Enter|Esc|Escape|Shift|Home|End)\b/g;

/**
 * What a page in Chinese shows or says to a screen reader in Latin letters, although neither the trace nor go has
 * the word. In shadow trees, too: a control may have names of its own. `otherData`: other data that is shown.
 */
export async function foreignTexts(
  page: Page,
  view: TraceView | null,
  otherData: unknown = null,
): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = new Set<string>();
    const names = ['aria-label', 'aria-roledescription', 'aria-description', 'title', 'placeholder', 'alt'];
    const read = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (/^(script|style)$/i.test(element.tagName)) continue;
        for (const name of names) found.add(element.getAttribute(name) ?? '');
        for (const child of element.childNodes)
          if (child.nodeType === Node.TEXT_NODE) found.add(child.textContent ?? '');
        if (element.shadowRoot) read(element.shadowRoot);
      }
    };
    read(document);
    return [...found];
  });
  const data = `${view === null ? '' : traceTexts(view)}\n${JSON.stringify(otherData)}`;
  return texts.filter((text) =>
    (text.replaceAll(KNOWN, '').match(/[A-Za-z]{2,}/g) ?? []).some((word) => !data.includes(word)),
  );
}

/** What stands in the page because it stands in the trace. */
function traceTexts({ header, rows, diagnostics, strip, why }: TraceView): string {
  const own = rows.map(({ importPath, variant, module, commands, directory, actionID, buildID }) =>
    [importPath, variant, module, directory, actionID, buildID, ...commands].join('\n'),
  );
  const binaries = strip.map(({ binary }) => binary?.path);
  return [JSON.stringify({ header, diagnostics, why }), ...binaries, ...own].join('\n');
}
