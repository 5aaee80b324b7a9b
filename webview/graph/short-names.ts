/** So many of the names must begin alike before the beginning goes without saying. */
const SHARE = 0.6;
const FEWEST = 3;

/**
 * Names in a picture of one program mostly begin with the same directories (`internal/`; the whole module's path
 * where nobody told the modules): there they say nothing and cost room. They are left out as long as no two
 * names become the same.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const prefix = sharedPrefix(names.filter((name) => name.includes('/')));
  if (prefix === '') return (name) => name;
  const shorten = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const all = new Set(names);
  const shortened = new Set([...all].map(shorten));
  return shortened.size === all.size ? shorten : (name) => name;
}

/** One directory; of names that begin with a host as many as most of them share. */
function sharedPrefix(names: readonly string[]): string {
  let prefix = '';
  for (let holders = names; ; ) {
    const next = mostFrequent(
      holders.map((name) => directoryAfter(name, prefix)).filter((one) => one !== ''),
    );
    const sharing = holders.filter((name) => name.startsWith(`${prefix}${next}`));
    if (next === '' || sharing.length < Math.max(FEWEST, names.length * SHARE)) break;
    prefix += next;
    if (!prefix.includes('.')) return prefix;
    holders = sharing;
  }
  // Half a module's path would be no name at all.
  return prefix.split('/').length > FEWEST ? prefix : '';
}

function directoryAfter(name: string, prefix: string): string {
  const end = name.indexOf('/', prefix.length);
  return end < 0 ? '' : name.slice(prefix.length, end + 1);
}

function mostFrequent(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
