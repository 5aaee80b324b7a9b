import {
  type Cleaned,
  carryOut,
  prepareClean,
  type ReadyClean,
  restoreLastTrash,
} from '../../app/cache/clean.ts';
import { CLEAN_KINDS, type CleanWhat, readCleanWhat } from '../../core/analysis/cache/clean-what.ts';
import type { CacheMessages } from '../../core/messages/en/cache.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { cleanPlanText } from '../../report/text/cache-clean-text.ts';
import { printable } from '../../report/text/printable.ts';
import type { Invocation } from '../arguments.ts';
import type { CommandLineContext } from '../command.ts';
import { loadCacheMessages } from '../language.ts';
import { mayShowLiveLine, openLiveLine } from '../terminal/live-line.ts';
import { untilSignal } from '../terminal/until-signal.ts';
import { INTERRUPTED } from './overview.ts';
import { withScanLine } from './scan-line.ts';

/** `cache clean WHAT`: says what it would do; with `--yes`, does it. */
export async function cacheClean(
  { operands, switches }: Invocation,
  context: CommandLineContext,
): Promise<number> {
  const what = whatOf(operands.slice(1));
  const toTrash = switches.has('to-trash');
  const waits = switches.has('wait');
  const messages = await loadCacheMessages(context);
  const nowMs = Date.now();
  const ready = await withScanLine(context, messages, (onProgress, signal) =>
    prepareClean(what, context, { nowMs, onProgress, signal }),
  );
  if (ready === null) return INTERRUPTED;
  if (toTrash && (ready.plan.cache === 'modules' || what.kind === 'trash'))
    throw new UserFacingError('options-not-together', { one: '--to-trash', other: what.kind });
  const isJson = switches.has('json');
  const goesAhead = switches.has('yes') && ready.plan.files > 0;
  if (!isJson) printPlan(ready, { goesAhead, waits }, messages, context);
  const cleaned = goesAhead ? await clean(ready, { toTrash, waits, nowMs }, messages, context) : null;
  if (isJson) context.stdout.write(`${JSON.stringify(jsonOf(ready, cleaned), null, 2)}\n`);
  else if (cleaned !== null) printCleaned(cleaned, toTrash, messages, context);
  if (cleaned?.interrupted === true) return INTERRUPTED;
  return cleaned !== null && cleaned.failed + cleaned.left > 0 ? 1 : 0;
}

/** `cache restore` */
export async function cacheRestore(context: CommandLineContext): Promise<number> {
  const messages = await loadCacheMessages(context);
  context.stdout.write(`${messages.clean.restored(await restoreLastTrash(context))}\n`);
  return 0;
}

function whatOf(words: readonly string[]): CleanWhat {
  if (words.length === 0) throw new UserFacingError('clean-what-missing', { kinds: CLEAN_KINDS });
  const what = readCleanWhat(words);
  if ('wrong' in what)
    throw new UserFacingError('clean-what-unknown', { word: what.wrong, kinds: CLEAN_KINDS });
  if (what.kind === 'unreferenced' && what.directories.length === 0) return { ...what, directories: ['.'] };
  return what;
}

function printPlan(
  { plan, running }: ReadyClean,
  { goesAhead, waits }: { readonly goesAhead: boolean; readonly waits: boolean },
  messages: CacheMessages,
  { stdout, messages: shared }: CommandLineContext,
): void {
  const lines = [...cleanPlanText(plan, { messages, shared })];
  if (plan.files > 0 && !waits && plan.what.kind !== 'trash') {
    if (running === null) lines.push(messages.clean.runningUnknown);
    else if (running.length > 0) lines.push(messages.clean.running(running.length));
  }
  if (plan.files > 0 && !goesAhead) {
    const { changesNothing, changesNothingModules } = messages.clean;
    const canMove = plan.cache === 'build' && plan.what.kind !== 'trash';
    lines.push(canMove ? changesNothing : changesNothingModules);
  }
  stdout.write(lines.map((line) => `${line}\n`).join(''));
}

async function clean(
  ready: ReadyClean,
  options: { readonly toTrash: boolean; readonly waits: boolean; readonly nowMs: number },
  messages: CacheMessages,
  { stderr, env }: CommandLineContext,
): Promise<Cleaned> {
  const line = mayShowLiveLine(stderr, env) ? openLiveLine(stderr) : null;
  try {
    return await untilSignal((signal) =>
      carryOut(ready, {
        ...options,
        signal,
        onWait: (running) =>
          line?.show(() => messages.clean.waiting(running.length, printable(running[0]?.command ?? ''))),
      }),
    );
  } finally {
    line?.end();
  }
}

function printCleaned(
  { files, bytes, skipped, failed, left, interrupted }: Cleaned,
  toTrash: boolean,
  { clean: texts }: CacheMessages,
  { stdout, messages }: CommandLineContext,
): void {
  const size = messages.size(bytes);
  const lines = [
    toTrash ? texts.moved(files, size) : texts.removed(size, files),
    ...(skipped > 0 ? [texts.skipped(skipped)] : []),
    ...(left > 0 ? [texts.left(left)] : []),
    ...(failed > 0 ? [texts.failed(failed)] : []),
    ...(interrupted ? [texts.interrupted] : []),
  ];
  stdout.write(lines.map((one) => `${one}\n`).join(''));
}

/** Without the names of the entries, which may be hundreds of thousands. */
function jsonOf({ plan, running }: ReadyClean, cleaned: Cleaned | null) {
  const { what, cache, folder, files, bytes, modules, packages, tests, executables, downloadBytes } = plan;
  return {
    schemaVersion: '1.0',
    ...{ what, cache, folder, files, bytes },
    modules: modules.map(({ module, version, bytes: own }) => ({ module, version, bytes: own })),
    ...{ packages, tests, executables, downloadBytes },
    runningGoCommands: running?.length ?? null,
    cleaned,
  };
}
