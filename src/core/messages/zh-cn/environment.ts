import type { EnvironmentMessages } from '../en/environment.ts';
import { count } from '../quantities.ts';

export const environmentChinese: EnvironmentMessages = {
  severity: { error: '错误', warning: '警告', note: '提示' },
  finding: {
    'no-go': ({ directories }) => `PATH 的 ${directories} 个目录中都没有 go 命令。`,
    'tool-not-executable': ({ tool, directory }) => `${directory} 中的 ${tool} 不可执行，go 无法启动它。`,
    'go-too-new': ({ wants, has, file }) =>
      `${file} 要求 Go ${wants}，而正在使用 ${has}，并且 GOTOOLCHAIN 不允许 go 切换到其他版本。`,
    'module-mode': ({ value, module }) =>
      module === ''
        ? `GO111MODULE 必须是 on、off 或 auto，现在是 ${value}`
        : `GO111MODULE=off：go 忽略 ${module}，在 GOPATH 中查找包。`,
    'gopath-refused': ({ entry, why }) => {
      switch (why) {
        case 'relative':
          return `GOPATH 必须由绝对路径组成，而其中有 ${entry}`;
        case 'goroot':
          return `GOPATH 与 Go 安装是同一个目录：${entry}`;
        case 'root':
          return `模块就在 GOPATH 目录 ${entry} 中：go 会忽略 go.mod 文件。`;
      }
    },
    'outside-workspace': ({ file, why }) => {
      switch (why) {
        case 'relative':
          return `GOWORK 必须是绝对路径，现在是 ${file}`;
        case 'missing':
          return `GOWORK 指定了 ${file}，但没有这个文件。`;
        case 'unlisted':
          return `工作区 ${file} 生效，但没有列出这个目录的模块。`;
        case 'off':
          return `GOWORK=off：go 忽略工作区 ${file}`;
      }
    },
    'mod-flag': ({ value, why }) => {
      switch (why) {
        case 'unknown':
          return `GOFLAGS 中有 -mod=${value}，它必须是 mod、readonly 或 vendor。`;
        case 'workspace':
          return `GOFLAGS 中有 -mod=${value}，go 在工作区中不接受它。`;
        case 'noVendor':
          return `GOFLAGS 中有 -mod=${value}，但模块没有 vendor 目录。`;
        case 'vendorUnused':
          return `GOFLAGS 中有 -mod=${value}，所以 go 忽略 vendor 目录。`;
      }
    },
    'proxy-refused': ({ entry }) => `GOPROXY 中的 ${entry} 不是地址。`,
    'processor-level': ({ name, value, allowed }) => `${name} 为 ${value}，这个值不存在，应为 ${allowed}`,
    'goflags-unquoted': ({ flag, lost }) =>
      `GOFLAGS 把 ${lost} 与 ${flag} 分开了：两者没有放在同一对引号中，go 把它当作自己的标志，它不起作用。`,
    'cache-read-only': ({ directory }) =>
      `${directory} 中的构建缓存不可写：go 不保留编译的结果，也不说明这一点。`,
    'low-space': ({ directory, megabytes }) => `go 写入的 ${directory} 所在磁盘只剩 ${megabytes} MB。`,
    'program-shadowed': ({ name, installed, found }) =>
      `${name} 启动的是 ${found}，因为 PATH 中它的目录排在 ${installed} 的目录之前。`,
    'direct-without-git': ({ variable, value }) =>
      `由于 ${variable}=${value}，go 从仓库读取模块，但 PATH 中没有 git。`,
    'private-pattern': ({ variable, pattern }) =>
      `${variable} 的模式 ${pattern} 不匹配任何模块：它与模块路径比较，不能有协议和省略号。`,
    credentials: ({ variable, value }) => `${variable} 包含明文密码，go 启动的每个程序都能读取它：${value}`,
    'godebug-unknown': ({ names, file }) =>
      file === null
        ? `GODEBUG 设置了 ${names.join('、')}，这个 Go 不认识它，会忽略它。`
        : `${file} 设置了 ${names.join('、')}，这个 Go 不认识它。`,
    'cgo-off-silently': ({ compiler }) =>
      `PATH 中没有 C 编译器 ${compiler}，所以 go 关闭 cgo：含有 C 代码的包会被排除，-race 也不可用。`,
    'toolchain-download': ({ wants, has }) => `下一个 go 命令会从 ${has} 切换到 ${wants}，并先下载它。`,
    'two-gos': ({ first, firstVersion, second, secondVersion }) =>
      `PATH 中有两个 go 命令：使用的是 ${first}（${firstVersion}），PATH 不同的程序会使用 ${second}（${secondVersion}）。`,
    'goroot-set': ({ goroot, respelled }) =>
      respelled
        ? `GOROOT=${goroot} 是 go 所在目录的另一种写法：程序会重新链接，下一个 Go 版本也可能不在那里。`
        : `GOROOT=${goroot} 就是 go 所在的目录；一旦其他版本安装到别处，go 就会失败。`,
    'gotooldir-set': ({ value }) => `GOTOOLDIR=${value} 不起作用：go 从不读取它，工具总是来自 GOROOT。`,
    'go-unsupported': ({ version, since }) => `${version} 自 ${since} 起不再有安全修复。`,
    'network-cache': ({ directory, kind }) =>
      `${directory} 中的构建缓存在另一台机器上（${kind}），这会使每次构建变慢。`,
    'bin-not-on-path': ({ directory, programs }) =>
      `go install 在 ${directory} 中的 ${programs} 个程序不能按名称启动，因为 PATH 中没有该目录。`,
    'checksums-off': ({ variable, value }) =>
      `${variable}=${value}：还不在 go.sum 中的模块不与校验和数据库比较。`,
  },
  instead: {
    'wrong-platform': ({ platform, host }) =>
      `go 为 ${platform} 构建，这些程序不能在这里（${host}）启动：go run 和 go test 会失败。`,
    'not-executable': ({ directory }) =>
      `${directory} 以 noexec 挂载，不能从中启动程序：go run 或 go test 会失败。`,
    'proxy-off': ({ module }) =>
      module === ''
        ? 'GOPROXY=off：go 不下载模块。'
        : `GOPROXY=off：go 不下载模块，但 go.mod 中的 ${module} 不在本机上。`,
    'toolchain-unavailable': ({ wants, has, asked }) =>
      `${asked === '' ? '某个模块' : asked} 要求 Go ${wants}，而正在使用 ${has ?? '较旧的版本'}，go 无法得到所要求的版本。`,
    'vcs-status': ({ directory }) =>
      `仓库 ${directory} 属于另一个用户，所以 git 不回答，go build 无法记录版本。`,
  },
  fix: {
    'install-go': () => '从 https://go.dev/dl 安装 Go，并把它的 bin 目录加入 PATH',
    'allow-switch': ([version = '']) => `允许 go 切换到 Go ${version}`,
    'keep-toolchain': () => '或继续使用已安装的 Go',
    'remove-other-go': ([path = '']) => `如果没有程序需要 ${path}，删除它`,
    'update-go': () => '从 https://go.dev/dl 安装仍受支持的版本',
    'quote-flags': () => '把两者放在同一对引号中',
    'work-use': () => '把模块加入工作区',
    'without-workspace': () => '或用 GOWORK=off 不使用工作区',
    'delete-line': () => '删除该设置',
    'local-cache': () => '在 GOCACHE 中指定本地磁盘上的目录',
    'add-to-path': ([directory = '']) => `把 ${directory} 加入 PATH`,
    'remove-or-reorder': ([found = '']) => `如果 ${found} 是较旧的，删除它；或把另一个目录放到 PATH 的前面`,
    'correct-pattern': () => '写模块路径',
    'use-netrc': ([variable = '']) =>
      `把用户名和密码写入 ~/.netrc，从 ${variable} 中删除它们；如果别人看到过密码，更换密码`,
    'comment-out': ([file = '']) => `为了不再出现，把 ${file} 的该行改为注释`,
  },
  labels: {
    go: 'go',
    platform: '平台',
    module: '模块',
    workspace: '工作区',
    settings: '设置',
    goWillSay: 'go 的消息',
  },
  noGo: '不在 PATH 中',
  versionUnknown: '版本未知',
  noModule: '此处及上级目录都没有',
  goLine: (version) => `go ${version}`,
  noSettings: '没有：所有变量都是默认值',
  summary: (errors, warnings, notes) =>
    `${count(errors)} 个错误，${count(warnings)} 个警告，${count(notes)} 个提示`,
  healthy: (notes) => (notes === 0 ? '没有错误和警告。' : `没有错误和警告，有 ${notes} 个提示。`),
  unanswered: (what, seconds) => `没有回答：${what}（时限 ${seconds} 秒）；与它有关的内容未知。`,
  probes: { version: 'go 命令', tools: 'go 的工具', disks: '磁盘' },
  fixOffer: (id) => `查看并应用解决办法：go-build-pipeline doctor --fix ${id}`,
  notFound: (id) => `这里没有 ${id}，无需解决。`,
  onlyShell: '只有启动 go 的 shell 能更改自己的环境：在那里运行该命令，或改正设置变量的位置。',
  onlyPerson: '没有可以自动应用的解决办法。',
  willApply: (number, id) => `可以应用第 ${number} 个办法：go-build-pipeline doctor --fix ${id} --yes`,
  applied: (id) => `已应用，${id} 不再存在。`,
  appliedButThere: (id) => `已应用，但 ${id} 在这个 shell 中仍然存在；新的 shell 中可能不再有。`,
  fixFailed: (command) => `命令失败：${command}`,
};
