import type { CommandLineMessages } from '../en/command-line.ts';

export const commandLineChinese: CommandLineMessages = {
  verify: {
    equal: (count) => `两次构建的 ${count} 个输出全部相同。`,
    unequal: (count, compared) => `${compared} 个输出中有 ${count} 个输入相同而输出不同：`,
    changedInputs: (count) => `第二次构建中有 ${count} 处输入不同：`,
    consequences: (count) => `仅因上述原因，另有 ${count} 个输出的输入不同。`,
    parts: {
      cgo: 'cgo 工具',
      cCompiler: 'C 编译器',
      compile: '编译器',
      assemble: '汇编器',
      archive: '归档文件',
      link: '链接器',
      unknown: '阶段未知',
    },
    partWithFiles: (part, files) => `${part}：${files}`,
    ownOutput: (reason) =>
      `${reason}：此命令自己会写入该文件，因此每次构建都包含上一次的输出；请用 -o 指定其他位置`,
  },
  trace: {
    pressKey: '按任意键关闭此终端。',
    untraced: (command) => `${command} 没有可记录的流水线，因此不经跟踪直接运行。`,
  },
  report: { written: (path) => `报告      ${path}` },
  history: {
    cleared: (traces) => `已删除 ${traces} 份记录。`,
    counts: (rebuilt, fromCache) => `重新编译 ${rebuilt} · 缓存命中 ${fromCache}`,
    exit: (code) => `退出码 ${code}`,
    interrupted: '已中断',
    exitUnknown: '退出码未知',
    timeUnknown: '时间未知',
    location: {
      workspace: (directory) => `工作区 ${directory}`,
      module: (directory) => `模块 ${directory}`,
      directory: (directory) => `目录 ${directory}`,
    },
    noneHere: '还没有记录',
  },
  defect: (stack) => `go-build-pipeline：内部错误，请反馈：\n${stack}`,
};
