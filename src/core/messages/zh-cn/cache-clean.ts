import type { CacheMessages } from '../en/cache.ts';
import { count } from '../quantities.ts';

export const cacheCleanChinese: CacheMessages['clean'] = {
  nothing: '没有可删除的内容。',
  wouldRemove: (size, files, folder) => `可释放 ${size}：${count(files)} 个文件，位于 ${folder}`,
  wouldRemoveModules: (size, modules, folder) =>
    `可释放 ${size}：${count(modules)} 个模块版本，位于 ${folder}`,
  packagesAgain: (packages) => `${count(packages)} 个包在需要时会重新编译`,
  testsAgain: (packages) => `${count(packages)} 个包的测试会重新运行`,
  executablesAgain: (programs) => `${count(programs)} 个程序在需要时会重新链接`,
  downloadAgain: (size) => `需要时会重新下载 ${size}，前提是代理上仍有这些内容。`,
  priceKnown: (work) => `工作量 ${work}`,
  priceAtLeast: (work, timed) => `工作量至少 ${work}（其中 ${count(timed)} 个有测量值）`,
  priceElapsed: (elapsed) => `按你以往的构建约需 ${elapsed}`,
  priceUnknown: '所需时间未知：执行时都没有被跟踪',
  running: (commands) =>
    `你有 ${count(commands)} 个 go 命令正在运行。不加 --wait 时只删除最近一天未使用的内容，且不删除模块。`,
  runningUnknown: '无法确定是否有 go 命令正在运行，因此只删除最近一天未使用的内容，且不删除模块。',
  changesNothing: '未做任何更改。加上 --yes 即删除；加上 --yes --to-trash 则移到缓存内的回收处。',
  changesNothingModules: '未做任何更改。加上 --yes 即删除。',
  waiting: (commands, first) => `正在等待 ${count(commands)} 个 go 命令：${first}`,
  removed: (size, files) => `已释放 ${size}：${count(files)} 个文件`,
  moved: (files, size) =>
    `已将 ${count(files)} 个文件（${size}）移到缓存内的回收处。撤销：go-build-pipeline cache restore。释放空间：go-build-pipeline cache clean trash --yes`,
  skipped: (files) => `${count(files)} 个文件保留，因为 go 在此期间使用或替换了它们。`,
  left: (files) =>
    `${count(files)} 个条目保留，因为可能有 go 命令正在使用。请在没有 go 命令运行时重试，或加上 --wait 选项。`,
  failed: (files) => `${count(files)} 个文件无法删除。`,
  interrupted: '已中断：此前删除的内容已不存在。go 使用其余内容仍能正确构建。',
  restored: (files) => `已恢复 ${count(files)} 个文件。`,
};
