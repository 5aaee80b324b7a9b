import type { notesEnglish } from '../en/notes.ts';
import type { SameShape } from '../same-shape.ts';

export const notesChinese: SameShape<typeof notesEnglish> = {
  noTempFile: '没有空间存放临时文件：命令运行时没有生成 action graph。',
  leftRunning: 'go 结束时，命令留下的某个进程仍占用着它的输出。',
  noGraph: 'go 没有写出 action graph，或者无法读取它。',
  messagesCut: (kept, all) => `命令输出了 ${all} MB 消息，这里只保留 ${kept} MB：开头和结尾。`,
  resultsCut: '测试结果多于此处保留的数量。',
  commandsCut: '命令（-x）多于此处保留的数量：缺少的部分只能从 action graph 得知。',
  planOnly: '该文件是 go 开始构建之前写出的计划：之后的结果未知。',
  keysMissing: (count) =>
    `有 ${count} 个缓存键的输入未知：再次询问时 go 给出的是别的键；其间文件或设置可能发生了变化。`,
  brokenOff: '重新编译的原因未知：读取缓存键的过程被中断。',
  interrupted: '重新编译的原因未知：读取缓存键时命令被中断。',
  noKeys: '重新编译的原因未知：go 没有输出缓存键。',
  noKeysBut: (said) => `重新编译的原因未知：go 没有输出缓存键。它的输出是：${said}`,
};
