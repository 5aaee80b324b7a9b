import type { FileKind, FileReason, JsonKind, SystemError } from '../../model/error-args.ts';
import { type ErrorMessages, errorText, systemReason } from '../error-messages.ts';
import { spaced } from './spaced.ts';

const FILE: Readonly<Record<FileKind, string>> = { trace: '跟踪记录', graph: 'action graph' };

const JSON_KIND: Readonly<Record<JsonKind, string>> = {
  null: 'null',
  boolean: '一个布尔值',
  number: '一个数字',
  string: '一个字符串',
  array: '一个数组',
  object: '一个对象',
};

const reading = {
  EIO: '磁盘报告了错误',
  ELOOP: '其符号链接形成了循环',
  EISDIR: '它是目录',
  ENOTDIR: '路径中的某一部分不是目录',
  EMFILE: '打开的文件过多',
  ENFILE: '打开的文件过多',
  EACCES: '没有读取权限，请检查权限',
  EPERM: '没有读取权限，请检查权限',
} as const;

const writing = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EACCES: '没有写入权限，请检查权限',
  EPERM: '没有写入权限，请检查权限',
  EROFS: '文件系统是只读的',
  EIO: '磁盘报告了错误',
  ENOENT: '所在目录不存在',
  ENOTDIR: '所在目录不存在',
  EISDIR: '它是目录',
  EEXIST: '已存在同名文件',
  ELOOP: '其符号链接形成了循环',
} as const;

const KEEPING = {
  ...writing,
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  ENOENT: '它的文件夹已被删除',
  ENOTDIR: '它的文件夹所在位置是一个文件',
  EEXIST: '它的文件夹所在位置是一个文件',
};

const isFull = ({ code }: SystemError): boolean => code === 'ENOSPC' || code === 'EDQUOT';

const kept = (reason: SystemError): string =>
  `${systemReason(reason, KEEPING)}；${isFull(reason) ? '请腾出空间，或删除历史（go-build-pipeline history --clear）' : '请让该文件夹可写，或另选一个（XDG_CACHE_HOME）'}`;

const starting = {
  EACCES: '没有执行权限，请检查权限',
  EPERM: '没有执行权限，请检查权限',
  ENOENT: '它不存在',
  ENOEXEC: '它不是可在此计算机上运行的程序',
  E2BIG: '命令行过长',
} as const;

function fileReason(reason: FileReason): string {
  switch (reason.id) {
    case 'empty':
      return '它是空的';
    case 'damaged':
      return '其中的压缩数据已损坏或被截断';
    case 'other-kind':
      return reason.found === 'graph'
        ? '它看起来是 go 的 action graph；请使用：go-build-pipeline import'
        : '它看起来是跟踪记录；请使用：go-build-pipeline show';
    case 'other-beginning':
      return `它不以 ${reason.wanted} 开头`;
    case 'no-mark':
      return `它很大，而 ${reason.mark} 不在开头`;
  }
}

export const errorsChinese: ErrorMessages = {
  reading,
  writing,
  starting,
  fileReason,
  sentences: {
    'unknown-command': ({ name, meant }) =>
      meant === null
        ? `未知的子命令 ${name}；运行 go-build-pipeline --help 可列出所有子命令。`
        : `未知的子命令 ${name}；是否想用 ${meant}？`,
    'unknown-option': ({ name, meant }) =>
      meant === null
        ? `未知的选项 ${name}；--help 可列出所有选项。`
        : `未知的选项 ${name}；是否想用 ${meant}？`,
    'option-takes-no-value': ({ name }) => `${name} 不带值。`,
    'option-needs-value': ({ name, value }) => `${name} 需要一个值：${name} ${value}`,
    'option-given-twice': ({ name }) => `${name} 重复出现；请只写一次。`,
    'options-not-together': ({ one, other }) => `${one} 和 ${other} 不能同时使用；请选择其一。`,
    'operand-missing': ({ noun }) => `缺少 ${noun}；加上 --help 可查看示例。`,
    'cache-topic': ({ word, meant }) =>
      meant === null
        ? `cache 没有 ${word}；请运行 go-build-pipeline cache --help 查看用法。`
        : `cache 没有 ${word}；是否想用 ${meant}？`,
    'option-alone': ({ option, needs }) => `${option} 只能与 ${needs} 一起使用`,
    'no-such-finding': ({ id, meant }) =>
      meant === null
        ? `doctor 没有名为 ${id} 的检查结果；docs/doctor.zh-cn.md 列出了全部结果。`
        : `doctor 没有名为 ${id} 的检查结果；你是指 ${meant} 吗？`,
    'goal-invalid': ({ text }) => `--goal 应为 0 到 100 之间的百分比，而不是 ${text}`,
    'clean-what-missing': ({ kinds }) => `要删除什么？可选：${kinds.join('、')}`,
    'clean-what-unknown': ({ word, kinds }) =>
      `cache clean 不理解 ${word}；可删除的是：${kinds.join('、')}（--help 有示例）`,
    'cache-absent': ({ path }) => `没有可更改的缓存：${path} 不是文件夹。`,
    'cache-not-of-go': ({ path, missing }) => `未删除任何内容，因为 ${path} 不像 go 的缓存：缺少 ${missing}`,
    'cache-holds-more': ({ path }) =>
      `未删除任何内容，因为 ${path} 包含你的主目录或当前目录。请为 go 的缓存指定单独的文件夹。`,
    'cache-of-other-user': ({ path }) => `未删除任何内容，因为 ${path} 属于其他用户。`,
    'sum-missing': ({ path }) => `未删除任何内容，因为 ${path} 中没有 go.sum；请指定其依赖应保留的模块目录。`,
    'nothing-in-trash': () => '没有移入回收处的条目，因此无法恢复。',
    'no-rows': () => '还没有记录过构建；请先跟踪一次：go-build-pipeline trace go build ./...',
    'no-rows-here': () =>
      '这个模块、工作区或目录还没有记录过构建；请先跟踪一次（go-build-pipeline trace go build ./...），或加上 --all 查看其他位置的构建。',
    'ci-topic': ({ word }) =>
      word === null
        ? 'ci 要做什么？用 go-build-pipeline ci summary 生成摘要，或用 ci check 检查限制。'
        : `ci 没有 ${word}；只有 summary 和 check。`,
    'ci-nothing-to-check': ({ file }) =>
      `没有要检查的内容：请给出限制，例如 --max-rebuilt 20，或用 --update 来写入 ${file} 文件。`,
    'ci-baseline-missing': () => '--max-binary +百分比 表示增长，因此需要用 --baseline TRACE 给出对比基准。',
    'ci-format': ({ word, known }) => `--format 没有 ${word}；可用的有：\n${nameLines(known)}`,
    'option-of-other': ({ option, command }) => `${option} 属于 ${command}，请在这里去掉它。`,
    'limit-invalid': ({ option, text, example }) => `${option} 不接受 ${text}；请给出类似 ${example} 的值`,
    'operand-extra': ({ noun, extra }) => `应只有一个 ${noun}，但还有多余的参数：${extra}`,
    'no-operand-taken': ({ command, word }) =>
      `${command} 不接受 ${word}；请运行 go-build-pipeline ${command} --help 查看用法。`,
    'output-missing': ({ option }) => `缺少输出文件；请加上 ${option}`,
    'trace-forgotten': ({ command }) =>
      `要记录 go 命令，请在前面加上 trace：go-build-pipeline trace ${command}`,
    'go-forgotten': ({ command }) => `请写出完整的 go 命令：go-build-pipeline trace go ${command}`,
    'prefix-first': ({ prefix, command }) =>
      `请把 ${prefix} 放在整个命令之前：${prefix} go-build-pipeline trace ${command}`,
    'go-flag-first': ({ flag }) =>
      `${flag} 是 go 的标志，请放在 go 的子命令之后：go-build-pipeline trace go build ${flag} …`,
    'variables-first': ({ variables, command }) =>
      `请把变量放在整个命令之前：${variables} go-build-pipeline trace ${command}`,
    'go-command-missing': ({ command }) => `缺少 go 命令，例如：go-build-pipeline ${command} go build ./...`,
    'not-a-go-command': ({ word }) =>
      `${word} 不是 go 命令；请写出完整的命令，例如：go-build-pipeline trace go build ./...`,
    'no-pipeline': ({ verb }) => `go ${verb} 没有可记录的流水线。请不加 trace 直接运行。`,
    'nothing-to-predict': ({ verb }) => `go ${verb} 不构建任何内容，因此没有可预测的。`,
    'not-a-history-name': ({ word }) => `${word} 不是记录；@last 表示历史中最新的一份，@2 表示它的前一份。`,
    'ambiguous-package': ({ word, candidates }) =>
      `${word} 匹配 ${candidates.length} 个包；请选择一个：\n${nameLines(candidates)}`,
    'no-such-package': ({ name }) =>
      `这份记录中没有名为 ${name} 的包；go-build-pipeline show TRACE --json 可列出所有包。`,
    'compare-sides-missing': () =>
      '请给出要比较的两份记录或两条命令，例如：go-build-pipeline compare -- go run . -- go build .',
    'compare-one-preset': () => '一次只能使用一个预设。',
    'compare-not-go': ({ word }) => `${word} 不是 go 命令；请写出每条完整的命令。`,
    'verify-command-missing': () => '缺少 go 命令，例如：go-build-pipeline verify-cache go build ./...',
    'traced-binaries': ({ names }) =>
      `该跟踪记录有 ${names.length} 个二进制文件；请加上其中一个的名称：\n${nameLines(names)}`,
    'traced-binary-unknown': ({ name, names }) =>
      `该跟踪记录没有二进制文件 ${name}；它有：\n${nameLines(names)}`,
    'target-unknown': ({ name, names }) =>
      `${name} 既不是根文件系统的文件夹，也不是以下目标之一：\n${nameLines(names)}`,
    'verify-not-a-build': ({ verb }) =>
      `go ${verb} 不仅会构建，而且 verify-cache 会执行两次；请改用 go build、install、vet、test -c 或 list -export 命令。`,
    'verify-dry-run': () => '使用 -n 时 go 不会构建任何内容，因此没有可比较的内容。请去掉 -n 后再试。',

    'go-not-found': ({ path }) => `${path} 处没有 go 命令。请检查路径，或从 https://go.dev/dl/ 安装 Go。`,
    'go-not-on-path': ({ name }) =>
      `PATH 中没有 ${name} 命令。请从 https://go.dev/dl/ 安装 Go，或把它的 bin 目录加入 PATH。`,
    'not-go': ({ path }) =>
      `${path} 不是 go 命令：它没有回应 "go version"。请检查 PATH，或给出 go 命令的路径。`,
    'go-too-old': ({ path, version, oldest }) =>
      `${path} 是 ${version}；需要 Go ${oldest} 或更新版本。请从 https://go.dev/dl/ 安装更新的 Go。`,
    'not-started': ({ path, reason }) => `无法启动 ${path}：${systemReason(reason, starting)}。`,
    'not-planned': ({ said }) => `go 无法规划此构建：${said === '' ? '它没有输出消息' : said}`,
    'verify-build-failed': () =>
      '构建失败，没有可比较的内容。请查看上面的消息，并先不用 verify-cache 运行构建。',
    'command-failed': ({ command, said }) => `${command} 失败：${said}`,

    'folder-missing': ({ path }) => `目录 ${path} 不存在。请选择另一个目录。`,
    'folder-not-there': ({ path }) => `目录 ${path} 不存在。请检查路径。`,
    'folder-gone': ({ path }) => `文件夹 ${path} 不存在。它可能已被移动或删除。`,
    'folder-to-trace-gone': ({ path }) => `文件夹 ${path} 已不存在。请另选一个。`,
    'file-gone': ({ path }) => `文件 ${path} 不存在。它可能已被移动或删除。`,
    'file-missing': ({ path, kind }) =>
      kind === 'trace'
        ? `文件 ${path} 不存在；请给出跟踪记录文件，或用 @last 表示历史中最新的一份。`
        : `文件 ${path} 不存在；请给出 action graph 文件。`,
    'not-a-file': ({ path, kind }) => `${path} 不是文件；${spaced('请给出', FILE[kind], '文件')}。`,
    'file-is-folder': ({ path, kind }) => `${path} 是目录；${spaced('请给出', FILE[kind], '文件')}。`,
    'pipe-without-writer': ({ path }) => `${path} 是管道，但没有任何内容写入；请启动向其写入的命令。`,
    'cannot-read': ({ path, reason }) =>
      reason.code === 'EACCES' || reason.code === 'EPERM'
        ? `无法读取 ${path}：没有权限；请检查其权限。`
        : `无法读取 ${path}：${systemReason(reason, reading)}。`,
    'cannot-write': ({ path, reason }) => `无法写入 ${path}：${systemReason(reason, writing)}。`,
    'file-too-large': ({ path }) => `${path} 超过 400 MB 的上限；请给出跟踪记录文件。`,
    'wrong-kind': ({ path, kind, reason }) =>
      `${path} ${spaced('不是', FILE[kind])}：${fileReason(reason)}。`,
    'no-room': () => '没有空间存放临时文件。请腾出磁盘空间后再试。',
    'budget-invalid': ({ path, at, said }) =>
      `${path} 不是有效的预算文件；请更正，或删除它并用 ci check --update 重新写入。错误${at === '' ? '' : `（位于 ${at}）`}：${said}`,
    'in-file': ({ path, error }) => `${path}：${errorText(errorsChinese, error)}`,

    'trace-too-long': ({ megabytes, limit }) =>
      `该文件对跟踪记录来说过大（${megabytes} MB，上限为 ${limit} MB）：请给出 *.gotrace.json 文件。`,
    'trace-empty': () => '该文件是空的：请重新跟踪。',
    'trace-is-graph': () => '该文件看起来是 go 的 action graph：请用 `import FILE` 导入它。',
    'trace-not-json': () => '该文件不是跟踪记录（它不是以 "{" 开头的 JSON）：请给出 *.gotrace.json 文件。',
    'trace-bad-json': () => '该文件不是有效的 JSON：请给出未经改动的 *.gotrace.json 文件。',
    'trace-cut-off': () => '该文件被截断了：请重新复制，或重新跟踪。',
    'trace-no-version': () =>
      '该文件是 JSON，但不是跟踪记录（没有 schemaVersion）：请给出 *.gotrace.json 文件。',
    'trace-too-new': ({ format, ours }) =>
      `该跟踪记录的格式为 ${format}，而此版本的 go-build-pipeline 只能读取 ${ours}.x：请更新 go-build-pipeline。`,
    'trace-too-old': ({ format }) => `该跟踪记录的格式为 ${format}，已不再支持读取：请重新跟踪。`,
    'trace-action-astray': ({ index, id }) =>
      `第 ${index} 个操作的 ID 是 ${id}，所以该文件已损坏：请重新跟踪。`,
    'trace-dep-astray': ({ index, dep, count }) =>
      `第 ${index} 个操作依赖第 ${dep} 个操作，而其余 ${count - 1} 个操作中没有它，所以该文件已损坏：请重新跟踪。`,
    'trace-bad-time': ({ path, value }) =>
      `跟踪记录中的 ${path} 是 ${value}，这不是可能的时间，所以该文件已损坏：请重新跟踪。`,
    'trace-end-before-start': ({ path, start, end }) =>
      `跟踪记录中的 ${path} 在 ${end} ms 结束，早于它在 ${start} ms 的开始，所以该文件已损坏：请重新跟踪。`,
    'trace-damaged': ({ path, expected, received }) =>
      `${spaced('跟踪记录中的', path ?? '内容', '应为')} ${expected ?? '其他内容'}，实际为 ${received}，所以该文件已损坏：请重新跟踪。`,

    'graph-empty': () => '该文件是空的：go 还没有写出 action graph。',
    'graph-cut-off': () => '该 action graph 被截断了：请等 go 结束，或用 -debug-actiongraph=FILE 重新写出。',
    'graph-not-json': () => '该文件不是 JSON：请给出 go 用 -debug-actiongraph=FILE 写出的文件。',
    'graph-no-list': ({ holds }) => `${spaced('该文件的内容是', JSON_KIND[holds])}，不是操作列表。`,
    'graph-no-actions': () => '该文件的内容是空列表，而 action graph 至少有一个操作。',
    'graph-odd-entry': ({ entry, count }) => `${count} 项中的第 ${entry} 项不是有效的操作。`,

    'binary-missing': ({ path }) =>
      `文件 ${path} 不存在；请给出程序、库或归档文件，或用 @last 表示最近一份跟踪记录的二进制文件。`,
    'binary-not-a-file': ({ path }) => `${path} 不是文件；请给出程序、库或目标文件的归档。`,
    'binary-none': ({ path }) =>
      `${path} 不是已知格式的二进制文件（ELF、PE、Mach-O、XCOFF、Plan 9、wasm，或目标文件的归档）。`,
    'binary-header': ({ path, offset }) =>
      `${path} 的开头像二进制文件，但其文件头在第 ${offset} 字节处已损坏；请再次构建或复制。`,
    'traced-binary-none': ({ command }) =>
      `${command} 的跟踪记录中没有二进制文件；请给出会链接程序的命令（例如 go build）的跟踪记录，或给出文件。`,
    'traced-binary-temporary': ({ package: path }) =>
      `命令结束时 go 已删除 ${path} 的二进制文件；请用 go build -o FILE 构建后再检查该文件。`,
    'traced-binary-gone': ({ path }) => `跟踪记录中的二进制文件 ${path} 已不存在；请再次构建或给出文件。`,

    'history-empty': () => '历史为空；请先跟踪一条命令：go-build-pipeline trace go build ./...',
    'history-none-here': ({ directory, command, newest }) =>
      `历史中还没有 ${directory} 的记录。最新的一份属于另一个位置（${newest} 中的 ${command}）：加上 --all 可使用它。`,
    'history-no-such-entry': ({ word, count, directory, elsewhere }) => {
      if (directory === null)
        return `历史中没有 ${word}，所有位置共有 ${count} 份记录。运行 go-build-pipeline history --all 可列出所有记录。`;
      const others = elsewhere === 0 ? '' : `，其他位置有 ${elsewhere} 份（--all）`;
      return `历史中没有 ${directory} 的 ${word}；它有 ${count} 份记录${others}。运行 go-build-pipeline history 可列出所有记录。`;
    },
    'trace-not-kept': ({ folder, reason }) => `跟踪记录没有存入历史（${folder}）：${kept(reason)}。`,
    'report-not-kept': ({ folder, reason }) => `报告没有与历史一起保存（${folder}）：${kept(reason)}。`,
    'row-not-kept': ({ folder, reason }) =>
      `这次构建的数据没有保存（${folder}），命中率的历史会缺少这一次：${kept(reason)}。`,
    'key-inputs-not-kept': ({ folder, reason }) =>
      `缓存键的输入没有保存（${folder}），以后的构建无法与这次比较：${kept(reason)}。`,
    'history-not-cleared': ({ folder, reason }) =>
      `历史（${folder}）没有全部删除：${systemReason(reason, KEEPING)}。`,
    'report-page-missing': ({ folder }) =>
      `${folder} 中缺少报告页面；请重新安装 go-build-pipeline（在源码目录中：npm run build）。`,
    'no-display': ({ file }) => `没有图形显示环境，无法打开浏览器；报告在 ${file}`,
    'no-browser': ({ program, file }) => `无法启动 ${program}；请用浏览器打开 ${file}`,

    untrusted: () => '此文件夹不受信任，因此 go 命令不能在其中运行。请先信任它（管理工作区信任）。',
    'nothing-traced': () => '还没有跟踪记录。请先运行“Go Pipeline: 跟踪 go run”。',
    'nothing-traced-here': () => '此工作区还没有跟踪记录。请先运行“Go Pipeline: 跟踪 go run”。',
    'nothing-to-repeat': () => '此工作区还没有跟踪记录。请先运行“Go Pipeline: 跟踪 go run”。',
    'no-command-to-predict': () =>
      '这里还没有跟踪记录，main 包也不是恰好一个，因此无法确定要预测什么。请先跟踪一条命令。',
    'still-running': () => '命令仍在运行。请等它结束后再试。',
    'still-running-no-report': () => '命令仍在运行。请在它结束后保存报告。',
    'trace-gone': () => '此面板的记录已不在历史中。请重新跟踪该命令。',
    'trace-gone-no-repeat': () => '这份记录已不在历史中，因此无法重新跟踪它的命令。',
    'secret-not-kept': ({ command }) =>
      `此命令中的密钥没有保存，因此无法重新跟踪。请在终端中输入：${command}`,
    'run-gone': () =>
      '此面板的记录没有保存，因为当时历史功能已关闭（设置 goPipeline.history）。请重新跟踪该命令。',
    'panel-source-unknown': () => '此面板的记录未知。请从“运行记录”视图中打开。',
    'nothing-rebuilt': () => '此记录中没有重新编译任何包。请更改文件后重新跟踪该命令。',
    'comparison-not-kept': () => '窗口重新加载后不会恢复比较。请再次运行“Go Pipeline: 比较两条命令”。',
    'panel-files-missing': () => '扩展中缺少面板的文件。请重新安装。',
    'no-terminal': () => '没有被跟踪的命令有终端。请运行“Go Pipeline: 跟踪 go run”来启动一个。',
    'select-one-trace': () => '请先在“运行记录”视图中选择一份记录。',
    'select-two-traces': () => '请在“运行记录”视图中选择两份记录进行比较。',
    'no-previous-trace': ({ directory }) => `没有 ${directory} 的更早记录可供比较。请重新跟踪该命令。`,
    'no-workspace-folder': () => '请先打开包含 Go 代码的文件夹。',
    'no-main-package': () => '此工作区中没有可以运行的 main 包。',
    'no-package': () => '没有可以选择的 Go 包：请打开一个 Go 文件，或带有 go.mod 的文件夹。',
    'no-go-file-open': () => '请先打开一个 Go 文件，或在“main 包”视图中选择一个文件夹。',
    'no-go-file-in': ({ folder }) => `${folder} 中没有 Go 文件。`,
    'not-text': ({ path }) => `${path} 不能作为文本显示。`,
    'on-network': ({ path }) => `${path} 位于另一台计算机上，因此不能从跟踪记录打开它。请自行打开该文件。`,
    'outside-workspace': ({ folder }) => `${folder} 不在此工作区中。请选择工作区中的文件夹。`,
    'no-program': () => '此记录没有生成二进制文件，也没有运行可以调试的测试。',
    'program-unknown': ({ program }) => `这份记录没有显示 ${program} 的源码位置。请重新跟踪该命令。`,
    'program-outside': ({ folder }) => `${folder} 不在此工作区中。要调试该程序，请把它加入工作区。`,
    'text-wanted': ({ name, characters }) => `${name} 必须是不超过 ${characters} 个字符的文本。`,
    'api-refused': () => '某个扩展请求跟踪的命令不是此工作区文件夹中的 go run、build、test、install 或 vet。',

    unexpected: ({ message }) => message,
  },
};

function nameLines(names: readonly string[]): string {
  const lines = names.slice(0, 20).map((name) => `  ${name}`);
  return `${lines.join('\n')}${names.length > 20 ? `\n  另有 ${names.length - 20} 个` : ''}`;
}
