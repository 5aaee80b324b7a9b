import type { MainFix } from '../../model/main-answer.ts';
import type { HostMainsMessages } from '../en/host-mains.ts';
import { duration } from '../quantities.ts';

const fixTitle = (fix: MainFix, how: string): string => {
  const [name = ''] = fix.names;
  switch (fix.id) {
    case 'make-package-main':
      return '改为 package main';
    case 'same-package':
      return fix.kind === 'edit' ? `改为 ${fix.text}` : how;
    case 'add-main-function':
      return '添加 func main';
    case 'add-main-file':
      return '创建 main.go';
    case 'remove-arguments':
      return '改为 func main()';
    case 'make-function':
      return '改用其他名称';
    case 'remove-second-main':
      return '重命名这个 main，并在第一个中调用它';
    case 'move-file':
      return fix.kind === 'edit' ? `把此文件移到 ${fix.text}` : how;
    case 'move-main-out-of-test':
      return '重命名文件：不再是测试';
    case 'rename-file':
      return fix.kind === 'edit' ? `把文件重命名为 ${fix.text}` : how;
    case 'delete-constraint':
      return '删除构建约束';
    case 'import-c':
      return '在此导入 "C"';
    case 'write-package-clause':
      return fix.kind === 'edit' ? `写上 ${fix.text}` : how;
    case 'resave-utf8':
      return '删除字节顺序标记（BOM）';
    case 'lower-go-line':
      return fix.kind === 'edit' ? `改为 ${fix.text}` : how;
    case 'set-tags':
      return `使用 -tags ${fix.names.join(',')} 运行`;
    case 'run-file-by-name':
      return `按文件名运行 ${name.split('/').at(-1)}`;
    case 'run-main':
      return `运行 ${name}`;
    case 'mod-init':
      return '在这里创建模块：go mod init …';
    case 'list-mains':
      return '显示所有 main 包';
    default:
      return `运行 ${how}`;
  }
};

export const hostMainsChinese: HostMainsMessages = {
  run: (how) => (how === '' ? '跟踪运行' : `跟踪运行（${how}）`),
  build: (how) => (how === '' ? '跟踪构建' : `跟踪构建（${how}）`),
  pipeline: '流水线',
  result: (rebuilt, buildMs) =>
    `${rebuilt === null ? '全部命中缓存' : `重新编译 ${rebuilt}`}${buildMs === null ? '' : `，${duration(buildMs)}`}`,
  failed: '失败',
  running: '运行中…',
  runTooltip: (command) => `跟踪 ${command}`,
  pipelineTooltip: '显示上次跟踪的流水线',
  resultTooltip: '此 main 包的上次跟踪',
  badge: (command) => `main 包：${command}`,
  gutter: 'main 包从这里开始',
  fix: fixTitle,
  openRule: '为什么？查看规则',
  openWork: '打开 go.work',
  otherPackage: (name) => `此处声明为 package ${name}`,
  leftOutHere: '此处将该文件排除在外',
  otherMain: '另一个 func main',
  importedHere: (name) => `此处导入 ${name}`,
  nearMisses: () => '疑似 main 包',
  noModule: '不属于任何模块',
  goToLine: '转到该行',
  details: '详情',
  asking: '正在询问 go…',
  noFile: '请先打开一个 Go 文件，或在“main 包”视图中选择一个文件夹。',
  isMain: (command) => `这是 main 包：${command}`,
  runIt: '跟踪',
  modulePath: '新模块的路径，供他人导入',
  modulePathHint: '例如 example.com/name；如果第一段不含点号，其他人将无法获取该模块。',
  modulePathWrong: '只能包含字母、数字和 - . _ ~ /，首尾不能是斜杠。',
  working: (command) => `${command} …`,
  goRefused: (command, said) => `${command} 失败：${said}`,
  answerTitle: '为何没有 main 包',
  nothingToPredict: '这里还没有跟踪过任何命令，而且 main 包不止一个：请先跟踪其中一个。',
};
