import { isAlike, type PredictMessages } from '../en/predict.ts';
import { duration } from '../quantities.ts';
import { spaced } from './spaced.ts';

export const predictChinese: PredictMessages = {
  nothing: '下次构建无需编译：全部在缓存中。',
  total: (certain, possible, links, packages) => {
    const most = certain + possible;
    if (most === 0)
      return links > 1
        ? `下次构建无需编译，只需链接 ${links} 个程序`
        : `下次构建无需编译${links === 1 ? '，只需链接' : ''}`;
    const compile = `下次构建将编译 ${packages} 个包中的${possible === 0 ? '' : '最多'} ${most} 个`;
    const parts = [
      possible === 0 || certain === 0 ? '' : `其中 ${certain} 个确定`,
      links === 0 ? '' : links === 1 ? '并链接' : `并链接 ${links} 个程序`,
    ].filter((part) => part !== '');
    return [compile, ...parts].join('，');
  },
  upTo: (effect) => spaced('最多', effect),
  wall: (leastMs, likelyMs, mostMs, isWhole) => {
    const about = isWhole ? '约' : '至少约';
    if (isAlike(leastMs, mostMs)) return `${about} ${duration(mostMs)}`;
    if (likelyMs === null) return `${about} ${duration(leastMs)} 到 ${duration(mostMs)}`;
    const rest = isAlike(likelyMs, mostMs)
      ? `若输出不变则为 ${duration(leastMs)}`
      : `若导入它的包全部编译则最多 ${duration(mostMs)}`;
    return `${about} ${duration(likelyMs)}，${rest}`;
  },
  basis: (builds, workers) => `依据此命令最近 ${builds} 次跟踪记录，同时编译 ${workers} 个包`,
  withoutTests: '未计入：测试的构建和 vet，以及测试本身',
  work: (leastMs, mostMs) =>
    `累计 ${isAlike(leastMs, mostMs) ? duration(mostMs) : `${duration(leastMs)} 到 ${duration(mostMs)}`}`,
  wallUnknown: '耗时未知：此命令还没有完整的跟踪记录',
  untimed: (names, others) =>
    `未计入，因为没有它们的耗时记录：${names.join('、')}${others > 0 ? `，另有 ${others} 个` : ''}`,
  maySave: (root, unchanged, changes) =>
    `可能省去：${root} 以往 ${changes} 次改动中有 ${unchanged} 次输出未变`,
  timeUnknown: '耗时未知：以前的记录中没有它们的耗时',
  unknown: (names) =>
    `构建之前未知：${names.slice(0, 3).join('、')}${names.length > 3 ? ` 等 ${names.length} 个` : ''}（测试的 main 包由 go 生成）`,
};
