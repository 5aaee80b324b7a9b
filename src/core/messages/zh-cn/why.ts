import type { Reason } from '../../model/reasons.ts';
import type { WhyMessages } from '../en/why.ts';
import { count } from '../quantities.ts';
import { type ValueTexts, valueChange } from '../value-change.ts';
import { punctuationChinese } from './punctuation.ts';
import { spaced } from './spaced.ts';

export const whyChinese: WhyMessages = {
  punctuation: punctuationChinese,
  reason: reasonText,
  inputName,
  total: ({ rebuilt, failed, total, linked, linkCauses, relinkReasons, ...by }) => {
    const { first, roots, wide, wideCauses, foreign, because, vetted, tested } = by;
    const checks = [
      ...(vetted > 0 ? [`用 vet 检查了 ${count(vetted)} 个包`] : []),
      ...(tested > 0 ? [`运行了 ${count(tested)} 个包的测试`] : []),
    ];
    if (rebuilt + failed === 0) {
      const link = linkCauses === 0 ? relinkTexts(relinkReasons) : `${count(linkCauses)} 个原因`;
      // A test that runs is always linked again, so it needs no sentence.
      const isNews = linked > 0 && (linkCauses > 0 || tested === 0);
      return [...(isNews ? [`重新链接：${link}`] : []), ...checks].join(' · ');
    }
    const what = [
      ...(failed > 0 ? [`失败 ${count(failed)} 个`] : []),
      ...(rebuilt > 0 ? [`重新编译 ${count(rebuilt)} 个`] : []),
    ];
    const isAlone = roots + wide + foreign === 0;
    const parts = [
      ...(first > 0 ? [`${count(first)} 个首次编译`] : []),
      ...(roots > 0 ? [`${count(roots)} 个根因`] : []),
      ...(wide > 0 ? [`${count(wide)} 个因 ${count(wideCauses)} 项大范围更改`] : []),
      ...(foreign > 0 ? [`${count(foreign)} 个与另一程序的记录不同`] : []),
      ...(because > 0 ? [`${count(because)} 个受${isAlone ? '导入的更改' : '其'}影响`] : []),
    ];
    return [`${count(total)} 个包中${what.join('、')}：${parts.join('，')}`, ...checks].join(' · ');
  },
  effect: ({ packages, links, vets, tests, severalLinks = false }) => {
    const parts = [
      ...(packages > 0 ? [`${count(packages)} 个包`] : []),
      ...(links > 0 ? [links > 1 || severalLinks ? `${count(links)} 次链接` : '链接'] : []),
      ...(vets > 0 ? [`${count(vets)} 次 vet`] : []),
      ...(tests > 0 ? [`${count(tests)} 个包的测试`] : []),
    ];
    const last = parts.pop() ?? '';
    return parts.length === 0 ? last : spaced(parts.join('、'), '和', last);
  },
  outputUnchanged: '输出未变',
  because: (importPath) => `受 ${importPath} 影响`,
  becauseMain: '因为它的 main 包已更改',
  fromCache: (importPath) => `${importPath} 命中缓存。`,
  beyond: {
    cachedSince: (when) => `go 于 ${when} 存入此输出`,
    covered: '它的键包含其自身目录中的文件、嵌入的文件、导入的输出、标志和编译器。键中不包含：',
    headers: (files) => `目录之外的 C 头文件：${files}`,
    newer: '比缓存中的输出更新',
    pkgConfig: (names) => `pkg-config 对 ${names} 的回答`,
    system: '系统的头文件和库',
    generators: (commands) => `go:generate 命令会写出的内容（go build 不运行它们）：${commands}`,
    afterChange: '如果其中有变化，请运行 go clean -cache，或用 -a 构建一次。',
  },
  notReached: (importPath) => `go 没有执行到 ${importPath}：命令提前结束。`,
  unknownPackage: (importPath) => `${importPath}：未知。go 没有报告结果。`,
  comparedWith: (when, command, program) =>
    `对比的是${program === null ? ' ' : ` ${program} 在 `}${when} 的记录（${command}）`,
  otherBaseline: (steps, compared) => spaced(steps === 0 ? '部分更改' : `${count(steps)} 个步骤`, compared),
  firstOfModule: '此模块的首次记录',
  otherThanIn: (program, text, reasons) => {
    const isVersion = reasons.every((one) => VERSIONS.has(one.id));
    return `与 ${program} 的记录${isVersion ? '版本不同' : '不同'}（${text}）`;
  },
  relinked: (links, reasons) =>
    `以及${links === 1 ? '链接' : ` ${count(links)} 次链接`}：${relinkTexts(reasons)}`,
  builtSince: '此后有过未被跟踪的构建',
  notExplained: (misses, compared) => `${count(compared)} 个步骤中有 ${count(misses)} 个无法解释`,
  explained: (misses, compared, firstSeen) =>
    `${count(compared)} 个步骤中已解释 ${count(misses)} 个${firstSeen > 0 ? `，另有 ${count(firstSeen)} 个为首次出现` : ''}`,
  nothingToCompare: '这些步骤首次被跟踪，因此没有可对比的记录。',
  timesOnly:
    'go 比较测试所读文件的大小、权限和修改时间，不比较内容，因此重新检出后会再次运行测试。可在 go test 之前设置时间（例如 git restore-mtime），或保留检出的目录。',
  allCached: '没有重新编译：全部命中缓存。',
  noInputs: '没有记录缓存键的输入，因此原因未知。',
  none: '无',
  more: (value) => `另有 ${count(value)} 个`,
  title: '原因',
  wholeBuild: '整个构建',
  changedInputs: '更改的输入',
  moreInputs: (value) => `另有 ${count(value)} 项输入已更改`,
};

/** Reasons that another program's module graph decides. */
const VERSIONS: ReadonlySet<string> = new Set(['moduleVersion', 'languageVersion', 'godebug']);

/** Why programs were linked again: what was in their place, if that is known. */
function relinkTexts(reasons: readonly Reason[]): string {
  return [...new Set(reasons.map(relinkText))].join('，') || NOT_CACHED;
}

const NOT_CACHED = 'go 不缓存链接好的程序';

function relinkText({ subject, files }: Reason): string {
  const names = files.join('、');
  switch (subject) {
    case 'programReplaced':
      return `上次写入 ${names} 的命令构建的是另一个程序，而 ${NOT_CACHED}`;
    case 'programGone':
      return `${names} 不存在，或者已不是 go 写入的内容`;
    case 'programNew':
      return `此前没有记录写入过 ${names}，而 ${NOT_CACHED}`;
    default:
      return NOT_CACHED;
  }
}

function reasonText(one: Reason): string {
  const { subject, files } = one;
  const change = valueChange(one.old, one.new, VALUES);
  switch (one.id) {
    case 'firstSeen':
      return '首次出现';
    case 'fileEdited':
      return `修改了 ${subject}`;
    case 'fileAdded':
      return `新增 ${subject}`;
    case 'fileRemoved':
      return `删除了 ${subject}`;
    case 'fileRenamed':
      return `${one.old ?? ''} 重命名为 ${subject}`;
    case 'embedEdited':
      return `嵌入的 ${subject} 已修改`;
    case 'embedAdded':
      return `新嵌入 ${subject}`;
    case 'embedRemoved':
      return `不再嵌入 ${subject}`;
    case 'overlay':
      return overlayText(one);
    case 'overlayEdited':
      return `已编辑 ${files[0] ?? ''}（-overlay 把它读作 ${subject}）`;
    case 'ownOutput':
      return `构建会写入 ${subject}，而它是此包的输入${files.length > 0 ? `（在 ${files[0]} 处嵌入）` : ''}`;
    case 'vendored':
      return one.new === 'on' ? '依赖现在从 vendor 读取' : '依赖不再从 vendor 读取';
    case 'generatedTestMain':
      return '测试列表已更改';
    case 'dependency':
      return '某个导入已更改';
    case 'compilerFlags':
      return `编译器标志 ${change}`;
    case 'assemblerFlags':
      return `汇编器标志 ${change}`;
    case 'linkerFlags':
      return `链接器标志 ${change}`;
    case 'vetFlags':
      return `vet 标志 ${change}`;
    case 'vetFacts':
      return `${subject} 的 vet facts 已更改`;
    case 'testNotCacheable':
      return notCacheableText(subject);
    case 'testArguments':
      return `测试标志 ${change}`;
    case 'testFile':
      return `测试读取的 ${subject} 已更改`;
    case 'testFileAdded':
      return `测试查找的 ${subject} 现已存在`;
    case 'testFileRemoved':
      return `测试读取的 ${subject} 已不存在`;
    case 'testFileWritten':
      return `测试读取的 ${subject} 在测试运行期间有写入`;
    case 'testFileTouched':
      return files.length > 0
        ? `测试读取的 ${namesText(files)} 仅修改时间不同，内容未变`
        : `测试读取的 ${subject} 仅修改时间不同，内容未变`;
    case 'testTimeChanged':
      return files.length > 0
        ? `测试读取的 ${namesText(files)} 仅修改时间不同，大小、权限和目录项未变`
        : `测试读取的 ${subject} 仅修改时间不同，${subject.endsWith('/') ? '目录项' : '大小和权限'}未变`;
    case 'testModeChanged':
      return `测试读取的 ${subject} 的权限已更改，内容未变`;
    case 'testVariable':
      return `测试读取的环境变量 ${subject} 已更改`;
    case 'buildTags':
      return `构建标签 ${change}${filesText(files)}`;
    case 'environment':
      return `${subject} ${change}${filesText(files)}`;
    case 'cgoFlags':
      return `${subject} ${change}`;
    case 'goVersion':
      return `Go 版本 ${change}`;
    case 'tool':
      return `go 工具 ${subject} 已更改：${change}`;
    case 'cCompiler':
      return `C 编译器已更改（${subject}）：${change}`;
    case 'languageVersion':
      return `go.mod 的 go 行 ${change}`;
    case 'godebug':
      return '程序的默认 GODEBUG 设置已更改';
    case 'moduleVersion':
      return `模块 ${subject} ${change}`;
    case 'directory':
      if (subject === 'home') return '主目录不同（两份文件都显示为 ~）';
      if (subject === 'case') return `同一目录，但大小写不同，go 会当作两个目录：${change}`;
      return subject === '' ? `目录已更改：${change}` : `${subject} ${change}`;
    case 'trimpath':
      return one.new === 'on' ? '现在使用 -trimpath' : '现在不用 -trimpath';
    case 'kind':
      return kindText(one, change);
    case 'pgoProfile':
      if (one.old === null || one.old === '') return `新增 PGO 配置文件 ${subject}`;
      return one.new === null || one.new === ''
        ? `删除了 PGO 配置文件 ${subject}`
        : `PGO 配置文件 ${subject} 已更改`;
    case 'vcsStamp':
      return `版本控制信息 ${subject} ${change}${files.length > 0 ? `：git 把构建写出的 ${namesText(files)} 算作更改` : ''}`;
    case 'buildInfo':
      return `构建信息 ${subject} ${change}`;
    case 'evicted':
      if (subject === 'testcache') return '输入相同，但 go clean -testcache 清除了结果';
      if (subject === 'program') return '输入相同，但缓存程序（GOCACHEPROG）没有结果';
      return subject === 'GOCACHE' || subject === 'GOCACHEPROG'
        ? `${subject} 已更改：${change}`
        : '输入相同，但缓存中没有结果（已被清理或淘汰，或从未保存）';
    case 'notKept':
      if (subject === 'result') return '输入相同，但 go 没有缓存上次的结果（例如测试读取了刚写入的文件）';
      return subject === 'failed'
        ? '输入相同，但上次失败，所以没有缓存结果'
        : spaced('输入相同，但', relinkTexts([one]));
    case 'cacheUnusable':
      return `没有使用缓存：${subject}`;
    case 'nondeterministic':
      return '输入相同，但输出不同';
    case 'unknownInput':
      return `此版本无法识别的输入：${change}`;
    case 'redacted':
      return `未知：${subject} 已脱敏，无法比较`;
    case 'noDifference':
      return '未知：已记录的输入没有差异';
    case 'inputsUnknown':
      return '未知：没有记录它的输入';
  }
}

function inputName({ id, subject }: Reason): string {
  switch (id) {
    case 'directory':
      return subject === '' || subject === 'case' ? '目录' : subject;
    case 'linkerFlags':
      return subject === 'forced by go' ? '链接器标志' : subject;
    case 'nondeterministic':
      return '输出';
    case 'unknownInput':
      return subject === '' ? '未知输入' : subject;
    case 'kind':
      return KINDS[subject] ?? subject;
    default:
      return subject === '' ? id : subject;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  run: '由 go run 构建',
  debugLeftOut: '不含调试信息',
  buildInfo: '构建信息',
  test: '与测试一起编译',
  library: '作为库编译',
  vetxonly: '只为 facts 做 vet',
};

/** `old`、`new`：实际读取的文件；为空表示 overlay 隐藏了该文件。 */
function overlayText({ subject, old, new: now }: Reason): string {
  const replaced = (by: string): string => (by === '' ? `忽略 ${subject}` : `从 ${by} 读取 ${subject}`);
  if (now === null) return `-overlay 不再${replaced(old ?? '')}`;
  if (old === null || old === '' || now === '') return `-overlay ${replaced(now)}`;
  return `-overlay ${replaced(now)}（之前用 ${old}）`;
}

function notCacheableText(subject: string): string {
  switch (subject) {
    case 'directory':
      return '不带包参数的 go test 从不使用缓存结果（go test . 会使用）';
    case 'outside':
      return '文件不属于任何模块时，go 不缓存测试结果';
    default:
      return `使用 ${subject.replace(/^-test\./, '-')} 时，go 不缓存测试结果`;
  }
}

const SWITCHES: Readonly<Record<string, readonly [now: string, before: string]>> = {
  run: ['由 go run 构建，不含调试信息', '不再由 go run 构建'],
  buildInfo: ['现在含构建信息', '现在不含构建信息'],
  debugLeftOut: ['不含调试信息，go test 只运行的程序就是这样', '现在含调试信息，go test -c 会保留它'],
  race: ['现在使用 -race', '现在不用 -race'],
  msan: ['现在使用 -msan', '现在不用 -msan'],
  asan: ['现在使用 -asan', '现在不用 -asan'],
  test: ['与测试一起编译', '不带测试编译'],
  library: ['作为库编译', '作为程序编译'],
  vetOfTest: [
    '现在只做 go test 的检查，即 go vet 各项检查中的一部分',
    '现在做 go vet 的全部检查，而不只是 go test 的检查',
  ],
  vetxonly: ['现在只为 facts 做 vet', '现在做完整的 vet，而不只是为 facts'],
};

function kindText(one: Reason, change: string): string {
  const texts = SWITCHES[one.subject];
  if (texts) return `${one.new === 'on' ? texts[0] : texts[1]}${filesText(one.files)}`;
  if (one.subject === 'cover' && one.old !== null && one.new !== null) return `覆盖率 ${change}`;
  if (one.subject === 'cover') return one.new === null ? '现在不用 -cover' : '现在使用 -cover';
  if (one.subject === 'fuzz') return one.new === null ? '不再为模糊测试插桩' : '为模糊测试插桩';
  return `${one.subject} ${change}${filesText(one.files)}`;
}

function filesText(files: readonly string[]): string {
  return files.length === 0 ? '' : `（${namesText(files)}）`;
}

function namesText(files: readonly string[]): string {
  const most = 3;
  const shortened = files.length > most + 1;
  const names = (shortened ? files.slice(0, most) : files).join('、');
  return `${names}${shortened ? ` 等 ${count(files.length)} 个文件` : ''}`;
}

const VALUES: ValueTexts = {
  none: '无',
  withAndWithout: (added, removed) =>
    [...(added === '' ? [] : [`新增 ${added}`]), ...(removed === '' ? [] : [`去掉 ${removed}`])].join('，'),
  reordered: '顺序不同',
};
