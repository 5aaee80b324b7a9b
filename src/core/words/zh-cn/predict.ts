import type { PredictWords } from '../predict.ts';
import { duration } from '../quantities.ts';

export const predictChinese: PredictWords = {
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
  upTo: (effect) => `最多 ${effect}`,
  time: (leastMs, mostMs, untimed) => {
    const least = leastMs === 0 && mostMs >= 50 ? '最多' : `约 ${duration(leastMs)} 到`;
    const span = Math.abs(mostMs - leastMs) < 50 ? `约 ${duration(mostMs)}` : `${least} ${duration(mostMs)}`;
    return `累计${span}${untimed > 0 ? `，另有 ${untimed} 个尚无耗时记录` : '，依据你以前的记录'}`;
  },
  timeUnknown: '耗时未知：以前的记录中没有它们的耗时',
  unknown: (names) =>
    `构建之前未知：${names.slice(0, 3).join('、')}${names.length > 3 ? ` 等 ${names.length} 个` : ''}（测试的 main 包由 go 自己生成）`,
};
