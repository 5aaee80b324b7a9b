import type { BuildInfo } from '../go/go-facts.ts';
import { type PackageHome, packageHomes } from './package-home.ts';
import type { SizeGroup, SizeKind, SizeNode } from './size-tree.ts';
import type { SymbolName } from './symbol-name.ts';

/** A node while bytes are being counted. */
export class SizeDraft {
  readonly parent: SizeDraft | null;
  readonly name: string;
  readonly kind: SizeKind;
  readonly group: SizeGroup;
  /** Of its own, without its children. */
  bytes = 0;
  count = 0;
  readonly #children = new Map<string, SizeDraft>();

  constructor(name: string, kind: SizeKind, group: SizeGroup, parent: SizeDraft | null = null) {
    this.parent = parent;
    this.name = name;
    this.kind = kind;
    this.group = group;
  }

  child(kind: SizeKind, name: string, group: SizeGroup = this.group): SizeDraft {
    // Almost all names have one kind only, and the key of the others is longer to make.
    const before = this.#children.get(name);
    if (before === undefined) return this.#added(name, new SizeDraft(name, kind, group, this));
    if (before.kind === kind) return before;
    const key = `${kind} ${name}`;
    return this.#children.get(key) ?? this.#added(key, new SizeDraft(name, kind, group, this));
  }

  #added(key: string, child: SizeDraft): SizeDraft {
    this.#children.set(key, child);
    return child;
  }

  /** The package that it is in; itself if it is in none. */
  get home(): SizeDraft {
    let at: SizeDraft = this;
    while (at.kind !== 'package' && at.parent !== null) at = at.parent;
    return at.kind === 'package' ? at : this;
  }

  add(bytes: number): void {
    this.bytes += bytes;
    this.count += 1;
  }

  /** null if there are no bytes in it. */
  finished(): SizeNode | null {
    const children: SizeNode[] = [];
    for (const child of this.#children.values()) {
      const node = child.finished();
      if (node !== null) children.push(node);
    }
    const { name, kind, group, count } = this;
    if (children.length === 0)
      return this.bytes === 0
        ? null
        : { name, kind, group, bytes: this.bytes, children, count: Math.max(1, count) };
    // What belongs to a node as a whole stands beside its parts.
    if (this.bytes > 0)
      children.push({ name, kind, group, bytes: this.bytes, children: [], count: Math.max(1, count) });
    children.sort((one, other) => other.bytes - one.bytes);
    return {
      name,
      kind,
      group,
      bytes: children.reduce((sum, { bytes }) => sum + bytes, 0),
      children,
      count: 1,
    };
  }
}

/** The nodes of one program, made when something is found for them. */
export class SizeDrafts {
  readonly root: SizeDraft;
  readonly #homeOf: (path: string) => PackageHome;
  readonly #packages = new Map<string, SizeDraft>();

  constructor(name: string, info: BuildInfo | null) {
    this.root = new SizeDraft(name, 'program', 'data');
    this.#homeOf = packageHomes(info);
  }

  group(group: SizeGroup): SizeDraft {
    return this.root.child('group', group, group);
  }

  package(path: string): SizeDraft {
    let found = this.#packages.get(path);
    if (found === undefined) {
      const home = this.home(path);
      const parent = this.group(home.group);
      found = (home.module === null ? parent : parent.child('module', home.module)).child(
        'package',
        home.path,
      );
      this.#packages.set(path, found);
    }
    return found;
  }

  home(path: string): PackageHome {
    return this.#homeOf(path);
  }

  /** What has no package stands in `data`. */
  symbol(symbol: SymbolName, kind: 'function' | 'data'): SizeDraft {
    const { package: path, type, name } = symbol;
    if (path === '') return this.group('data').child(kind, name);
    const home = this.package(path);
    return (type === null ? home : home.child('type', type)).child(kind, name);
  }

  foreign(kind: 'function' | 'data', name: string): SizeDraft {
    return this.group('foreign').child(kind, name);
  }

  lines(path: string): SizeDraft {
    return path === ''
      ? this.group('data').child('lines', 'pclntab')
      : this.package(path).child('lines', 'pclntab');
  }
}
