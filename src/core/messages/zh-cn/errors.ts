import type { faultsEnglish } from '../en/errors.ts';
import type { SameShape } from '../same-shape.ts';
import { spaced } from './spaced.ts';

/** As `parseActionGraph` calls them. */
const KINDS: Readonly<Record<string, string>> = {
  'an object': '一个对象',
  'a string': '一个字符串',
  'a number': '一个数字',
  'a boolean': '一个布尔值',
};

export const faultsChinese: SameShape<typeof faultsEnglish> = {
  noGoAt: (path) => `${path} 处没有 go 命令。请检查路径，或从 https://go.dev/dl/ 安装 Go。`,
  noGoOnPath: (name) =>
    `PATH 中没有 ${name} 命令。请从 https://go.dev/dl/ 安装 Go，或把它的 bin 目录加入 PATH。`,
  notGo: (file) => `${file} 不是 go 命令：它没有回应 "go version"。请检查 PATH，或给出 go 的路径。`,
  goTooOld: (file, version, oldest) =>
    `${file} 是 ${version}；需要 Go ${oldest} 或更新版本。请从 https://go.dev/dl/ 安装更新的 Go。`,
  directoryMissing: (path) => `目录 ${path} 不存在。请指定另一个目录。`,
  noPipeline: (verb) => `go ${verb} 没有可记录的流水线。请不加 trace 直接运行。`,
  notStarted: (file, why) => `无法启动 ${file}：${why}。`,
  nothingToPredict: (verb) => `go ${verb} 不构建任何内容，因此没有可预测的。`,
  noRoom: '没有空间存放临时文件。请腾出空间后再试。',
  noPlan: (said) => `go 无法规划此构建：${said}`,
  saidNothing: '它没有任何输出',

  traceMissing: (path) => `没有文件 ${path}；请给出跟踪记录文件，或用 @last 表示历史中最新的一份。`,
  graphMissing: (path) => `没有文件 ${path}；请给出 action graph 文件。`,
  traceNoFile: (path) => `${path} 不是文件；请给出跟踪记录文件。`,
  graphNoFile: (path) => `${path} 不是文件；请给出 action graph 文件。`,
  traceFolder: (path) => `${path} 是文件夹；请给出跟踪记录文件。`,
  graphFolder: (path) => `${path} 是文件夹；请给出 action graph 文件。`,
  notReadable: (path) => `没有读取 ${path} 的权限；请检查其权限。`,
  cannotRead: (path, why) => `无法读取 ${path}：${why}。`,
  tooLarge: (path) => `${path} 大于 400 MB；go 命令的跟踪记录不会这么大。`,
  noTrace: (path, why) => `${path} 不是跟踪记录：${why}。`,
  noGraph: (path, why) => `${path} 不是 action graph：${why}。`,
  isEmpty: '它是空的',
  isDamaged: '其中的压缩数据已损坏或被截断',
  isGraph: '它看起来是 go 的 action graph；请使用：go-build-pipeline import',
  isTrace: '它看起来是跟踪记录；请使用：go-build-pipeline show',
  otherBeginning: (sign) => `它不以 ${sign} 开头`,
  noMark: (mark) => `它很大，而开头没有 ${mark}`,

  traceTooLong: (size, limit) =>
    `该文件比任何跟踪记录都大（${size} MB，上限为 ${limit} MB）：请给出 *.gotrace.json 文件。`,
  traceEmpty: '该文件是空的：请重新跟踪。',
  traceIsGraph: '该文件看起来是 go 的 action graph：请用 `import FILE` 由它生成跟踪记录。',
  traceNotJson: '该文件不是跟踪记录（它不是以 "{" 开头的 JSON）：请给出 *.gotrace.json 文件。',
  traceBadJson: '该文件不是有效的 JSON：请给出未经改动的 *.gotrace.json 文件。',
  traceCutOff: '该文件被截断了：请重新复制，或重新跟踪。',
  traceNoVersion: '该文件是 JSON，但不是跟踪记录（没有 schemaVersion）：请给出 *.gotrace.json 文件。',
  traceTooNew: (format, ours) =>
    `该跟踪记录的格式为 ${format}，而此版本的 go-build-pipeline 只能读取 ${ours}.x：请更新 go-build-pipeline。`,
  traceTooOld: (format) => `该跟踪记录的格式为 ${format}，已不再支持读取：请重新跟踪。`,
  actionAstray: (place, id) => `第 ${place} 个动作自称为 ${id}，所以该文件已损坏：请重新跟踪。`,
  traceDamaged: (path, expected, received) =>
    `跟踪记录中的 ${path} 应为 ${expected}，实际为 ${received}，所以该文件已损坏：请重新跟踪。`,
  itsContent: '内容',
  somethingElse: '其他内容',

  graphEmpty: '该文件是空的：go 当时还没有写出 action graph。',
  graphCutOff: '该 action graph 被截断了：请等 go 结束，或用 -debug-actiongraph=FILE 重新记录。',
  graphNotJson: '该文件不是 JSON：请给出 go 用 -debug-actiongraph=FILE 写出的文件。',
  graphNoList: (kind) => `${spaced('其内容是', KINDS[kind] ?? kind)}，不是 go 的动作列表。`,
  graphNoActions: '其内容是空列表：go 的 action graph 至少有一个动作。',
  graphOddEntry: (place, count) => `${count} 项中的第 ${place} 项不是 go 的动作。`,
};
