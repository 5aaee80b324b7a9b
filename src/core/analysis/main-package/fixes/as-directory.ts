/** As an argument of go: a relative directory begins with a dot. */
export function asDirectory(shown: string): string {
  return /^(\.|[\\/]|[A-Za-z]:)/.test(shown) ? shown : `./${shown}`;
}
