import type { MainFix } from '../../analysis/main-package/fixes/kinds.ts';
import type {
  ExcludedEntry,
  Exclusion,
  MainPlace,
  MainPlatform,
  MainStep,
  SkippedDirectory,
} from '../../model/main-answer.ts';
import type { MainPackageMessages } from '../en/main-packages.ts';
import { punctuationChinese } from './punctuation.ts';
import { spaced } from './spaced.ts';

const some = (names: readonly string[], most = 4): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')} 等 ${names.length} 个`;

const here = (dir: string): string => (dir === '.' ? '此目录' : `${dir} `);

const fileOf = (place: MainPlace): string => place.file.split('/').at(-1) ?? place.file;

const at = (place: MainPlace): string =>
  [place.file, place.line, place.line === null ? null : place.column]
    .filter((part) => part !== null)
    .join(':');

const on = ({ goos, goarch, cgo, tags }: MainPlatform): string => {
  const others = [cgo ? '' : '不使用 cgo', tags.length === 0 ? '' : `-tags ${tags.join(',')}`];
  const shown = others.filter((part) => part !== '').join('，');
  return `${goos}/${goarch}${shown === '' ? '' : `（${shown}）`}`;
};

const exclusion = (why: Exclusion, platform: MainPlatform): string => {
  switch (why.kind) {
    case 'prefix':
      return `go 会忽略文件名以 ${why.prefix} 开头的文件`;
    case 'fileName':
      return `文件名限定了 ${why.tags.join('/')}，而构建目标是 ${on(platform)}`;
    case 'constraint':
      return /^\/\/go:build ignore$|^\/\/ \+build ignore$/.test(why.line)
        ? `${why.line} 把它排除在包之外（可以按文件名运行）`
        : spaced(`${why.line} 在 ${on(platform)}`, '上不满足');
    case 'cgo':
      return '它导入了 "C"，而 cgo 已关闭';
    case 'documentation':
      return 'go 会忽略属于包文档的文件';
  }
};

const entry = ({ place, why }: ExcludedEntry, platform: MainPlatform): string =>
  `${fileOf(place)}：${exclusion(why, platform)}`;

const skipped: Readonly<Record<SkippedDirectory['why'], string>> = {
  testdata: '名为 testdata',
  prefix: '以 _ 或 . 开头',
  vendor: '属于 vendor',
  ignore: '列在 go.mod 的 ignore 中',
  module: '是单独的模块',
};

const targetKinds = {
  directory: '目录',
  files: '文件列表：合起来就是整个程序',
  pattern: '模式；go run 要求它只对应一个 main 包',
  importPath: 'import path',
  version: '某个模块在某个版本上的包；这里的 go.mod 不起作用',
} as const;

const verdictShort: MainPackageMessages['verdictShort'] = {
  runs: '可以运行',
  notChecked: 'main 包；是否能编译：未检查（--build 会检查）',
  notRunnable: '不能运行',
  doesNotCompile: '是 main 包，但不能编译',
  unknown: '未知：没有询问 go',
};

const runTitle = (_: MainFix, how: string): string => `运行 ${how}`;

export const mainsChinese: MainPackageMessages = {
  punctuation: punctuationChinese,
  verdict: {
    runs: (target) => `go run ${target} 可行：程序可以编译和链接。`,
    notChecked: (target) => `${target} 是有 func main 的 main 包（没有检查代码能否编译）：go run ${target}`,
    notRunnable: (target) => `go 无法运行 ${target}`,
    doesNotCompile: (target) => `${target} 是 main 包，但它的代码不能编译。`,
    unknown: (target) => `仅凭这里的文件无法判断 ${target} 能否运行：只有 go 能查到。`,
  },
  unreadable: (target) => `go 没有返回包的列表，因此无法判断 ${target} 能否运行。`,
  verdictShort,
  basis: {
    files: '仅文件（没有询问 go）',
    list: 'go list',
    build: '实际构建',
  },
  reason: {
    'library-package': ({ dir, package: name }) =>
      `${here(dir)}是 package ${name}，属于库：只有 package main 才能运行。`,
    'library-file': ({ file, package: name }) =>
      `${file} 属于 package ${name}，是库的一部分：只有 package main 的文件才能运行。`,
    'main-in-library': ({ file, package: name }) =>
      `${file} 有 func main，但属于 package ${name}：只有 package main 才能运行。`,
    'files-of-several-directories': ({ directories, needs }) =>
      `这些文件位于多个目录（${some(directories)}），而一个包必须在同一个目录中${needs === null ? '' : `；${needs.usedIn} 使用了 ${needs.name}，它声明在 ${needs.file} 中`}。`,
    'several-packages': ({ first, firstPackage, second, secondPackage }) =>
      `一个目录只能有一个包，而这里有两个：${first} 属于 package ${firstPackage}，${second} 属于 package ${secondPackage}`,
    'no-go-files': ({ dir, mains, imported }) =>
      imported
        ? `代码导入了${here(dir)}，但其中没有 Go 文件。`
        : `${here(dir)}本身没有 Go 文件${mains.length > 0 ? '，而 go run 不会查找子目录' : ''}。`,
    'only-test-files': ({ dir, files, imported }) =>
      imported
        ? `代码导入了${here(dir)}，但其中只有测试文件（${some(files)}）。`
        : `${here(dir)}只有测试文件（${some(files)}）：它们由 go test 运行，go run 不能运行。`,
    'all-files-excluded': ({ dir, files }, platform) => {
      const [first] = files;
      if (first === undefined)
        return `在 ${spaced(on(platform), '上')}，${here(dir)}没有参与构建的 Go 文件。`;
      if (files.length === 1) return `${here(dir)}唯一的 Go 文件在这里不参与构建。${entry(first, platform)}`;
      const shown = files.slice(0, 3).map((file) => entry(file, platform));
      const more = files.length > 3 ? `；另有 ${files.length - 3} 个` : '';
      return `${here(dir)}的 ${files.length} 个 Go 文件在这里都不参与构建。${shown.join('；')}${more}`;
    },
    'no-main-function': ({ dir, leftOut: file, elsewhere }) => {
      if (elsewhere !== null)
        return `${elsewhere.named} 没有 func main()：它在同一目录的 ${elsewhere.file} 中，而 go run 加文件列表时只构建这些文件。`;
      return file === null
        ? `${here(dir)}是 package main，但没有一个文件有 func main()。`
        : `${here(dir)}是 package main，但唯一的 func main() 在 ${file} 中，该文件在这里不参与构建。`;
    },
    'main-with-arguments': ({ what }) =>
      what === 'arguments'
        ? 'Go 的 func main 不带参数：程序名之后的内容在 os.Args 中。'
        : 'Go 的 func main 没有返回值：退出码用 os.Exit 设置。',
    'main-generic': () => 'func main 不能有类型参数。',
    'main-is-method': () => '这里唯一的 main 是方法：程序从普通函数 func main() 开始。',
    'main-not-a-function': () =>
      'main 被声明成了变量、常量或类型：在 package main 中，这个名字留给 func main()。',
    'main-twice': ({ first, second }) => `同一个包有两个 func main：${at(first)} 和 ${at(second)}`,
    'main-only-in-test': ({ file }) =>
      `唯一的 func main 在 ${file} 中：它是测试文件，go run 会忽略测试文件。`,
    'test-file-given': ({ file }) => `${file} 是测试文件：go run 不接受，应当用 go test 运行。`,
    'not-a-go-file': ({ file }) => `${file} 不是 Go 文件：以 .go 结尾的参数必须是一个 Go 文件。`,
    'no-target': () => 'go run 没有指定要运行的包。',
    'pattern-several-mains': ({ pattern, mains }) =>
      `${pattern} 匹配${mains.length === 0 ? '多' : ` ${mains.length} `}个 main 包，而 go run 一次只运行一个。`,
    'pattern-no-main': ({ pattern, packages }) =>
      `${pattern} 匹配${packages === null ? '到一些包' : `到 ${packages} 个包`}，但没有 main 包。`,
    'pattern-no-match': ({ pattern, skipped: left }) =>
      left.length === 0
        ? `${pattern} 没有匹配到包：没有 Go 文件。`
        : `${pattern} 没有匹配到包；它不会进入 ${some(left.map(({ dir, why }) => `${dir}（${skipped[why]}）`))}。`,
    'path-missing': ({ path, similar, directory }) =>
      directory !== null
        ? `对 go 来说 ${path} 是导入路径，没有这样的包；此处的目录是 ${directory}`
        : `${path} 不存在${similar === null ? '' : `，而 ${similar} 存在`}。`,
    'path-other-case': ({ path, actual }) => `没有 ${path}，但有 ${actual}：名称区分大小写。`,
    'directory-of-other-module': ({ dir, module, moduleDir, mainModule }) =>
      `${here(dir)}${mainModule === null ? '' : `不属于 ${mainModule}，`}属于另一个模块：${module || '没有名称的模块'}（在 ${moduleDir}）。`,
    'outside-module': ({ dir, mainModule }) =>
      `${here(dir)}在${mainModule === null ? '这里的模块' : `模块 ${mainModule} `}之外，自己也没有 go.mod 文件。`,
    'outside-workspace': ({ dir, module }) =>
      module === null
        ? `${here(dir)}不属于 go.work 列出的任何模块。`
        : `${here(dir)}属于模块 ${module}，而 go.work 没有列出它。`,
    'vendored-directory': ({ dir, importPath }) =>
      `${here(dir)}是包${importPath === null ? '' : ` ${importPath} `}在 vendor 中的副本：vendor 中的包要按 import path 运行，不能按目录运行。`,
    'bad-import': ({ message }) => `有一个 import path 无效：${message}`,
    'directory-name': ({ dir, importPath, character }) =>
      `${here(dir)}不能成为包，因为它的 import path "${importPath}" 会包含 "${character}"：import path 只允许 ASCII 字母、数字和 - . _ ~ +。请重命名该目录。`,
    'internal-package': ({ package: name }) =>
      `${name === '' ? '这里导入的某个包' : `${name} `}是 internal 包：只有在其 internal（或 vendor）目录的上级目录之内的代码才能导入。`,
    'no-go-mod': ({ dir, nearest, below }) =>
      below !== null
        ? `go 从启动它的目录开始向上查找 go.mod，但没有找到；${dir} 属于 ${below} 中的模块`
        : `${here(dir)}及其上级都没有 go.mod，所以 go 找不到模块${nearest[0] === undefined ? '' : `；最近的 go.mod 在 ${nearest[0]} 中`}。`,
    'gopath-mode': () => '模块模式已关闭（GO111MODULE=off），所以 go 只在 GOPATH 中查找包。',
    'mod-flag': ({ flag }) => `go 需要修改或查找模块，而 ${flag} 不允许这样做。`,
    'go-mod-outdated': ({ file }) => `${file} 已过时：它没有列出代码需要的全部内容，而 go 不会自行更新它。`,
    'vendor-inconsistent': () => 'vendor 目录与 go.mod 不一致，所以 go 不会构建。',
    'file-alone': ({ file, missing }) =>
      `只给了 ${file}，没有给同目录的其他文件：它用到了 ${some(missing.map(({ name, file: from }) => `${name}（在 ${from} 中）`))}。`,
    'declared-in-left-out-file': ({ name, entry: left }, platform) =>
      `${name} 声明在一个不参与构建的文件中。${entry(left, platform)}`,
    'empty-file': ({ file }) => `${file} 是空的：每个 Go 文件都以 package 子句开头。`,
    'not-utf8': ({ file, utf16 }) =>
      utf16
        ? `${file} 保存为 UTF-16：Go 只读取 UTF-8。`
        : `${file} 含有不是 UTF-8 的字节，而 Go 只读取 UTF-8。`,
    'byte-order-mark': ({ file }) => `${file} 含有不在开头的字节顺序标记（BOM）。`,
    'nul-byte': ({ file }) => `${file} 含有零字节：它不是文本，或者已经损坏。`,
    'broken-file': ({ file, message }) => `Go 无法解析 ${file} 的 package 子句和导入：${message}`,
    'broken-build-constraint': ({ file, message }) => `${file} 的构建约束无效：${message}`,
    'go-too-new': ({ wants, has, file }) =>
      `${file} 要求 Go ${wants.replace(/^go/, '')}，而当前使用${has === null ? '更旧的版本' : ` ${has} 版本`}。`,
    'go-mod-broken': ({ message }) => {
      const missing = /^go\.work lists (.+), which has no go\.mod$/.exec(message)?.[1];
      const problem =
        missing === undefined ? message.replace(/^go: /, '') : `go.work 列出了 ${missing}，而其中没有 go.mod`;
      return `go 无法加载模块：${problem}`;
    },
    'missing-module': ({ package: name, why, about }) => {
      switch (why) {
        case 'own':
          return `${name} 应当是本模块的 ${about}，但其中没有 Go 文件。`;
        case 'ambiguous':
          return `${about === '' ? '导入的某个包' : `${about} `}存在于 go.mod 所 require 的多个模块中，go 不会替你选择。`;
        case 'replacement':
          return `go.mod 把某个模块 replace 为 ${about}，但没有这个目录。`;
        case 'download':
          return `本机没有所需的某个模块，而 go 无法下载：${about.replace(/^: /, '')}`;
        case 'notVendored':
          return `${name === '' ? '导入的某个包' : `${name} `}不在 vendor 目录中，而 go 只从那里取其他模块的包。`;
        case 'notRequired':
          return `${name === '' ? '导入的某个包' : `${name} `}不属于 go.mod 所 require 的任何模块。`;
      }
    },
    'missing-go-sum': ({ package: name }) =>
      `go.sum 中没有${name === '' ? '某个所需模块' : ` ${name} 所在模块`}的校验和。`,
    'import-not-in-std': ({ package: name }) =>
      `${name} 不在标准库中，而第一段没有点号的 import path 保留给标准库。`,
    'import-cycle': ({ circle }) =>
      circle.length === 0
        ? '包之间循环导入。'
        : circle.length === 1
          ? `${circle[0]?.imported} 导入了自己。`
          : `包之间循环导入：${[circle[0]?.importer ?? '', ...circle.map(({ imported }) => imported)].slice(0, 9).join(' → ')}`,
    'program-imported': ({ package: name }) =>
      `${name === '' ? '导入的某个包' : `${name} `}是程序（package main），而程序不能被导入。`,
    'embed-no-match': ({ pattern }) => `//go:embed ${pattern} 没有匹配到文件。`,
    'c-files-without-cgo': ({ files }) =>
      `有 C 文件（${files}），但参与构建的 Go 文件都没有导入 "C"：cgo 已关闭，或者缺少这条导入。`,
    'import-collision': () => '有两个导入或文件仅大小写不同。',
    'unsupported-platform': ({ platform }) => `Go 没有 ${platform} 这个平台。`,
    'does-not-compile': ({ message }) => `它是 main 包，但代码不能编译：${message}`,
    'does-not-link': ({ message }) => `它能编译，但不能链接：${message}`,
    other: ({ message }) => `go 拒绝了它：${message}`,
  },
  platform: on,
  exclusion,
  labels: {
    target: '目标',
    module: '模块',
    directory: '目录',
    files: '文件',
    package: '包',
    main: 'func main',
    verdict: '结论',
    place: '决定位置',
    goSays: 'go 报告',
    fixes: '解决办法',
    run: '运行',
    basis: '依据',
  },
  step: (step, platform) => stepText(step, platform),
  fix: {
    'run-main': {
      what: ({ names }) => `运行 main 包 ${names[0] ?? ''}`.trimEnd(),
      title: ({ names }) => `运行 ${names[0] ?? ''}`,
    },
    'run-directory': {
      what: () => '运行该目录及其所有文件',
      title: runTitle,
    },
    'test-it': {
      what: () => '运行它的测试',
      title: runTitle,
    },
    'add-main-function': {
      what: () => '为它加上 func main',
      title: () => '添加 func main',
    },
    'add-main-file': {
      what: () => '把它变成程序',
      title: () => '创建 main.go',
    },
    'make-package-main': {
      what: () => '如果它应当是程序，把目录中每个文件的包名都改为 main',
      title: () => '改为 package main',
    },
    'make-program': {
      what: () => '如果它应当是程序，把包名改为 main，并加上 func main()',
      title: runTitle,
    },
    'split-program': {
      what: () => '其他包导入了它，所以不能改为 package main：把 func main 移到单独的目录',
      title: runTitle,
    },
    'own-package': {
      what: () => '给另一个目录单独的包名，导出用到的名称并导入它；或者把文件移到同一个目录',
      title: runTitle,
    },
    'remove-results': {
      what: () => '去掉返回值，并替换每个带值的 return（退出码用 os.Exit 设置）',
      title: runTitle,
    },
    'same-package': {
      what: () => '如果它们属于同一个包，给两者相同的包名',
      title: (fix, how) => (fix.kind === 'edit' ? `改为 ${fix.text}` : how),
    },
    'move-file': {
      what: () => '如果它们不属于同一个包，把其中一个移到单独的目录',
      title: (fix, how) => (fix.kind === 'edit' ? `把此文件移到 ${fix.text}` : how),
    },
    'remove-arguments': {
      what: () => '删除参数和返回值',
      title: () => '改为 func main()',
    },
    'make-function': {
      what: () => '重命名它，并加上 func main()',
      title: () => '重命名它并加上 func main()',
    },
    'remove-second-main': {
      what: () => '给第二个改名，并在第一个中调用它',
      title: () => '重命名这个 main，并在第一个中调用它',
    },
    'move-main-out-of-test': {
      what: () => '把它移到不是测试的文件中',
      title: () => '重命名文件（去掉 _test 后缀）',
    },
    'set-tags': {
      what: ({ names }) => `设置构建标签 ${names.join('、')}`,
      title: ({ names }) => `使用 -tags ${names.join(',')} 运行`,
    },
    'unset-tags': {
      what: ({ names }) => `构建时不使用标签 ${names.join('、')}`,
      title: runTitle,
    },
    'build-for-platform': {
      what: ({ names }) => `为 ${names.join('/')} 构建，并在那里运行`,
      title: runTitle,
    },
    'enable-cgo': {
      what: (fix) =>
        fix.kind === 'command' && fix.env['CGO_ENABLED'] === '0'
          ? '不使用 cgo 构建'
          : '使用 cgo 构建（需要 C 编译器）',
      title: runTitle,
    },
    'run-file-by-name': {
      what: () => '按文件名运行该文件',
      title: ({ names }) => `按文件名运行 ${names[0]?.split('/').at(-1)}`,
    },
    'rename-file': {
      what: () => '如果它适用于所有平台，重命名该文件',
      title: (fix, how) => (fix.kind === 'edit' ? `把文件重命名为 ${fix.text}` : how),
    },
    'delete-constraint': {
      what: () => '如果它应当始终参与构建，删除该约束',
      title: () => '删除构建约束',
    },
    'fix-constraint': {
      what: () => '用 &&、||、! 和括号把约束写在一行',
      title: runTitle,
    },
    'correct-path': {
      what: ({ names }) => `使用 ${names[0] ?? ''}`,
      title: runTitle,
    },
    'run-import-path': {
      what: () => '按 import path 运行',
      title: runTitle,
    },
    'run-in-module': {
      what: ({ names }) => `在它的模块中运行：${names[0] ?? ''}`,
      title: runTitle,
    },
    'work-use': {
      what: () => '把它的模块加入工作区',
      title: runTitle,
    },
    'work-off': {
      what: () => '忽略工作区',
      title: runTitle,
    },
    'work-update': {
      what: () => '更新 go.work',
      title: runTitle,
    },
    'import-c': {
      what: () => '如果它们属于程序，在该包的某个 Go 文件中导入 "C"',
      title: () => '在此导入 "C"',
    },
    'mod-init': {
      what: (fix) =>
        fix.kind === 'command' && fix.directory === null
          ? '在这里创建模块（NAME 由你决定）'
          : '在该目录创建模块（NAME 由你决定），并从那里运行',
      title: () => '在这里创建模块：go mod init …',
    },
    'modules-on': {
      what: () => '启用模块模式（要长期有效，请从环境变量中去掉 GO111MODULE）',
      title: runTitle,
    },
    'drop-mod-flag': {
      what: ({ names }) => `去掉 ${names[0] ?? '该标志'}`,
      title: runTitle,
    },
    'go-get': {
      what: () => '添加提供它的模块',
      title: runTitle,
    },
    'mod-tidy': {
      what: () => '更新 go.mod 和 go.sum',
      title: runTitle,
    },
    'mod-download': {
      what: () => '下载模块',
      title: runTitle,
    },
    'mod-vendor': {
      what: () => '重新生成 vendor 目录',
      title: runTitle,
    },
    'ignore-vendor': {
      what: () => '忽略 vendor 目录',
      title: runTitle,
    },
    'newer-go': {
      what: ({ names }) => (names[0] ? `使用 Go ${names[0].replace(/^go/, '')}` : '检查是否需要更新的 Go'),
      title: runTitle,
    },
    'lower-go-line': {
      what: () => '如果不需要更新的 Go，降低 go 行的版本',
      title: (fix, how) => (fix.kind === 'edit' ? `改为 ${fix.text}` : how),
    },
    'give-files': {
      what: () => '列出该包的所有文件',
      title: runTitle,
    },
    'write-package-clause': {
      what: () => '添加 package 子句',
      title: (fix, how) => (fix.kind === 'edit' ? `添加 ${fix.text}` : how),
    },
    'resave-utf8': {
      what: () => '把文件保存为 UTF-8',
      title: () => '删除字节顺序标记（BOM）',
    },
    'fix-file': {
      what: () => '改正这一行',
      title: runTitle,
    },
    'fix-go-mod': {
      what: () => '改正 go 报告的那一行',
      title: runTitle,
    },
    'remove-import': {
      what: () => '改正或删除该导入',
      title: runTitle,
    },
    'move-out-of-internal': {
      what: () => '删除该导入，或者复制所需的代码',
      title: runTitle,
    },
    'add-embedded-file': {
      what: () => '添加该文件，或者改正模式',
      title: runTitle,
    },
    'list-platforms': {
      what: () => '查看 Go 支持的平台',
      title: runTitle,
    },
    'list-mains': {
      what: ({ names }) =>
        names[0] === undefined
          ? '查看这里可以运行什么'
          : names[0] === '1'
            ? '查看另一个'
            : `查看其余 ${names[0]} 个`,
      title: () => '显示所有 main 包',
    },
    'name-target': {
      what: () => '指定一个目录；. 是当前目录',
      title: runTitle,
    },
  },
  edit: ({ place, change, text }) => {
    const [firstLine = ''] = text.split('\n');
    switch (change) {
      case 'insert':
        return `${at(place)}  添加  ${firstLine}${text.trim().includes('\n') ? ' …' : ''}`;
      case 'replace':
        return text === '' ? at(place) : `${at(place)}  →  ${firstLine}`;
      case 'delete':
        return `${at(place)}  删除这一行`;
      case 'rename':
        return `${at(place)}  →  ${text}`;
      case 'move':
        return `${place.file}  →  ${text}`;
      case 'resave':
        return `${place.file}  保存为 ${text}`;
    }
  },
  needs: ({ set, unset }) =>
    [set.length > 0 ? `需要 ${set.join('、')}` : '', unset.length > 0 ? `不能有 ${unset.join('、')}` : '']
      .filter((part) => part !== '')
      .join('；'),
  list: {
    mains: (count) => `${count} 个 main 包`,
    nearMisses: (count) => `${count} 个疑似 main 包：看起来像程序，其实不是`,
    none: (directory) => `${directory} 下没有 main 包。`,
    byName: (count) => `${count} 个文件不属于所在的包，可按文件名运行`,
    looked: (directories, files) => `${directories} 个目录中的 ${files} 个 Go 文件`,
  },
  scannerDiffers: (text) => `我们的扫描结果与 go list 不同，以 go list 为准。请报告此问题：${text}`,
  moreFiles: (count) => `另有 ${count} 个`,
  afterFailure: '为何不能运行',
};

function stepText(step: MainStep, platform: MainPlatform): string {
  switch (step.kind) {
    case 'target':
      return targetKinds[step.as];
    case 'module':
      if (step.mode === 'none') return '无：这里及上级都没有 go.mod';
      if (step.mode === 'gopath') return '无：GO111MODULE=off';
      return `${step.path ?? ''}（${step.file ?? 'go.mod'}）`;
    case 'directory':
      return step.importPath === null ? step.dir : `${step.dir}（${step.importPath}）`;
    case 'file':
      if (step.why !== null) return `不参与构建：${exclusion(step.why, platform)}`;
      if (step.kept === 'test') return '测试文件，go run 会忽略';
      return step.kept === 'cgo' ? '参与构建，使用 cgo' : '参与构建';
    case 'package':
      return `${step.name}${step.name === 'main' ? '' : '，属于库'}`;
    case 'mainFunction':
      if (step.place === null) return '无';
      return step.shape === 'func' ? at(step.place) : `${at(step.place)}，不是有效的 func main`;
    case 'verdict':
      return step.verdict === 'unknown' && step.basis !== 'files'
        ? '未知：无法读取 go 的输出'
        : verdictShort[step.verdict];
  }
}
