/** The number of names that must share a beginning before it is left out. */
const SHARE = 0.6;
const FEWEST = 3;

/**
 * Names in a picture of one program usually begin with the same directories (`internal/`, or the whole module
 * path if the modules are not known), which say nothing and cost space. They are left out as long as no two
 * names become equal.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const prefix = sharedPrefix(names.filter((name) => name.includes('/')));
  if (prefix === '') return (name) => name;
  const shorten = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const all = new Set(names);
  const shortened = new Set([...all].map(shorten));
  return shortened.size === all.size ? shorten : (name) => name;
}

/** One directory; for names that begin with a host, as many as most of them share. */
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
  // Half of a module path would not be a name.
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
