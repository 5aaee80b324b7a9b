import type {
  BuildCacheOverview,
  CacheOverview,
  ModuleCacheOverview,
} from '../../core/analysis/cache/cache-overview.ts';
import type { CacheMessages } from '../../core/messages/en/cache.ts';
import { localTime } from '../../core/messages/local-time.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';
import { cutFrontToWidth, padEndTo, padStartTo, textWidth } from './text-width.ts';

export interface CacheOverviewOptions {
  readonly messages: CacheMessages;
  readonly shared: Pick<SharedMessages, 'separator' | 'size' | 'count' | 'share'>;
  readonly colors: TextColors;
  readonly columns: number;
  readonly nowMs: number;
}

const MOST_ROWS = 10;
const NARROWEST = 60;
const WIDEST = 120;

/** The folders with their sizes, what is in them by kind, package, module and use, and when go trims. */
export function cacheOverviewText(overview: CacheOverview, options: CacheOverviewOptions): string {
  const blocks = [
    ...(overview.program === null ? [] : [[options.messages.contents.program(printable(overview.program))]]),
    ...buildBlocks(overview.build, options),
    ...moduleBlocks(overview.modules, options),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Lines = readonly string[];

function buildBlocks(cache: BuildCacheOverview, options: CacheOverviewOptions): readonly Lines[] {
  const { messages, shared, colors } = options;
  const { contents } = messages;
  const head = `${colors.strong('GOCACHE')}  ${printable(cache.folder)}`;
  if (!cache.exists) return [[head, `  ${contents.absent}`]];
  const figures = [
    contents.total(shared.size(cache.bytes), cache.files),
    contents.used(
      shared.size(cache.used.lastDay.bytes),
      shared.size(cache.used.lastFiveDays.bytes),
      shared.size(cache.used.before.bytes),
    ),
  ];
  const share = (bytes: number): string => shared.share(cache.bytes === 0 ? 0 : bytes / cache.bytes);
  const row = (name: string, count: number, bytes: number): readonly string[] => [
    name,
    shared.count(count),
    shared.size(bytes),
    share(bytes),
  ];
  const kinds = [
    ...cache.kinds.map(({ kind, entries, bytes }) => row(contents.kind[kind], entries, bytes)),
    row(contents.actions, cache.actions.files, cache.actions.bytes),
    ...(cache.fuzz.files > 0 ? [row(contents.fuzz, cache.fuzz.files, cache.fuzz.bytes)] : []),
    ...(cache.other.files > 0 ? [row(contents.other, cache.other.files, cache.other.bytes)] : []),
  ];
  const packages = cache.packages.map((one) => [
    one.importPath === 'main' && one.module === null ? contents.unknownPrograms : one.importPath,
    shared.count(one.entries),
    shared.size(one.bytes),
    localTime(new Date(one.usedMs).toISOString(), 'minutes'),
  ]);
  const modules = cache.moduleSums.map(({ module, version, packages: count, bytes }) => [
    moduleName(module, version, messages),
    shared.count(count),
    shared.size(bytes),
    share(bytes),
  ]);
  return [
    [head, ...figures.map((line) => `  ${line}`)],
    table(
      [contents.heading.kind, contents.heading.entries, contents.heading.size, ''],
      kinds,
      options,
      kinds.length,
    ),
    ...listed(
      [contents.heading.package, contents.heading.entries, contents.heading.size, contents.heading.used],
      packages,
      options,
    ),
    ...listed(
      [contents.heading.module, contents.heading.packages, contents.heading.size, ''],
      modules,
      options,
    ),
    trimLines(cache, options).map((line) => `  ${line}`),
  ];
}

function trimLines(
  cache: BuildCacheOverview,
  { messages, shared, colors, nowMs }: CacheOverviewOptions,
): Lines {
  const { contents } = messages;
  const { trim, trimmed, lost, unreferenced, unreadable, writable } = cache;
  const time = (ms: number): string => localTime(new Date(ms).toISOString(), 'minutes');
  const last = trim.lastMs === null ? contents.neverTrimmed : contents.trimmedAt(time(trim.lastMs));
  const next = trim.nextMs === null ? contents.trimsNow : contents.trimsAfter(time(trim.nextMs));
  const removed =
    trimmed.files === 0
      ? contents.trimsNothing
      : contents.trims(trimmed.files, shared.size(trimmed.bytes), time(trim.cutoffMs));
  const isNew = trim.lastMs === null && trimmed.files > 0;
  const isLate = trim.lastMs !== null && nowMs - trim.lastMs > LATE_MS;
  return [
    `${last}${shared.separator}${next}`,
    removed,
    ...(isNew ? [colors.fault(contents.trimmedAtOnce)] : []),
    ...(isLate ? [colors.fault(contents.notTrimmed)] : []),
    ...(writable ? [] : [colors.fault(contents.readOnly)]),
    ...(lost > 0 ? [contents.lost(lost)] : []),
    ...(unreferenced.files > 0
      ? [contents.unreferenced(unreferenced.files, shared.size(unreferenced.bytes))]
      : []),
    ...(unreadable > 0 ? [colors.fault(contents.unreadable(unreadable))] : []),
  ];
}

/** Every go command that uses the cache trims it after a day. */
const LATE_MS = 6 * 86_400_000;

function moduleBlocks(cache: ModuleCacheOverview, options: CacheOverviewOptions): readonly Lines[] {
  const { messages, shared, colors } = options;
  const { contents } = messages;
  const head = `${colors.strong('GOMODCACHE')}  ${printable(cache.folder)}`;
  if (!cache.exists) return [[head, `  ${contents.absent}`]];
  const share = (bytes: number): string => shared.share(cache.bytes === 0 ? 0 : bytes / cache.bytes);
  const kinds = cache.kinds.map(({ kind, files, bytes }) => [
    contents.moduleKind[kind],
    shared.count(files),
    shared.size(bytes),
    share(bytes),
  ]);
  const versions = cache.versions.map(({ module, version, bytes, storedMs }) => [
    `${module}@${version}`,
    shared.size(bytes),
    storedMs === null ? '' : localTime(new Date(storedMs).toISOString(), 'minutes'),
  ]);
  return [
    [head, `  ${contents.total(shared.size(cache.bytes), cache.files)}`],
    table(
      [contents.heading.kind, contents.heading.files, contents.heading.size, ''],
      kinds,
      options,
      kinds.length,
    ),
    ...listed([contents.heading.module, contents.heading.size, contents.heading.stored], versions, options),
    ...(cache.unreadable > 0 ? [[`  ${colors.fault(contents.unreadable(cache.unreadable))}`]] : []),
  ];
}

function moduleName(module: string | null, version: string | null, { contents }: CacheMessages): string {
  if (module === null) return contents.unknownModule;
  if (module === 'std') return contents.std;
  return version === null ? module : `${module}@${version}`;
}

function listed(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  options: CacheOverviewOptions,
): readonly Lines[] {
  return rows.length === 0 ? [] : [table(heading, rows, options, MOST_ROWS)];
}

/** The first column is a name, which is cut at its front; the others are aligned on the right. */
function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  { columns, colors, messages }: CacheOverviewOptions,
  most: number,
): Lines {
  const shown = rows.slice(0, most);
  const widths = heading.map((_, at) =>
    Math.max(...[heading, ...shown].map((row) => textWidth(row[at] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, width) => sum + width + 3, 0);
  const room = Math.max(12, Math.min(WIDEST, Math.max(NARROWEST, columns)) - 3 - others);
  const first = Math.min(widths[0] ?? 0, room);
  const line = (row: readonly string[]): string =>
    `  ${row
      .map((cell, at) =>
        at === 0
          ? padEndTo(cutFrontToWidth(printable(cell), first), first)
          : padStartTo(cell, widths[at] ?? 0),
      )
      .join('   ')}`.trimEnd();
  const rest = rows.length - shown.length;
  return [
    colors.quiet(line(heading)),
    ...shown.map(line),
    ...(rest > 0 ? [colors.quiet(`  ${messages.contents.more(rest)}`)] : []),
  ];
}
