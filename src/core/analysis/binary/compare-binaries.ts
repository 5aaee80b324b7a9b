import type { ProgramFacts } from '../../binary/facts.ts';
import type { BuildInfo, BuildModule } from '../../binary/go/go-facts.ts';
import { groupSizes, type PackageSize, packageSizes } from '../../binary/size/package-sizes.ts';
import type { SizeGroup, SizeNode } from '../../binary/size/size-tree.ts';
import type { Bytes } from '../../model/units.ts';
import type { Inspection } from './inspection.ts';

/** What a difference of two builds comes from. */
export type BinaryCause = 'toolchain' | 'target' | 'flags' | 'environment' | 'modules' | 'commit' | 'values';

export interface BinaryDifference {
  readonly cause: BinaryCause;
  /** The setting, module or variable. */
  readonly name: string;
  /** null: it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface SizeChange<Name> {
  readonly name: Name;
  readonly before: Bytes;
  readonly after: Bytes;
}

/** Why a package has another size. */
export type GrowthReason =
  /** Another version of go. */
  | { readonly id: 'toolchain' }
  /** Another version of its module; null: the module is not there. */
  | { readonly id: 'module'; readonly before: string | null; readonly after: string | null }
  /** Settings that change how code is compiled. */
  | { readonly id: 'settings'; readonly names: readonly string[] }
  /** Code of the main module: another commit, or changes without one. */
  | { readonly id: 'commit' }
  | { readonly id: 'source' }
  /** Nothing of it was linked in before, or nothing is any more. */
  | { readonly id: 'added' }
  | { readonly id: 'removed' }
  /** Its source is the same; other code uses more or less of it. */
  | { readonly id: 'use' };

export interface PackageChange extends SizeChange<string> {
  readonly group: SizeGroup;
  readonly reason: GrowthReason;
  /** Largest change first. */
  readonly parts: readonly SizeChange<string>[];
}

/** Two binaries, the first of which is the earlier one. Of several programs in a file, the first counts. */
export interface BinaryComparison {
  readonly isSame: boolean;
  readonly file: SizeChange<null>;
  readonly differences: readonly BinaryDifference[];
  /** Largest change first, without what has the same size. */
  readonly groups: readonly SizeChange<SizeGroup>[];
  readonly packages: readonly PackageChange[];
}

export function compareBinaries(before: Inspection, after: Inspection, sameBytes: boolean): BinaryComparison {
  const [one, other] = [before.facts.programs[0], after.facts.programs[0]];
  const differences = one === undefined || other === undefined ? [] : differencesOf(one, other);
  const groups = changesOf(
    new Map(groupSizes(before.sizes.tree).map(({ group, bytes }) => [group, bytes])),
    new Map(groupSizes(after.sizes.tree).map(({ group, bytes }) => [group, bytes])),
  );
  return {
    isSame: sameBytes,
    file: { name: null, before: before.sizes.fileBytes, after: after.sizes.fileBytes },
    differences,
    groups,
    packages: packageChanges(before.sizes.tree, after.sizes.tree, differences),
  };
}

function differencesOf(before: ProgramFacts, after: ProgramFacts): readonly BinaryDifference[] {
  const [one, other] = [settingsOf(before), settingsOf(after)];
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return keys.flatMap((key) => {
    const [from = null, to = null] = [one.get(key)?.value, other.get(key)?.value];
    const shown = one.get(key) ?? other.get(key);
    return from === to || shown === undefined
      ? []
      : [{ cause: shown.cause, name: shown.name, before: from, after: to }];
  });
}

interface Setting {
  readonly cause: BinaryCause;
  readonly name: string;
  readonly value: string;
}

function settingsOf({ go, goos, goarch }: ProgramFacts): ReadonlyMap<string, Setting> {
  const found = new Map<string, Setting>();
  const add = (cause: BinaryCause, name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '')
      found.set(`${cause} ${name}`, { cause, name, value });
  };
  add('toolchain', 'go', go.version);
  add('target', 'GOOS', goos);
  add('target', 'GOARCH', goarch);
  for (const { key, value } of go.buildInfo?.settings ?? []) add(causeOf(key), key, value);
  if (go.buildInfo !== null) addModules(go.buildInfo, add);
  for (const { name, value } of go.linkedValues ?? []) add('values', name, value);
  return found;
}

function addModules(
  { main, deps }: BuildInfo,
  add: (cause: BinaryCause, name: string, value: string) => void,
): void {
  if (main !== null) add('commit', main.path, main.version);
  for (const module of deps) add('modules', module.path, versionOf(module));
}

function versionOf({ version, replace }: BuildModule): string {
  return replace === null ? version : `${version} => ${[replace.path, replace.version].join(' ').trim()}`;
}

function causeOf(key: string): BinaryCause {
  if (key.startsWith('-')) return 'flags';
  if (key.startsWith('vcs')) return 'commit';
  return /^GO(OS|ARCH|386|AMD64|ARM|ARM64|MIPS|MIPS64|PPC64|RISCV64|WASM)$/.test(key)
    ? 'target'
    : 'environment';
}

/** Settings that only change what is beside the code. */
const BESIDE_CODE = /^(-ldflags|-trimpath|-buildvcs|DefaultGODEBUG)$/;

function packageChanges(
  before: SizeNode,
  after: SizeNode,
  differences: readonly BinaryDifference[],
): readonly PackageChange[] {
  const [one, other] = [byPath(before), byPath(after)];
  const [oldParts, newParts] = [partsByPackage(before), partsByPackage(after)];
  const sizes = (packages: ReadonlyMap<string, PackageSize>) =>
    new Map([...packages].map(([path, { bytes }]) => [path, bytes]));
  return changesOf(sizes(one), sizes(other)).map((change) => {
    const [from, to] = [one.get(change.name), other.get(change.name)];
    const group = to?.group ?? from?.group ?? 'unknown';
    return {
      ...change,
      group,
      reason: reasonOf(from ?? null, to ?? null, group, differences),
      parts:
        from === undefined || to === undefined
          ? []
          : changesOf(oldParts.get(change.name) ?? new Map(), newParts.get(change.name) ?? new Map()),
    };
  });
}

function byPath(tree: SizeNode): ReadonlyMap<string, PackageSize> {
  return new Map(packageSizes(tree).map((one) => [one.path, one]));
}

function reasonOf(
  before: PackageSize | null,
  after: PackageSize | null,
  group: SizeGroup,
  differences: readonly BinaryDifference[],
): GrowthReason {
  const has = (cause: BinaryCause) => differences.some((one) => one.cause === cause);
  const settings = differences.filter(
    ({ cause, name }) =>
      cause === 'target' || ((cause === 'flags' || cause === 'environment') && !BESIDE_CODE.test(name)),
  );
  if (group === 'module') {
    const [from, to] = [before?.module ?? null, after?.module ?? null];
    if (from !== to) {
      const path = (from ?? to ?? '').replace(/@.*/, '');
      const module = differences.find(({ cause, name }) => cause === 'modules' && name === path);
      if (module !== undefined) return { id: 'module', before: module.before, after: module.after };
    }
  }
  if (before === null || before.bytes === 0) return { id: 'added' };
  if (after === null || after.bytes === 0) return { id: 'removed' };
  if ((group === 'std' || group === 'runtime') && has('toolchain')) return { id: 'toolchain' };
  if (settings.length > 0) return { id: 'settings', names: [...new Set(settings.map(({ name }) => name))] };
  if (has('toolchain')) return { id: 'toolchain' };
  if (group === 'own') return { id: has('commit') ? 'commit' : 'source' };
  return { id: 'use' };
}

/** Functions with their types, variables and tables of each package. */
function partsByPackage(tree: SizeNode): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const visit = (node: SizeNode): void => {
    if (node.group === 'dwarf') return;
    if (node.kind !== 'package') {
      for (const child of node.children) visit(child);
      return;
    }
    const parts = found.get(node.name) ?? new Map<string, number>();
    const add = (part: SizeNode, prefix: string): void => {
      if (part.kind === 'type') for (const child of part.children) add(child, `${part.name}.`);
      else if (part.kind !== 'lines')
        parts.set(`${prefix}${part.name}`, (parts.get(`${prefix}${part.name}`) ?? 0) + part.bytes);
    };
    for (const child of node.children) add(child, '');
    found.set(node.name, parts);
  };
  visit(tree);
  return found;
}

function changesOf<Name>(
  before: ReadonlyMap<Name, number>,
  after: ReadonlyMap<Name, number>,
): readonly SizeChange<Name>[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, before: before.get(name) ?? 0, after: after.get(name) ?? 0 }))
    .filter((change) => change.before !== change.after)
    .sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before));
}
