import type { CompareMessages } from '../en/compare.ts';

export const compareChinese: CompareMessages = {
  labels: {
    command: '命令',
    go: 'go',
    directory: '目录',
    started: '开始于',
    time: '耗时',
    stages: '阶段',
    mainID: 'main 包 ID',
    linkID: '链接 ID',
    compile: '编译',
    link: '链接',
    program: '程序',
    programs: '程序',
    sha256: 'sha256',
    libraries: '动态库',
  },
  compile: (rebuilt, fromCache) => `重新编译 ${rebuilt} · 缓存命中 ${fromCache}`,
  noLink: '未链接',
  noProgram: '未保留',
  noLibraries: '无（静态链接）',
  unset: '未设置',
  fromCache: '缓存命中',
  upToDate: '已是最新',
  failed: (code) => `退出码 ${code ?? '未知'}`,
  shared: (packages, total, links) =>
    `共用：${total} 次编译中的 ${packages} 次${links > 0 ? (links === 1 ? '，以及链接' : `，以及 ${links} 次链接`) : ''}`,
  equal: '全部缓存键相同：后者可以从前者的缓存中得到全部结果。',
  nothing: '两者都没有构建任何内容，因此没有可对比的内容。',
  only: (which, count, names) => `仅${which === 'first' ? '前者' : '后者'}有：${some(names, count)}`,
  different: (packages, links) =>
    `不同：${packages} 次编译${links > 0 ? (links === 1 ? '和链接' : `和 ${links} 次链接`) : ''}`,
  unequal: (names) => `输入相同，输出不同：${some(names, names.length)}`,
  noInputs: '原因未知：其中一份记录没有缓存键的输入（记录时是否用了 --no-explain？）',
  notExplained: (open, steps) => `${steps} 处差异中有 ${open} 处原因未知：其缓存键的输入未能全部读取`,
  moreSteps: (count) => `另有 ${count} 个`,
  absent: '不包含',
};

function some(names: readonly string[], count: number): string {
  return `${names.slice(0, 4).join('、')}${count > 4 ? ` 等 ${count} 个` : ''}`;
}
