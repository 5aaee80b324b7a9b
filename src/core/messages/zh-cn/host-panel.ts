import type { HostPanelMessages } from '../en/host-panel.ts';

export const hostPanelChinese: HostPanelMessages = {
  title: (command) => `流水线：${command}`,
  waiting: 'go 已启动，尚无输出。',
  reading: '正在读取跟踪记录…',
  beingKept: '运行此命令的窗口已关闭。命令结束后，已记录的内容会显示在这里。',
  waitsForTrace: '正在等待跟踪记录：其命令尚未结束，或记录仍在保存中。',
  traceFiles: 'go 命令的跟踪记录',
  allFiles: '所有文件',
  openTrace: '打开跟踪记录',
  saveReport: '保存报告',
  reportSaved: (path) => `报告在 ${path}。`,
  openReport: '打开',
  needsGoExtension: '调试需要 Delve，它随 Go 扩展（golang.go）提供。请安装后再试。',
  showExtension: '显示扩展',
  debugName: (program) => `调试 ${program}`,
};
