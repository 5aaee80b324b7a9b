/** Names that stand for packages instead of being one (`go help packages`; `tool` since Go 1.24, `work` since 1.25). */
const META_PACKAGES: ReadonlySet<string> = new Set(['all', 'std', 'cmd', 'tool', 'work']);

/** Whether a package argument can match several packages, as `./...` does. */
export function isPackagePattern(name: string): boolean {
  return name.includes('...') || META_PACKAGES.has(name);
}
