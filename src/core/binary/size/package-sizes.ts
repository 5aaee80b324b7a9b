import type { Bytes } from '../../model/units.ts';
import type { SizeGroup, SizeNode } from './size-tree.ts';

/** What one package takes in a file. */
export interface PackageSize {
  readonly path: string;
  readonly group: SizeGroup;
  /** `path@version` of a dependency. */
  readonly module: string | null;
  /** Code, data and the line table, without debug information. */
  readonly bytes: Bytes;
  /** Its part of `.debug_info`. */
  readonly dwarfBytes: Bytes;
}

/** The packages of a tree, largest first. */
export function packageSizes(tree: SizeNode): readonly PackageSize[] {
  const found = new Map<string, { -readonly [Key in keyof PackageSize]: PackageSize[Key] }>();
  const visit = (node: SizeNode, module: string | null): void => {
    if (node.kind === 'package') {
      const size = found.get(node.name) ?? {
        path: node.name,
        group: node.group,
        module,
        bytes: 0,
        dwarfBytes: 0,
      };
      if (node.group === 'dwarf') size.dwarfBytes += node.bytes;
      else Object.assign(size, { bytes: size.bytes + node.bytes, group: node.group, module });
      found.set(node.name, size);
      return;
    }
    for (const child of node.children) visit(child, node.kind === 'module' ? node.name : module);
  };
  visit(tree, null);
  return [...found.values()].sort(
    (one, other) => other.bytes - one.bytes || other.dwarfBytes - one.dwarfBytes,
  );
}

/** The bytes of each group, largest first. */
export function groupSizes(tree: SizeNode): readonly { readonly group: SizeGroup; readonly bytes: Bytes }[] {
  const found = new Map<SizeGroup, number>();
  const visit = (node: SizeNode): void => {
    if (node.kind === 'file' || node.kind === 'program') node.children.forEach(visit);
    else found.set(node.group, (found.get(node.group) ?? 0) + node.bytes);
  };
  visit(tree);
  return [...found].map(([group, bytes]) => ({ group, bytes })).sort((one, other) => other.bytes - one.bytes);
}
