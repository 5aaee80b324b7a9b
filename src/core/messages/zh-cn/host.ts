import type { HostMessages } from '../en/host.ts';
import { hostMainsChinese } from './host-mains.ts';
import { hostPanelChinese } from './host-panel.ts';
import { hostTraceChinese } from './host-trace.ts';
import { hostViewsChinese } from './host-views.ts';

export const hostChinese: HostMessages = {
  defect: (where) => `${where} 意外失败。详细信息请查看日志。`,
  showLog: '显示日志',
  goUsed: (version, path, source) => `${version}，位于 ${path}（${source}）`,
  mains: hostMainsChinese,
  panel: hostPanelChinese,
  trace: hostTraceChinese,
  views: hostViewsChinese,
};
