import { IS_MISSING, type NoteMessages } from '../note-messages.ts';
import { count, size } from '../quantities.ts';

export const notesChinese: NoteMessages = {
  'no-temp-file': () => '没有空间存放临时文件，因此 go 没有写出 action graph。',
  'no-temp-folder': ({ code }) =>
    `临时文件的目录${IS_MISSING.test(code) ? '不存在' : `无法写入 (${code})`}，因此 go 没有写出 action graph。`,
  'left-running': () => 'go 结束时，命令启动的某个进程仍在使用它的输出。',
  'no-graph': () => 'go 没有写出 action graph，或者无法读取它。',
  'messages-cut': ({ keptBytes, allBytes }) =>
    `命令输出了 ${size(allBytes)} 消息，此记录只包含开头和结尾（${size(keptBytes)}）。`,
  'stderr-inherited': () =>
    'go 直接写入 stderr（--inherit-stderr），因此此记录不含它的消息。如有失败，其原因和程序自身的退出码未知。',
  'stdout-inherited': () =>
    '为了保持输出行的顺序，go 也直接写入 stdout，因此此记录不含测试结果和 -json 事件。',
  'results-cut': () => '测试结果过多，此记录没有全部保留。',
  'commands-cut': () => '命令（-x）过多，此记录没有全部保留。其余部分只有 action graph 可用。',
  'plan-only': () => '该文件只包含 go 在构建之前写出的计划。结果未知。',
  'keys-missing': ({ count: missing }) =>
    `有 ${count(missing)} 个缓存键的输入未知：再次询问时 go 给出的是别的键；其间文件或设置可能发生了变化。`,
  'embeds-output': ({ package: name, file, place }) =>
    `${name} 嵌入了此命令写出的 ${file}${place === '' ? '' : `（${place}）`}：每次构建都会嵌入上一次的输出。请用 -o 写到别处。`,
  'output-modifies': ({ files }) =>
    `git 把此命令写出的 ${files.join('、')} 算作更改：下一次构建会带有 vcs.modified=true，因此会再次链接程序。请将其加入 .gitignore，或用 -o 写到别处。`,
  'header-newer': ({ package: name, files }) =>
    `${name} 命中缓存，但 ${files.join('、')} 比缓存中的输出更新。go 不比较包目录之外的 C 头文件：更改之后请运行 go clean -cache，或用 -a 构建一次。`,
  'keys-broken-off': () => '重新编译的原因未知：读取缓存键的过程已取消。',
  'keys-interrupted': () => '重新编译的原因未知：读取缓存键时命令被中断。',
  'no-keys': ({ said }) =>
    said === null
      ? '重新编译的原因未知：go 没有输出缓存键。'
      : `重新编译的原因未知：go 没有输出缓存键。它的消息是：${said}`,
  'load-phases-unread': ({ reason }) => `加载的子阶段未知：无法读取 go 的调试跟踪（${reason}）。`,
  'test-cache-unread': ({ reason }) =>
    `测试为何重新运行或命中缓存未知：无法读取 go 的测试缓存（${reason}）。`,
  'test-runs-not-saved': ({ reason }) =>
    `无法保存测试读取了哪些内容，因此下一次跟踪无法与之比较（${reason}）。`,
  text: ({ text }) => text,
  unknown: ({ name }) =>
    name === ''
      ? '此版本无法读取该跟踪记录的一条说明。'
      : `该跟踪记录包含只有较新版本才能读取的说明：${name}`,
};
