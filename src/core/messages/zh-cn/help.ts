import type { HelpMessages } from '../en/help.ts';

const JSON_HELP = '输出一个 JSON 对象，供脚本读取';
const OUT_HELP = '把跟踪记录保存到 FILE（*.gotrace.json）';
const HTML_HELP = '把报告写入 FILE';
const FIGURES_HELP = '把统计数据写入 FILE，内容与 show --json 相同';
const NO_HISTORY_HELP = '不把跟踪记录存入历史';
const ALL_HELP = '让 @last、@2、… 包括所有位置的记录';

export const helpChinese: HelpMessages = {
  tagline: 'Go Build Pipeline 跟踪任意 go 命令，显示编译了什么、哪些命中缓存、时间花在哪里。',
  usageLine: (command) => `用法：${command}`,
  usage: 'go-build-pipeline 子命令 [选项] …',
  exampleLabel: '示例：',
  helpFooter: [
    'TRACE 是 *.gotrace.json 文件、-（标准输入）或历史中的 @last、@2、…；show、explain 和 report 默认使用 @last',
    '@last 是此模块、工作区或目录最新的一份记录；加上 --all 则包括所有位置。',
    'go-build-pipeline 子命令 --help 显示该子命令的详细帮助；--version 显示版本。',
    '退出码：trace 返回 go 命令自身的退出码（125：无法开始跟踪）。',
    '其他子命令：0 成功，1 发现差异或问题，2 用法错误。',
    '语言取自 LC_ALL、LC_MESSAGES 或 LANG：zh_CN.UTF-8 为中文，否则为英文。',
  ],
  commands: {
    trace: {
      summary: '按原样运行 go 命令，并记录其构建过程。',
      usage: '[选项] go COMMAND …',
      optionHelp: {
        out: OUT_HELP,
        json: FIGURES_HELP,
        html: HTML_HELP,
        open: '在浏览器中打开报告',
        quiet: '不输出跟踪器自身的内容',
        'no-history': NO_HISTORY_HELP,
        'inherit-stderr': '把 stderr 直接交给 go 及其程序（不记录消息）',
        deep: '同时记录 go 加载包的各个步骤（较慢：会加上 -debug-trace）',
        'no-explain': '不读取缓存键的输入（explain 需要它们）',
      },
      notes: [
        '记录 go run、build、test、install、vet 和 list -export；其他 go 命令不经跟踪直接运行。',
        '命令的行为与不跟踪时相同：输入、输出、退出码和信号都保持原样。唯一的区别：',
        'stderr 是管道，因此程序在 stderr 上检测不到终端（isatty(2) 为假）。使用 --inherit-stderr',
        '可消除这一区别，但不再读取 go 的输出，因此失败的原因未知。',
        '跟踪器自身的输出写到 stderr。',
      ],
      example: 'go-build-pipeline trace go build ./...',
    },
    show: {
      summary: '显示一份记录的摘要。',
      usage: '[TRACE] [--all] [--json]',
      optionHelp: { all: ALL_HELP, json: JSON_HELP },
      notes: [],
      example: 'go-build-pipeline show @last --json',
    },
    explain: {
      summary: '说明包为何重新编译：先列根因，再列它们的影响。',
      usage: '[TRACE] [PACKAGE] [--all] [--json]',
      optionHelp: { all: ALL_HELP, json: JSON_HELP },
      notes: [
        '省略 TRACE 时使用此位置最新的记录。给出 PACKAGE（import path 或其末尾）时，',
        '显示它到根因的路径，以及每一项变化的输入。',
      ],
      example: 'go-build-pipeline explain @last internal/protocol',
    },
    why: {
      summary: '说明 go 命令为何失败：原因、位置、由谁设置，以及解决办法。',
      usage: '[--build] [--json] [go COMMAND … | TRACE]',
      optionHelp: {
        build: '同时编译和链接（不运行程序，也不运行测试）',
        json: JSON_HELP,
        all: ALL_HELP,
      },
      notes: [
        '不加 --build 时，go 只加载包，不构建任何内容。TRACE（默认为 @last）是记录过的命令；',
        '如果它成功了，回答与 explain 相同。命令失败时退出码为 1。',
      ],
      example: 'go-build-pipeline why go test ./...',
    },
    doctor: {
      summary: '检查 go 命令的环境：哪里有问题、由谁设置、如何解决。',
      usage: '[DIR] [--json] | [DIR] --fix ID [--yes]',
      optionHelp: {
        json: '打印一个供脚本使用的 JSON 对象',
        fix: '显示一个检查结果的解决办法',
        yes: '应用其中第一个可以应用的办法',
      },
      notes: [
        '只读取文件和变量：不构建、不写入、不下载；只有当 go 是脚本或启动器、没有文件说明其版本时才启动它。',
        '只有你的 shell 能更改的内容，会打印为供它使用的命令。',
        '有错误或警告时退出码为 1。docs/doctor.zh-cn.md 解释每个检查结果。',
      ],
      example: 'go-build-pipeline doctor',
    },
    mains: {
      summary: '列出目录下的所有 main 包、它们的运行方式，以及疑似 main 包。',
      usage: '[DIR] [--json] [-tags LIST]',
      optionHelp: { json: JSON_HELP },
      notes: [
        '包括嵌套的模块、工作区，以及按文件名运行的文件（//go:build ignore）。',
        '只读取文件，不启动 go 命令。',
      ],
      example: 'go-build-pipeline mains ./cmd',
    },
    'why-no-main': {
      summary: '说明 go run 能否运行某个目标；不能时说明原因、位置和解决办法。',
      usage: '[选项] [go run 的标志] TARGET …',
      optionHelp: {
        build: '同时编译和链接，以报告它们的错误（不运行程序）',
        'files-only': '只读取文件：不启动 go 命令',
        json: JSON_HELP,
        mermaid: '把判断步骤输出为 Mermaid 流程图',
      },
      notes: [
        'TARGET 可以是 go run 接受的任何形式：目录、import path、模式、一个或多个文件。',
        '是 main 包时退出码为 0（加 --build 时还要能编译），不是则为 1。',
      ],
      example: 'go-build-pipeline why-no-main -tags integration ./cmd/app',
    },
    compare: {
      summary: '比较两份记录或两条命令：哪些缓存条目共用、哪些不同，以及原因。',
      usage: '[选项] A B | -- go COMMAND … -- go COMMAND …',
      optionHelp: {
        all: ALL_HELP,
        json: JSON_HELP,
        html: '把两张图写入 FILE，并高亮不同之处',
        'run-build-install': '比较所指定包的 go build、run 和 install（不会运行程序）',
        cgo: '比较 CGO_ENABLED=1 和 0',
        race: '比较不加和加上 -race',
        trimpath: '比较不加和加上 -trimpath',
        flags: '比较不加和加上这些构建标志',
      },
      notes: [
        'A 和 B 是记录：@last、@2 或文件，也可以来自两台机器。命令会依次运行。',
        '给出两个二进制文件时，与 `inspect A B` 相同。',
        '存在差异时退出码为 1。',
      ],
      example: 'go-build-pipeline compare --run-build-install ./cmd/app',
    },
    predict: {
      summary: '不构建，预测某条 go 命令现在会编译什么，以及原因。',
      usage: '[--json] go COMMAND …',
      optionHelp: { json: JSON_HELP },
      notes: [
        '根因是准确的。受其影响而重新编译的数量是上限：某个包的输出若没有变化，依赖它的包就不必重新编译。',
        '耗时依据你以前的记录。',
      ],
      example: 'go-build-pipeline predict go build ./...',
    },
    inspect: {
      summary: '检查二进制文件：构建信息、调试、链接、各包的大小，以及某项没有记录的原因。',
      usage: 'FILE | TRACE [NAME] | A B [--target TARGET]… [--packages] [--json] [--html FILE] [--all]',
      optionHelp: {
        target: '说明它能否在该处运行，以及如何解决',
        packages: '列出每个包的大小，而不仅是最大的',
        all: ALL_HELP,
        json: JSON_HELP,
        html: '另外写出一个可离线使用、带有矩形树图的页面',
      },
      notes: [
        'TARGET 是镜像（debian:12、ubuntu:20.04、alpine、scratch、distroless/static、rhel:8 等；all 表示全部）、this（本机）',
        '或根文件系统的文件夹。',
        'FILE 是任意平台的程序、库、目标文件或归档文件；只读取，不会运行。',
        'TRACE（@last 或 *.gotrace.json 文件）表示它记录的二进制文件；有多个时，NAME（包、包路径的末尾或文件名）选择其中一个。',
        'A 和 B 是两个文件或两条记录：显示构建方式的差异，以及哪些包变大或变小。',
        '文件损坏、不完整，或已不是 TRACE 记录的那一个，或两个文件不同时，退出码为 1。',
      ],
      example: 'go-build-pipeline inspect @last',
    },
    cache: {
      summary: '显示 go 的缓存里有什么，先报出代价再清理，或显示有多少内容命中构建缓存。',
      usage:
        '[--json] | check | clean WHAT [--yes] [--to-trash] [--wait] | restore | hits [--goal PERCENT] [--all]',
      optionHelp: {
        yes: '执行删除；不加时 clean 只说明可释放多少空间以及代价',
        'to-trash': '把条目移到 GOCACHE 内的回收处，可用 restore 恢复',
        wait: '等到你没有 go 命令在运行；不加时，届时最近一天使用过的内容会保留',
        goal: '应命中缓存的比例（默认 85）；有命令未达到时退出码为 1',
        all: '所有位置的命令，而不只是这个模块、工作区或目录的',
        json: '输出供脚本使用的 JSON',
      },
      notes: [
        '不带主题时：按种类、包、模块和最近使用时间列出 GOCACHE 和 GOMODCACHE 的内容（按磁盘占用计），',
        '以及 go 何时清理。只读取；缓存很大时需要几秒。',
        'check 读取每个输出，指出损坏的条目，以及只读或磁盘已满的缓存；发现问题时退出码为 1。',
        'WHAT：tests、executables、unused 3d（或 12h、2w）、package P（或 P/...）、flags -race（或其他标志）、all；',
        'module M[@V]、toolchains、unreferenced DIR…（不在这些目录的 go.sum 中的模块）；',
        'trash（由 --to-trash 移走的内容）。所需时间取自你自己跟踪过的构建，否则为未知。',
        'hits 统计最近两年跟踪过的构建，包括记录已被删除的。失败和中断的构建不计入。',
        '每个柱形是一次运行，最早的在前；原因按代价从大到小排列。',
      ],
      example: 'go-build-pipeline cache clean unused 3d',
    },
    ci: {
      summary: '用于 CI：把构建汇总为 Markdown，并按预算检查。',
      usage: 'summary|check [TRACE…] [options]',
      optionHelp: {
        baseline: '要对比的记录，例如基准分支的记录',
        format:
          'summary：markdown（默认）、annotations（GitHub）、sarif、code-quality 或 metrics（GitLab）、trend（JSON）',
        budget: 'check：提交到仓库的限制文件（默认：此处或上级目录中的 go-build-budget.json）',
        update: 'check：把限制降到构建的实际值；限制从不放宽',
        'max-rebuilt': 'check：最多编译这么多个包',
        'max-work': 'check：最多这么多工作量，例如 30s 或 2m30s',
        'max-binary': 'check：每个程序的最大大小（5MB），或相对对比基准的增长（+2%）',
        'min-hit-rate': 'check：至少有这一比例的包命中缓存',
        all: ALL_HELP,
        json: 'check：输出一个 JSON 数组',
      },
      notes: [
        '没有 TRACE 时使用 @last 这份记录。工作量是每个步骤所用时间之和，与同时运行的步骤数无关；不对耗时设限。',
        '超出限制时退出码为 1，并给出原因；命令失败时也为 1。在 GitHub Actions 中，每项超出还会成为一条注解。',
      ],
      example: 'go-build-pipeline ci check --max-rebuilt 20 --min-hit-rate 85',
    },
    'verify-cache': {
      summary: '用两个空缓存各构建一次，报告不可重现的输出以及产生差异的阶段。',
      usage: '[--json] go build|install|vet|test -c|list -export …',
      optionHelp: { json: JSON_HELP },
      notes: [
        '所有内容都会编译两次，包括标准库；不使用你自己的缓存，也不会向你的目录写入任何内容。',
        '有输出不可重现时退出码为 1。',
      ],
      example: 'go-build-pipeline verify-cache go build ./...',
    },
    report: {
      summary: '把一份记录写成单个 HTML 文件，无需网络即可打开。',
      usage: '[TRACE] --html FILE [--open] [--all]',
      optionHelp: {
        html: '要写入的文件',
        open: '在浏览器中打开',
        example: '把报告标记为示例',
        all: ALL_HELP,
      },
      notes: [],
      example: 'go-build-pipeline report @last --html build.html',
    },
    history: {
      summary: '列出最近的记录，此模块、工作区或目录的在前。',
      usage: '[--all] [--json | --clear]',
      optionHelp: {
        all: '把所有位置的记录列在一起，最新的在前，并显示它们在 --all 下的名称',
        json: '输出一个 JSON 数组',
        clear: '删除所有记录、它们的报告、统计数据，以及已保存的缓存键输入',
      },
      notes: [],
      example: 'go-build-pipeline history',
    },
    import: {
      summary: '导入由 go build -debug-actiongraph=GRAPH.json 写出的 action graph。',
      usage: 'GRAPH.json [选项]',
      optionHelp: {
        out: OUT_HELP,
        json: FIGURES_HELP,
        html: HTML_HELP,
        open: '在浏览器中打开报告',
        quiet: '不显示摘要',
        'no-history': NO_HISTORY_HELP,
      },
      notes: [],
      example: 'go-build-pipeline import graph.json --html build.html',
    },
  },
};
