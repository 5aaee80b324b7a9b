/** The page's colors for a canvas; system colors in forced-colors mode are read the same way. */
const NAMES = [
  'surface',
  'raised',
  'ink',
  'muted',
  'line',
  'edge',
  'accent',
  'accent-soft',
  'accent-ink',
  'work',
  'work-ink',
  'cache',
  'cache-soft',
  'failed',
  'failed-ink',
  'focus',
  'lane',
  'bar-rim',
] as const;

export type Theme = Readonly<Record<(typeof NAMES)[number], string>>;

export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Theme;
}

/** Calls back when the editor, the system or forced colors change the appearance of the page. */
export function watchTheme(onChange: () => void): void {
  for (const query of [
    '(prefers-color-scheme: dark)',
    '(forced-colors: active)',
    '(prefers-contrast: more)',
  ]) {
    matchMedia(query).addEventListener('change', onChange);
  }
  new MutationObserver(onChange).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}

export function prefersStillness(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches ||
    document.body.classList.contains('vscode-reduce-motion')
  );
}
