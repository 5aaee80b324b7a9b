import type { BinaryCause, GrowthReason } from '../../analysis/binary/compare-binaries.ts';
import type { StripCause } from '../../analysis/binary/debug-readiness.ts';
import type { BuildField, MissingReason } from '../../analysis/binary/missing-fields.ts';
import type { BinaryKind, BinaryPart } from '../../binary/facts.ts';
import type { SizeSource } from '../../binary/size/size-tree.ts';
import { type BinaryMessages, FORMAT_NAMES } from '../en/binary.ts';
import { count, size } from '../quantities.ts';
import { binaryDebugChinese } from './binary-debug.ts';
import { binaryTargetsChinese } from './binary-targets.ts';
import { punctuationChinese } from './punctuation.ts';
import { sizeGroupsChinese } from './size-groups.ts';
import { spaced } from './spaced.ts';

const KINDS: Readonly<Record<BinaryKind, string>> = {
  executable: '程序',
  'shared-library': '共享库',
  object: '目标文件',
  other: '文件',
};

const PARTS: Readonly<Record<BinaryPart, string>> = {
  sections: '节表',
  segments: '程序头',
  dynamic: '动态链接表',
  symbols: '符号表',
  versions: '符号版本',
  imports: '导入表',
  'build-info': '构建信息',
  dwarf: '调试信息',
  members: '成员',
};

const FIELDS: Readonly<Record<BuildField, string>> = {
  'build-info': '构建信息',
  'go-version': 'go 版本',
  settings: '构建设置',
  'main-module': '主模块',
  'main-version': '主模块的版本',
  vcs: '版本控制 (vcs.*)',
  ldflags: '-ldflags',
  'cgo-flags': 'CGO_CFLAGS 等 cgo 标志',
  'dependency-sums': '依赖的校验和',
  'build-id': 'build ID',
};

const CAUSES: Readonly<Record<StripCause, string>> = {
  'flag-s': '已由 -ldflags=-s 去除',
  'flag-w': '已由 -ldflags=-w 去除',
  afterwards: '已由 strip 去除，或由 go run 或 go test 构建，二者链接时不写入',
  unknown: '已去除；文件没有表明是由链接器标志还是由 strip 去除',
  platform: 'go 不为此平台写入',
  packed: '未知，因为文件已加壳',
  damaged: '未知，因为文件损坏或不完整',
  'not-linked': '尚未链接',
};

function reasonText(reason: MissingReason): string {
  switch (reason.id) {
    case 'packed':
      return '文件已用 UPX 加壳，因此看不到；请用 upx -d 对副本脱壳';
    case 'truncated':
      return '文件不完整；请再次复制或构建';
    case 'not-linked':
      return '它由链接器写入，而此文件尚未链接';
    case 'not-go':
      return '文件中没有任何内容表明它由 go 构建';
    case 'removed':
      return '文件由 go 构建，但 garble 之类的工具已将其去除，或 go 早于 1.13';
    case 'only-text':
      return '只找到模块文本，没有找到含有版本的头部';
    case 'old-go':
      return `${reason.version} 不记录；go ${reason.since} 及更高版本才记录`;
    case 'files-named':
      return '命令行上给出的是文件；请改为给出包';
    case 'module-mode-off':
      return '构建时未启用模块模式 (GO111MODULE=off)';
    case 'standard':
      return '该程序是 Go 发行版的一部分';
    case 'test-binary':
      return 'go test -c 只在明确要求时记录';
    case 'from-module-cache':
      return '由模块缓存构建 (go install PACKAGE@VERSION)，其中没有代码仓库';
    case 'needs-vcs':
      return 'go 从版本控制取得，而版本控制也没有记录';
    case 'vcs-unknown':
      return '原因为以下之一：-buildvcs=false、go run、没有代码仓库、PATH 中没有 git、git worktree（go 1.27 之前）；使用 -buildvcs=true 时，go 会记录它或说明原因';
    case 'trimpath':
      return '-trimpath 会隐藏可能含有路径的标志；不用它构建即可记录';
    case 'vendor':
      return 'go 不为 vendor 中的依赖记录';
    case 'workspace':
      return '依赖是工作区中的目录';
    case 'flag-buildid':
      return '已由 -ldflags=-buildid= 或其他工具去除';
    case 'unknown':
      return '未知';
  }
}

const SIZE_SOURCES: Readonly<Record<SizeSource, string>> = {
  symbols: '符号表和行号表',
  'line-table': '仅行号表，因为没有符号表：函数为测量值，变量未知',
  names: '函数名称',
  sections: '仅节',
};

const CAUSE_NAMES: Readonly<Record<BinaryCause, string>> = {
  toolchain: '工具链',
  target: '目标平台',
  flags: '标志',
  environment: '环境',
  modules: '模块',
  commit: '提交',
  values: '-X 设置的值',
};

function growthText(reason: GrowthReason): string {
  switch (reason.id) {
    case 'toolchain':
      return 'go 版本不同';
    case 'module':
      if (reason.before === null) return spaced('新增依赖', reason.after ?? '');
      return reason.after === null
        ? spaced('依赖', reason.before, '已移除')
        : `${reason.before} → ${reason.after}`;
    case 'settings':
      return `构建设置不同：${reason.names.join('、')}`;
    case 'commit':
      return '主模块的提交不同';
    case 'source':
      return '主模块中有改动';
    case 'added':
      return '新链接进来';
    case 'removed':
      return '不再链接进来';
    case 'use':
      return '源代码相同；其他代码使用了更多或更少的部分';
  }
}

export const binaryChinese: BinaryMessages = {
  punctuation: punctuationChinese,
  editor: {
    title: (name) => `二进制文件：${name}`,
    open: '检查',
    choose: '要检查的二进制文件',
    reading: '正在读取文件…',
  },
  targets: binaryTargetsChinese,
  debugger: binaryDebugChinese,
  headings: { buildInfo: '构建信息', debugging: '调试', linking: '链接', sizes: '大小' },
  title: (format, kind, platform) => spaced(platform, '的', FORMAT_NAMES[format], KINDS[kind]),
  platformUnknown: '未知平台',
  archive: (members) => `含 ${count(members)} 个成员的归档文件`,
  universal: (programs) => `含 ${count(programs)} 个程序的通用二进制文件`,
  builtBy: (version) => `由 ${version} 构建`,
  otherMembers: (members) => `另有 ${count(members)} 个没有构建信息的成员；--json 会全部列出`,
  more: (others) => `另有 ${count(others)} 个；--json 会全部列出`,
  packed: '已用 UPX 加壳：只能读取脱壳程序。要检查该程序，请先用 upx -d 对副本脱壳。',
  tracedChanged: (package_) => `该文件已不是跟踪记录中 ${package_} 的二进制文件：此后有改动。`,
  tracedUnknown: (package_) => `无法确定该文件是否仍是跟踪记录中 ${package_} 的二进制文件。`,
  problem: (problem) => {
    switch (problem.id) {
      case 'truncated':
        return `文件不完整：它有 ${count(problem.actualBytes)} 字节，而文件头描述了 ${count(problem.expectedBytes)} 字节。`;
      case 'damaged':
        return `已损坏：${PARTS[problem.part]}无法完整读取。`;
      case 'too-many':
        return `${PARTS[problem.part]}：条目太多，没有全部读取。`;
    }
  },
  labels: {
    package: '包',
    module: '模块',
    sum: '校验和',
    vcs: '修订版本',
    dependencies: '依赖',
    settings: '设置',
    linkedValues: '-X 设置的值',
    buildID: 'build ID',
    source: '来源',
    missing: '未记录',
    verdict: '调试器',
    symbols: '符号表',
    dwarf: 'DWARF',
    code: '代码',
    restore: '用于调试',
    linkage: '链接方式',
    interpreter: '解释器',
    libraries: '库',
    libraryName: '自身名称',
    searchPaths: '搜索路径',
    versions: '需要',
    minimum: '运行于',
    subsystem: '子系统',
    hardening: '加固',
    cgo: 'C 代码',
    processor: '处理器',
    host: '宿主',
  },
  source: {
    search: '由其头部找到；go version -m 无法在此文件中读取',
    sentinels: '由其文本两端的标记找到；go version -m 无法在此文件中读取',
    archive: 'go version -m 不读取归档文件',
    old: 'go 1.18 之前：没有构建设置',
  },
  modified: '有改动',
  noBuildInfo: '没有构建信息',
  missingFields: (fields) => `${count(fields)} 个字段未记录`,
  needs: (versions) => `需要 ${versions.join('、')}`,
  missing: (field, reason) => `${FIELDS[field]}：${reasonText(reason)}`,
  verdict: (breakpoints, variables) => {
    const words = { yes: '可用', no: '不可用', unknown: '未知', partly: '部分可用，因为代码经过优化' };
    return `断点：${words[breakpoints]}；变量：${words[variables]}`;
  },
  symbols: (symbols) => `${count(symbols)} 个符号`,
  absent: (cause) => `无：${CAUSES[cause]}`,
  notRead: '不读取此格式',
  dwarf: ({ versions, compressed, sizeBytes, linesOnly }) =>
    [
      versions.length === 0 ? '版本未知' : `版本 ${versions.join(' 和 ')}`,
      compressed ? '已压缩' : '未压缩',
      size(sizeBytes),
      ...(linesOnly ? ['仅行号表'] : []),
    ].join('，'),
  code: {
    optimized: '已优化，有内联',
    unoptimized: '未优化，未内联 (-N -l)',
    mixed: '部分优化：并非全部用 -N -l 编译',
    unknown: '未知',
  },
  units: ({ optimized, unoptimized, partly, foreign }) =>
    [
      optimized > 0 ? `${count(optimized)} 个包已优化` : '',
      unoptimized > 0 ? `${count(unoptimized)} 个包使用 -N -l` : '',
      partly > 0 ? `${count(partly)} 个包使用 -N 或 -l` : '',
      foreign > 0 ? `${count(foreign)} 个其他语言的单元` : '',
    ]
      .filter((text) => text !== '')
      .join('，'),
  linkage: (linkage, independent) => {
    const words = {
      static: '静态：不需要共享库',
      dynamic: '动态',
      unlinked: '尚未链接',
      host: '在宿主中运行',
      unknown: '未知',
    };
    return `${words[linkage]}${independent === true ? '，位置无关' : independent === false ? '，固定地址' : ''}`;
  },
  library: { required: '', weak: '可选', delayed: '首次使用时加载' },
  version: (name, symbols) =>
    symbols.length === 0
      ? name
      : `${name}，用于 ${symbols.slice(0, 5).join('、')}${symbols.length > 5 ? ` 等 ${count(symbols.length)} 个` : ''}`,
  minimum: ({ system, version, sdk }) =>
    `${system} ${version} 或更高版本${sdk === null ? '' : ` (SDK ${sdk})`}`,
  relro: { none: '无 RELRO', partial: '部分 RELRO', full: '完全 RELRO' },
  stack: (executable) => (executable ? '栈可执行' : '栈不可执行'),
  cgo: {
    none: '没有链接 C 代码',
    packages: (packages) => `调用 C 代码的包：${packages.join('、')}`,
    runtime: '链接了 C 代码，但没有包调用它',
  },
  sizes: {
    groups: sizeGroupsChinese,
    packages: '包',
    source: SIZE_SOURCES,
    morePackages: (part, packages) => `${part}  另有 ${count(packages)} 个较小的包；--packages 会全部列出`,
    named: (share) => `${share} 的字节有名称`,
  },
  compared: {
    title: (before, after, change) => `${before} → ${after}（${change}）`,
    same: (bytes) => spaced('两个文件相同，', bytes),
    differences: '差异',
    causes: CAUSE_NAMES,
    none: '（无）',
    reason: growthText,
    more: (packages) => `另有 ${count(packages)} 个包；--packages 会全部列出`,
  },
  hostFunctions: (functions, modules) => `须提供 ${modules.join('、')} 的 ${count(functions)} 个函数`,
};
