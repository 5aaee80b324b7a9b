import type { HostTraceMessages } from '../en/host-trace.ts';

const additionsText = (target: string, takesArguments: boolean): string =>
  `标志写在“${target}”之前${takesArguments ? '，参数写在其后' : ''}。`;

export const hostTraceChinese: HostTraceMessages = {
  pickMain: '选择程序',
  pickPackages: (verb) => `go ${verb}：选择包`,
  thisPackage: '此文件所在的包',
  wholeModule: '模块中的所有包',
  lastUsed: '上次使用',
  commandTitle: '要跟踪的命令',
  commandPrompt: (target, takesArguments) =>
    `${additionsText(target, takesArguments)}只询问一次；以后可用“编辑参数和标志”更改。`,
  editPrompt: (target, takesArguments) => `${additionsText(target, takesArguments)}以后的跟踪也会使用。`,
  flagsFirst: (flags) => `来自设置：${flags}`,
  quoteOpen: (quote) => `结尾的 ${quote} 缺失。`,
  keepTarget: (target) => `${target} 在此处不能更改。`,
  setGo: '设置 go 命令',
  lost: '命令在报告结果之前就已终止。',
  killed: (command, signal) => `${command} 被外部终止（${signal}）；流水线显示在此之前的进度。`,
  taskSource: 'Go Pipeline',
  bar: {
    name: 'Go 构建缓存',
    starting: '正在跟踪',
    compiled: (count) => `已编译 ${count}`,
    rebuilt: (count) => `重新编译 ${count}`,
    allCached: '全部命中缓存',
    hitRate: (percent) => `${percent}%`,
    failed: '失败',
    buildFailed: '构建失败',
    testsFailed: '测试失败',
    interrupted: '已中断',
    unknown: '数量未知',
    next: (atMost, time) => `下次编译 ${atMost}${time === null ? '' : `，${time}`}`,
    counts: (rebuilt, fromCache) => `重新编译 ${rebuilt} · 缓存命中 ${fromCache}`,
    showPipeline: '显示流水线',
    explain: '解释重新编译的原因',
    again: '重新跟踪',
    compare: '与上一次比较',
    go: (version, path, source) => `${version}，位于 ${path}（${source}）`,
  },
};
