/** So many of the names must begin alike before the beginning goes without saying. */
const SHARE = 0.6;

/**
 * Names in a picture of one program mostly begin with the same directory (`internal/`): there it says
 * nothing and costs room. It is left out as long as no two names become the same.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const firsts = new Map<string, number>();
  const withFolder = names.filter((name) => name.includes('/'));
  for (const name of withFolder) {
    const first = `${name.split('/', 1)[0] ?? ''}/`;
    // A host name at the beginning is another module's path: that stays whole.
    if (!first.includes('.')) firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  const [prefix, count] = [...firsts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (count < 3 || count < withFolder.length * SHARE) return (name) => name;
  const shorten = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const all = new Set(names);
  const shortened = new Set([...all].map(shorten));
  return shortened.size === all.size ? shorten : (name) => name;
}
