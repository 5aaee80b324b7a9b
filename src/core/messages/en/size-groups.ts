import type { SizeGroup } from '../../binary/size/size-tree.ts';

/** To whom bytes of a binary belong; the page and `inspect` say the same. */
export const sizeGroupsEnglish: Readonly<Record<SizeGroup, string>> = {
  own: 'main module',
  module: 'dependencies',
  std: 'standard library',
  runtime: 'runtime',
  foreign: 'C code',
  embed: 'embedded files',
  dwarf: 'DWARF',
  data: 'shared data',
  padding: 'padding',
  unknown: 'unknown',
};
