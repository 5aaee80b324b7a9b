import type { CacheMessages } from '../en/cache.ts';
import { count } from '../quantities.ts';

export const cacheCheckChinese: CacheMessages['check'] = {
  read: (outputs, size, folder) => `已读取 ${count(outputs)} 个输出（${size}），位于 ${folder}`,
  intact: '没有损坏的条目。',
  damage: {
    content: '大小相同但内容不同，go 不会发现',
    size: '大小不同；go 会发现并重新执行',
    entry: '不是 go 的条目；go 会重新执行',
  },
  advice: '请在没有 go 命令运行时删除这些文件：go 随后会重新执行相应的工作。',
  full: (size) => `此磁盘只剩 ${size}：磁盘满时 go 不会保存构建结果，也不报告这一点。`,
};
