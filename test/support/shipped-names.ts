/**
 * The name of a shipped file without what the bundler decides: the distribution of parts among the files that
 * `cli.cjs` and `extension.cjs` load later changes with every few lines of code.
 */
export function shippedName(name: string): string {
  return name.replace(/(^|\/)dist\/(?!(?:cli|extension)\.cjs$)[^/]+\.cjs$/, '$1dist/PART.cjs');
}
