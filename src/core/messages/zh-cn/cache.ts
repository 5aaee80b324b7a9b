import type { CacheMessages } from '../en/cache.ts';
import { count } from '../quantities.ts';
import { cacheCheckChinese } from './cache-check.ts';
import { cacheCleanChinese } from './cache-clean.ts';
import { cacheContentsChinese } from './cache-contents.ts';

export const cacheChinese: CacheMessages = {
  contents: cacheContentsChinese,
  check: cacheCheckChinese,
  clean: cacheCleanChinese,
  rate: (percent, runs) => `${count(runs)} 次运行中 ${percent} 命中缓存`,
  reached: (percent) => `目标 ${percent}`,
  missed: (percent) => `低于目标 ${percent}`,
  cause: (packages, runs) => `${count(runs)} 次运行中 ${count(packages)} 个包`,
  moreCauses: (causes, packages) => `另外 ${count(causes)} 个原因：${count(packages)} 个包`,
  unexplained: (packages) => `${count(packages)} 个包的原因未知`,
  wholeBuild: '整个构建',
};
