import type { NoteMessages } from '../note-messages.ts';
import { count, size } from '../quantities.ts';

export const notesChinese: NoteMessages = {
  'no-temp-file': () => '没有空间存放临时文件：命令运行时没有生成 action graph。',
  'left-running': () => 'go 结束时，命令留下的某个进程仍占用着它的输出。',
  'no-graph': () => 'go 没有写出 action graph，或者无法读取它。',
  'messages-cut': ({ keptBytes, allBytes }) =>
    `命令输出了 ${size(allBytes)} 消息，这里只保留 ${size(keptBytes)}：开头和结尾。`,
  'results-cut': () => '测试结果多于此处保留的数量。',
  'commands-cut': () => '命令（-x）多于此处保留的数量：缺少的部分只能从 action graph 得知。',
  'plan-only': () => '该文件是 go 开始构建之前写出的计划：之后的结果未知。',
  'keys-missing': ({ count: missing }) =>
    `有 ${count(missing)} 个缓存键的输入未知：再次询问时 go 给出的是别的键；其间文件或设置可能发生了变化。`,
  'keys-broken-off': () => '重新编译的原因未知：读取缓存键的过程被中断。',
  'keys-interrupted': () => '重新编译的原因未知：读取缓存键时命令被中断。',
  'no-keys': ({ said }) =>
    said === null
      ? '重新编译的原因未知：go 没有输出缓存键。'
      : `重新编译的原因未知：go 没有输出缓存键。它的输出是：${said}`,
  text: ({ text }) => text,
  unknown: ({ name }) =>
    name === '' ? '此版本无法读取该跟踪记录的一条说明。' : `较新的版本留下了此版本不认识的说明：${name}`,
};
