import type {
  HeadlineMessages,
  RebuiltFacts,
  RowKind,
  SharedMessages,
  StageMessages,
  SummaryMessages,
} from '../messages.ts';
import { noteText } from '../note-messages.ts';
import { type Phrase, type Piece, phrase, strong } from '../phrase.ts';
import { count, duration, size } from '../quantities.ts';
import { notesChinese } from './notes.ts';
import { punctuationChinese } from './punctuation.ts';
import { rowLabelChinese } from './row-label.ts';
import { spaced } from './spaced.ts';
import { whyChinese } from './why.ts';

const UNKNOWN = '未知';

const packages = (value: number) => `${count(value)} 个包`;

const DONE: Readonly<Record<RowKind, string>> = {
  package: '重新编译',
  link: '已链接',
  vet: '已检查',
  test: '已运行',
  binary: '已写入',
  run: '已运行',
  other: '已完成',
};

const STAGE_FOLD: Readonly<Record<RowKind, string>> = {
  package: '包',
  link: '链接',
  vet: 'vet',
  test: '测试',
  binary: '程序',
  run: '运行',
  other: '其他工作',
};

const STAGE_NAMES: Readonly<Record<Parameters<SharedMessages['stageName']>[0], string>> = {
  load: '加载',
  compile: '编译',
  vet: 'vet',
  link: '链接',
  binary: '程序',
  run: '运行',
  test: '测试',
  install: '安装',
  clean: '清理',
};

const stage: StageMessages = {
  notPartOf: (command) => `不属于 ${command}`,
  programsIn: (names, where) => `${names}：${where}`,
  noMain: '没有 main 包',
  noTests: '没有测试',
  notBuilt: '无需执行',
  nothing: '无需执行',
  linked: (value) => (value === 1 ? '已链接' : `已链接 ${count(value)} 个`),
  allFromCache: '缓存命中',
  upToDate: '已是最新',
  failed: '失败',
  notReached: '未执行',
  waiting: '等待中',
  running: '进行中',
  loadFailed: 'go 无法加载包',
  flagsRefused: 'go 不接受这些标志',
  commandRefused: 'go 拒绝了此命令',
  stopped: 'go 在构建之前结束',
  failedFromCache: '失败（缓存命中）',
  vetted: (value) => `已检查 ${count(value)} 个`,
  testsPassed: (value) => `通过 ${count(value)}`,
  testsFailed: (value) => `失败 ${count(value)}`,
  testsCached: (value) => `缓存命中 ${count(value)}`,
  testsWithout: (value) => `无测试 ${count(value)}`,
  binaryKind: {
    temporary: '临时目录',
    cached: 'go 缓存',
    output: '已写入',
    installed: '已安装',
  },
  cleaned: '临时文件已删除',
  kept: '临时文件已保留',
  written: '已写入',
};

const ofAtMost = (value: number, atMost: number) => `${count(value)} 个，最多 ${count(atMost)} 个`;

const headline: HeadlineMessages = {
  running: (compiled, now, atMost = null) =>
    phrase(
      strong(atMost === null ? `已编译 ${count(compiled)} 个` : `已编译 ${ofAtMost(compiled, atMost)}`),
      now === null ? '' : ` · 正在处理 ${rowLabelChinese(now.label)} ${duration(now.ms)}`,
    ),
  failed: (failed, place, message) =>
    phrase(
      failed.length === 1 ? '' : strong(`${packages(failed.length)}失败：`),
      listing(failed, 3),
      failed.length === 1 ? ' 失败' : '',
      located(place, message),
    ),
  testsFailed: (failed, tests) =>
    phrase(
      strong(
        tests === null
          ? `${packages(failed.length)}的测试失败`
          : `${packages(failed.length)}中有 ${count(tests)} 个测试失败`,
      ),
      '：',
      listing(failed, 4),
    ),
  loadFailed: (place, message) => phrase(strong('go 无法加载包'), located(place, message)),
  testNames: (names) =>
    names.length > 4 ? `${names.slice(0, 3).join('、')} 等 ${count(names.length)} 个` : names.join('、'),
  flagsRefused: (message, own) =>
    phrase(
      strong('go 不接受这些标志'),
      located(null, message),
      own === null ? '' : `；${own} 是 trace 的选项，请写在 go 之前`,
    ),
  commandRefused: (message) => phrase(strong('go 拒绝了此命令'), located(null, message)),
  stopped: (message) => phrase(strong('go 在构建之前结束'), located(null, message)),
  unrecorded: (place, message) =>
    message === ''
      ? phrase(strong('不知道 go 构建了什么'), '：它没有写出 action graph')
      : phrase(strong('go 失败'), located(place, message)),
  unexplained: phrase(strong('go 失败'), '，它的消息不在此记录中'),
  interrupted: (rebuilt) =>
    phrase(
      strong('已中断'),
      `：${rebuilt === 0 ? '尚未编译任何包' : `已编译 ${packages(rebuilt)}`}；此记录不完整`,
    ),
  dryRun: (atMost, all) =>
    phrase(
      strong('试运行'),
      `：go 只输出命令，没有执行；${packages(all)}中最多需要重新编译 ${count(atMost)} 个`,
    ),
  allCached: (all) => phrase(strong('全部命中缓存'), all > 1 ? `：${packages(all)}` : ''),
  planOnly: (all) => phrase(strong('只有构建计划'), `：${packages(all)}，结果未知`),
  rebuilt: (facts) => rebuiltSentence(facts),
  linkedOnly: (links, all) =>
    phrase(
      strong(links === 1 ? '只做了链接' : `只做了 ${count(links)} 次链接`),
      `：${all === 1 ? '该包' : `全部 ${packages(all)}`}命中缓存`,
    ),
  checked: (vetted, testsRun) =>
    phrase(
      strong('没有重新编译'),
      testsRun > 0 ? `：运行了 ${packages(testsRun)}的测试` : '',
      vetted > 0 ? `${testsRun > 0 ? '，' : '：'}用 vet 检查了 ${packages(vetted)}` : '',
    ),
  nothing: phrase('没有需要构建的内容'),
};

const MAX_NAMED_ORIGINS = 8;

function rebuiltSentence(facts: RebuiltFacts): Phrase {
  const { rebuilt, everything, origins, others, linked, workMs, firstTrace } = facts;
  const work = ` · 累计 ${duration(workMs)}`;
  if (everything) return phrase(strong(`${packages(rebuilt)}全部重新编译`), '：没有命中缓存', work);
  // A long list of origins explains nothing: most packages were simply not in the cache.
  if (origins.length > MAX_NAMED_ORIGINS)
    return phrase(
      strong(`重新编译 ${count(rebuilt)} 个`),
      firstTrace ? '：这些步骤首次被跟踪，没有可对比的记录' : `：始于 ${count(origins.length)} 处`,
      work,
    );
  const links = linked === 0 ? '' : linked === 1 ? '链接' : `${count(linked)} 次链接`;
  const above = [others === 0 ? '' : packages(others), links].filter((part) => part !== '');
  return phrase(
    strong(`重新编译 ${count(rebuilt)} 个`),
    firstTrace ? '，这些步骤首次被跟踪' : '',
    '：始于 ',
    listing(origins, 3),
    above.length === 0
      ? ''
      : `，${spaced(above[0] ?? '', above.length > 1 ? '和' : '', above[1] ?? '', '依赖')}${origins.length === 1 ? '它' : '它们'}`,
    work,
  );
}

/** `a、b、c 等 9 个` */
function listing(items: readonly Piece[], most: number): Phrase {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  return phrase(
    ...shown.flatMap((item, index) => (index === 0 ? [item] : ['、', item])),
    shown.length < items.length ? ` 等 ${count(items.length)} 处` : '',
  );
}

/** A message of go, after its position in a file. */
function located(place: Piece | null, message: string): Phrase {
  if (place === null) return phrase(message === '' ? '' : `：${message}`);
  return phrase('：', place, message === '' ? '' : `：${message}`);
}

const summary: SummaryMessages = {
  slowest: '最慢',
  path: '关键路径',
  pathOf: (path, build) => `${path}（构建共 ${build}）：`,
  recorded: '记录于',
  recordedAt: (time, directory) => `${time}，目录 ${directory}`,
  report: '报告',
  trace: '记录',
  failed: '失败',
  notes: '说明',
  more: (value) => `另有 ${count(value)} 个`,
  moreErrors: (value) => `另有 ${count(value)} 个错误`,
  crashed: (message, where) => `程序崩溃：${message}${where === null ? '' : `，位于 ${where}`}`,
};

export const chinese: SharedMessages = {
  locale: 'zh-CN',
  count,
  duration: (ms) => (ms === null ? UNKNOWN : duration(ms)),
  size: (bytes) => (bytes === null ? '大小未知' : size(bytes)),
  share: (part) => `${Math.round(part * 100)}%`,
  unknown: UNKNOWN,
  separator: ' · ',
  packages,
  modules: (value) => `${count(value)} 个模块`,
  rebuilt: (value) => `重新编译 ${count(value)}`,
  ofAtMost,
  fromCache: (value) => `缓存命中 ${count(value)}`,
  failed: (value) => `失败 ${count(value)}`,
  notRun: (value) => `未执行 ${count(value)}`,
  outcomeUnknown: (value) => `未知 ${count(value)}`,
  wouldRebuild: (value) => `最多重新编译 ${count(value)}`,
  ofWork: (text) => `累计 ${text}`,
  outcome: (outcome, kind) => {
    switch (outcome) {
      case 'miss':
        return DONE[kind];
      case 'hit':
        return '缓存命中';
      case 'failed':
        return '失败';
      case 'notRun':
        return '未执行';
      case 'notNeeded':
        return '无需执行';
      case 'unknown':
        return UNKNOWN;
    }
  },
  state: { waiting: '等待中', running: '进行中', planned: '将会执行' },
  outputUnchanged: '输出未变',
  criticalPath: '关键路径',
  provisional: 'go 尚未确认',
  rowLabel: rowLabelChinese,
  stageName: (id) => STAGE_NAMES[id],
  stage,
  fold: {
    cached: '缓存命中',
    notRun: '未执行',
    waiting: '等待中，或命中缓存',
    unknown: UNKNOWN,
    rest: '其他包',
    restOf: (group) => `${group} 的其余部分`,
    stage: (kind) => STAGE_FOLD[kind],
  },
  names: (names) =>
    names.length > 3
      ? `${names.slice(0, 2).join('、')} 等 ${count(names.length)} 个`
      : [names.slice(0, -1).join('、'), ...names.slice(-1)].join(' 和 '),
  exit: (code) => `退出码 ${code}`,
  endedBy: (signal) => `被 ${signal} 终止`,
  exitUnknown: '退出码未知',
  running: '运行中',
  interrupted: '已中断',
  dryRun: '试运行',
  example: '示例',
  imported: '导入',
  headline,
  note: (note) => noteText(notesChinese, note),
  punctuation: punctuationChinese,
  why: whyChinese,
  summary,
};
