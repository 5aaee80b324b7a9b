import type { BinaryMessages } from '../en/binary.ts';

/** 调试器如何启动程序。 */
export const binaryDebugChinese: BinaryMessages['debugger'] = {
  label: '启动方式',
  blocked: {
    'no-symbols': 'Delve 不启动有 DWARF 但没有符号表的程序 (-s -w=0)；请去掉 -s',
    'system-linker': '没有 DWARF 时，Delve 在由系统链接器链接的程序中找不到任何函数',
  },
  command: (command, obstacle) => {
    switch (obstacle?.id) {
      case undefined:
        return command;
      case 'other-platform':
        return `${command}（在 ${obstacle.goos}/${obstacle.goarch} 上）`;
      case 'no-breakpoints':
        return `${command}，但它在此文件中找不到任何函数`;
    }
  },
  sources: ({ inProgram, onDisk }) =>
    `在 dlv 中：config substitute-path ${inProgram} ${onDisk ?? 'FOLDER'}${onDisk === null ? '（FOLDER 是源代码所在的文件夹）' : ''}，因为 -trimpath 去除了路径`,
  install: (command) => `缺少 dlv：${command}`,
};
