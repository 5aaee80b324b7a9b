import type { HostPanelMessages } from '../en/host-panel.ts';

export const hostPanelChinese: HostPanelMessages = {
  title: (command) => `流水线：${command}`,
  waiting: 'go 已启动，尚未输出任何内容。',
  reading: '正在读取跟踪记录…',
  beingKept: '运行此命令的窗口已关闭。命令结束后，跟踪记录会显示在这里。',
  waitsForTrace: '正在等待跟踪记录：命令仍在运行，或其记录正在保存。',
  traceFiles: 'go 命令的跟踪记录',
  allFiles: '所有文件',
  openTrace: '打开跟踪记录',
  saveReport: '保存报告',
  reportSaved: (path) => `报告已保存到 ${path}`,
  openReport: '打开',
  needsGoExtension: '调试需要 Delve，它随 Go 扩展（golang.go）提供。请安装该扩展后再试。',
  showExtension: '显示扩展',
  debugName: (program) => `调试 ${program}`,
};
