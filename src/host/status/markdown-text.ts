/**
 * Text that Markdown shows as it is: names in builds are chosen by others. The editor's own `appendText` makes
 * every space one that does not break, and a long line then leaves the tooltip.
 */
export function markdownText(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
