import path from 'node:path';
import { findUp } from '../../platform/find-up.ts';
import type { SourceReader } from './source.ts';

/** More directories than this are not searched. */
const MOST_DIRECTORIES = 2_000;

const SKIPPED = /^[._]|^(node_modules|testdata|vendor)$/;

/** The directories of a package's module that import it, outside its own directory; reads only files. */
export function importersOf(importPath: string, dir: string, reader: SourceReader): readonly string[] {
  const module = findUp(dir, 'go.mod');
  if (module === null) return [];
  const found: string[] = [];
  let left = MOST_DIRECTORIES;
  const look = (one: string) => {
    if (left-- <= 0) return;
    const files = reader.readDirectory(one) ?? [];
    const isImporter = files.some(({ scan }) => scan.imports.some((spec) => spec.path === importPath));
    if (isImporter && one !== dir) found.push(one);
    for (const { name, isDirectory } of reader.list(one) ?? [])
      if (isDirectory && !SKIPPED.test(name)) look(path.join(one, name));
  };
  look(path.dirname(module));
  return found;
}
