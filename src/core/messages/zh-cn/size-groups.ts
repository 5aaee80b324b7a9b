import type { SizeGroup } from '../../binary/size/size-tree.ts';

/** To whom bytes of a binary belong; the page and `inspect` say the same. */
export const sizeGroupsChinese: Readonly<Record<SizeGroup, string>> = {
  own: '主模块',
  module: '依赖',
  std: '标准库',
  runtime: '运行时',
  foreign: 'C 代码',
  embed: '嵌入文件',
  dwarf: 'DWARF',
  data: '共享数据',
  padding: '填充',
  unknown: '未知',
};
