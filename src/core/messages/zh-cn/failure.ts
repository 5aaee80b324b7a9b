import type { CgoOff } from '../../analysis/failure/cgo.ts';
import type { SettingSource } from '../../analysis/failure/facts.ts';
import type { FailureMessages } from '../en/failure.ts';
import { punctuationChinese } from './punctuation.ts';

const cgoOff: Readonly<Record<CgoOff, string>> = {
  set: 'CGO_ENABLED 为 0',
  cross: '这是为另一个平台构建，所以 go 关闭了 cgo',
  noCompiler: 'PATH 中没有 C 编译器，所以 go 关闭了 cgo',
};

function sourceChinese(source: SettingSource): string {
  if (source.kind === 'manager') return `该目录属于 ${source.name}`;
  const { file, line } = source.place;
  return `${file}${line === null ? '' : `:${line}`} 赋予了这个值`;
}

export const failureChinese: FailureMessages = {
  punctuation: punctuationChinese,
  reason: {
    'version-mismatch': ({ go, tool, goroot, setBy }) =>
      setBy === null
        ? `go 命令的版本是 ${go}，而它旁边 ${goroot} 中的编译器是 ${tool}：两个 Go 版本被解压到了同一个目录。`
        : `go 命令的版本是 ${go}，而 GOROOT=${goroot} 中安装的是 ${tool}`,
    'goroot-missing': ({ goroot, setBy }) =>
      setBy === null
        ? 'go 命令不在它的安装目录中，所以找不到 GOROOT。'
        : `GOROOT 为 ${goroot}，但没有这个目录。`,
    'goroot-without-go': ({ goroot, missing, setBy }) =>
      setBy === null
        ? `${goroot} 中的 Go 安装不完整：缺少 ${missing}`
        : `GOROOT 为 ${goroot}，它不是完整的 Go 安装${missing === '' ? '。' : `：缺少 ${missing}`}`,
    'goflags-refused': ({ value, why }) => `go 不接受 GOFLAGS 的值（${value}）：${why}`,
    'experiment-unknown': ({ name }) => `GOEXPERIMENT 指定了 ${name}，而这个 go 没有该实验特性。`,
    'platform-unknown': ({ platform }) => `这个 go 不能为 ${platform} 构建。`,
    'no-build-cache': ({ why, directory }) => {
      switch (why) {
        case 'off':
          return 'GOCACHE=off 关闭了构建缓存，而 go 需要它。';
        case 'relative':
          return `GOCACHE 必须是绝对路径，现在是 ${directory}`;
        case 'noHome':
          return 'go 不知道构建缓存的位置：GOCACHE 和 HOME 都没有设置。';
        case 'unusable':
          return `go 不能写入 ${directory} 中的构建缓存。`;
      }
    },
    'temp-directory': ({ directory, why }) => `go 不能在 ${directory} 中创建工作目录：${why}`,
    'no-space': ({ file }) => (file === '' ? '磁盘已满。' : `磁盘已满：无法写入 ${file}`),
    killed: ({ what }) => `${what === '' ? '某个工具' : what} 被系统终止，很可能是内存不足。`,
    'toolchain-unavailable': ({ wants, has, asked, why }) =>
      `${asked === '' ? '某个模块' : asked} 要求 Go ${wants}，现在使用的是 ${has ?? '更旧的版本'}，而 go 无法获得所要求的版本：${why}`,
    'module-file-newer': ({ file, what, since, has }) =>
      `${file} 适用于 Go 1.${since} 或更新的版本（${what}），而现在使用的是 ${has ?? '更旧的版本'}`,
    'race-without-cgo': ({ flag, off }) => `${flag} 需要 cgo，而 cgo 已关闭：${cgoOff[off]}`,
    'gobin-refused': ({ why, value, platform }) =>
      why === 'cross'
        ? `go install 不会把 ${platform} 的程序放入 GOBIN（${value}）。`
        : `GOBIN 必须是绝对路径，现在是 ${value}`,
    'vcs-status': ({ tool, why, directory }) =>
      why === 'missing'
        ? `go 向 ${tool} 查询要写入程序的版本，但 PATH 中没有 ${tool}`
        : `go 向 git 查询要写入程序的版本，但 git 在 ${directory} 中拒绝执行（go run 不写入版本，所以可以运行）。`,
    'no-c-compiler': ({ compiler }) => `代码需要 C 编译器，但 PATH 中没有 ${compiler}`,
    'c-code-fails': ({ why, name }) => {
      switch (why) {
        case 'header':
          return `C 编译器找不到头文件 ${name}`;
        case 'library':
          return `C 链接器找不到库 ${name}`;
        case 'pkgConfig':
          return '代码向 pkg-config 查询 C 标志，但 PATH 中没有 pkg-config。';
        case 'package':
          return `pkg-config 找不到 ${name}`;
        case 'cross':
          return `为 ${name} 启用了 cgo，而所用的 C 编译器只适用于本机。`;
      }
    },
    'cgo-off': ({ dir, off }) => `${dir} 的所有 Go 文件都导入了 "C"，而 cgo 已关闭：${cgoOff[off]}`,
    'embed-not-built': ({ pattern, ignored, generate, script }) => {
      const signs = [
        ignored === null ? '' : `${ignored} 把它排除在仓库之外`,
        generate === null ? '' : `${generate} 有 go:generate 命令`,
        script === null ? '' : `${script} 有构建脚本`,
      ].filter((part) => part !== '');
      return `要嵌入的 ${pattern} 不存在，很可能是没有运行生成它的步骤：${signs.join('；')}。go 不会自行运行它。`;
    },
    'declared-in-excluded-file': ({ name, file, why }, exclusion) =>
      `${name} 声明在 ${file} 中，而该文件被排除：${exclusion(why)}`,
    'not-generated': ({ name, generate, ignored }) =>
      `没有任何文件声明 ${name}；可能缺少生成的文件：${generate}${ignored === null ? '' : `（${ignored} 排除了 Go 文件）`}`,
    'replace-in-dependency': ({ module, by, target }) =>
      `${by} 在自己的 go.mod 中替换了 ${module}，但只有主模块的 replace 有效；在这里应写为 ${target}`,
    'checksum-mismatch': ({ module }) =>
      `${module === '' ? '某个模块' : module} 的内容与 go.sum 或校验和数据库的记录不同：它在发布之后或传输途中被改动了。`,
    'proxy-off': ({ module }) =>
      `本机没有 ${module === '' ? '某个模块' : module}，而 GOPROXY=off 不允许下载。`,
    'wrong-platform': ({ platform, host }) => `程序是为 ${platform} 构建的，不能在 ${host} 上运行。`,
    'not-executable': ({ file, directory }) =>
      `系统拒绝启动 ${file}：${directory} 很可能以 noexec 方式挂载。`,
  },
  fix: {
    unset: () => '从环境中去掉该变量',
    'env-unset': () => '去掉该设置',
    'install-go-anew': ([directory = '']) => `完全删除 ${directory || '该安装'}，再解压同一个版本的 Go`,
    'link-go': () => '从安装位置或通过符号链接调用 go；复制出来的文件找不到它的安装目录',
    'install-toolchain': ([version = '']) => `安装 Go ${version}，或使提供它的代理可以访问`,
    'lower-go-line': ([version = '']) => `如果代码不需要它，改为要求 Go ${version}`,
    'local-toolchain': () => '使用已安装的 Go',
    'use-newer-go': ([version = '']) => `使用 Go ${version} 或更新的版本`,
    'old-form-of-go-mod': ([what = '']) =>
      what === 'toolchain'
        ? '如果模块必须支持这个 Go，删除 toolchain 行'
        : `如果模块必须支持这个 Go，写 ${what}`,
    'set-gocache': () => '为它指定一个目录',
    'make-writable': ([directory = '']) => `创建 ${directory}，或使其可写`,
    'enable-cgo': () => '启用 cgo',
    'cross-compiler': ([platform = '']) =>
      `安装 ${platform} 的 C 编译器，写入 CC，并设置 CGO_ENABLED=1；或在该平台上构建`,
    'install-c-compiler': ([compiler = '']) =>
      `安装 ${compiler}（Debian 和 Ubuntu：gcc libc6-dev；Alpine：gcc musl-dev；macOS：xcode-select --install），或在 CC 中指定其他编译器`,
    'for-this-machine': () => '为本机构建',
    'without-flag': ([flag = '']) => `去掉 ${flag}`,
    'without-cgo': () => '或者，如果没有包需要 C 代码，用 CGO_ENABLED=0 构建',
    'build-instead': () => '把程序写入当前目录',
    'list-platforms': () => '选择 go tool dist list 列出的平台',
    'executable-temp': ([directory = '']) =>
      `在 GOTMPDIR 中指定 ${directory} 之外、允许启动程序的磁盘上的目录`,
    'free-space': () => '在 go 所指的磁盘上腾出空间',
    'clean-cache': () => '如果构建缓存在该磁盘上，go clean -cache 会清空缓存；之后会重新编译全部内容',
    'fewer-at-once': () => '用 -p=1 每次只编译一个包',
    'more-memory': () => '为机器或容器增加内存',
    'no-vcs-stamp': () => '不在程序中写入版本',
    'ask-git': ([, directory = '']) =>
      `用 git status 查看 git 的说明；如果文件属于其他用户，运行 git config --global --add safe.directory ${directory}`,
    'install-vcs': ([tool = '']) => `安装 ${tool}`,
    'install-c-part': ([name = '', why = '']) =>
      why === 'pkgConfig'
        ? '安装 pkg-config'
        : `安装包含 ${name} 的开发包，或告诉编译器它的位置（CGO_CFLAGS、CGO_LDFLAGS、PKG_CONFIG_PATH）`,
    'package-without-cgo': ([dir = '']) => `或改用不需要 cgo 的包来代替 ${dir}`,
    'set-tags': ([...tags]) => `设置构建标签 ${tags.join('、')}`,
    'go-generate': () => '运行生成命令',
    'correct-name': ([name = '']) => `或改正 ${name}`,
    'build-front-end': ([file = '']) => `运行 ${file} 中的构建脚本`,
    'own-replace': () => '在主模块中也替换它',
    'check-checksum': ([module = '']) =>
      `在信任它之前查明 ${module || '它'} 改变的原因；如果本机的副本已损坏，go clean -modcache 会删除全部副本`,
  },
  setBy: ({ name, value, from, place, source }) => {
    const file = `${place?.file ?? ''}${place?.line == null ? '' : `:${place.line}`}`;
    const where =
      from === 'process'
        ? `由命令的环境设置${source === undefined ? '' : `（${sourceChinese(source)}）`}`
        : from === 'goEnv'
          ? `由 go env -w 设置，在 ${file}`
          : from === 'goroot'
            ? `由 Go 安装中的 ${file} 设置`
            : '没有设置，是默认值';
    return `${name}=${value}，${where}`;
  },
  edit: (change, text) =>
    change === 'append' ? `添加  ${text}` : change === 'delete' ? '删除该行' : `→  ${text}`,
  onlyGo: (line) => line,
  labels: { place: '位置', setBy: '设置', goSays: 'go 的消息', fixes: '解决办法' },
  loads: (command) => `go 可以加载 ${command} 的全部包；能否编译和链接只有构建才能知道（加 --build）。`,
  mustRun: (command) => `${command} 会更改模块，只有运行它才能知道：go-build-pipeline trace ${command}`,
  succeeded: (command) => `${command} 成功。`,
  nothingPrinted: (command, exitCode) =>
    `${command} 失败${exitCode === null ? '' : `，退出码为 ${exitCode}`}，没有输出任何消息。`,
};
