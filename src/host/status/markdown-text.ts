/**
 * Escapes text for Markdown, because names in builds are chosen by others. The editor's own `appendText` makes
 * every space non-breaking, so that long lines overflow the tooltip.
 */
export function markdownText(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
