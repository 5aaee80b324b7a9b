import type { SharedMessages } from '../../messages/messages.ts';
import { type Phrase, type Piece, phrase } from '../../messages/phrase.ts';
import { assertNever } from '../../model/assert-never.ts';
import type { RowLabel } from '../../model/row-label.ts';
import type { BuildDiagnostic } from '../../model/trace.ts';
import { TRACE_OPTIONS } from '../../model/trace-options.ts';
import {
  causeEffect,
  causeScope,
  causeText,
  shownCauses,
  type WhyView,
  whyTotal,
} from '../rebuild/why-view.ts';
import { earlyEnd } from './early-end.ts';
import { hasFailed } from './rows.ts';
import type { BoxView, HeaderView, RowView, StageView, SummaryView } from './trace-view.ts';

/** The sentence under the strip, in pieces that a screen can link. */
export function headlinePhrase(view: SummaryView, messages: SharedMessages): Phrase {
  const { headline, totals } = view;
  const say = messages.headline;
  const named = (id: number): Piece => packagePiece(view, id, messages);
  switch (headline.kind) {
    case 'running':
      return say.running(
        headline.compiled,
        headline.now === null ? null : { label: headline.now, ms: headline.nowMs },
        totals.packages > 0 ? totals.packages : null,
      );
    case 'failed':
      return say.failed(headline.rows.map(named), fileLink(headline.first), firstLine(headline.first));
    case 'testsFailed':
      return say.testsFailed(
        headline.rows.map((id) => testedPackage(view, id, messages)),
        failedTests(view, headline.rows),
      );
    case 'loadFailed':
      return earlyEndPhrase(headline.first, messages);
    case 'unrecorded':
      return say.unrecorded(fileLink(headline.first), firstLine(headline.first));
    case 'unexplained':
      return say.unexplained;
    case 'interrupted':
      return say.interrupted(totals.rebuilt);
    case 'dryRun':
      return say.dryRun(headline.wouldBuild, totals.packages);
    case 'allCached':
      return say.allCached(totals.packages);
    case 'planOnly':
      return say.planOnly(totals.packages);
    case 'checked':
      if (view.why !== null && shownCauses(view.why).length > 0) return whyPhrase(view, view.why, messages);
      return say.checked(headline.vetted, headline.testsRun);
    case 'rebuilt':
      if (view.why !== null && shownCauses(view.why).length + view.why.compared > 0)
        return whyPhrase(view, view.why, messages);
      if (headline.rebuilt === 0) return say.linkedOnly(headline.linked, totals.packages);
      return say.rebuilt({
        ...headline,
        origins: headline.origins.map(named),
        // Before the keys are read, it is not known whether there is a trace to compare with.
        firstTrace: view.why !== null && view.why.firstSeen > 0,
      });
    case 'nothing':
      return say.nothing;
    default:
      return assertNever(headline);
  }
}

function earlyEndPhrase(first: BuildDiagnostic | null, { headline: say }: SharedMessages): Phrase {
  const line = firstLine(first);
  switch (earlyEnd(first)) {
    case 'flags':
      return say.flagsRefused(line, ownOption(first));
    case 'command':
      return say.commandRefused(line.replace(/^go: /, ''));
    case 'loading':
      return say.loadFailed(fileLink(first), line);
    case 'other':
      return say.stopped(line.replace(/^go: /, ''));
  }
}

/** `rebuilt 31 of 725: 1 root, 30 because of it · lib: edited lib.go → 30 packages and the link` */
function whyPhrase(view: SummaryView, why: WhyView, all: SharedMessages): Phrase {
  const messages = all.why;
  const [first] = shownCauses(why);
  const total: Piece = { kind: 'strong', text: whyTotal(why, messages) ?? '' };
  if (!first) return [total];
  const root = first.roots[0];
  const scope = causeScope(first, messages);
  const name: Piece =
    scope !== null || root === undefined
      ? { kind: 'text', text: scope ?? messages.wholeBuild }
      : packagePiece(view, root, all);
  const effect = causeEffect(first, messages);
  const rest = `${messages.punctuation.colon}${causeText(first, messages)}${effect === '' ? '' : ` → ${effect}`}`;
  return phrase(total, ' · ', name, rest);
}

function packagePiece(view: SummaryView, id: number, messages: SharedMessages): Piece {
  const row = view.rows[id];
  return { kind: 'package', text: row === undefined ? '' : messages.rowLabel(row.label), row: id };
}

/** null if some package failed without naming a test, as after a time-out. */
function failedTests(view: SummaryView, ids: readonly number[]): number | null {
  const counts = ids.map((id) => view.rows[id]?.test?.failed.length ?? 0);
  return counts.includes(0) ? null : counts.reduce((sum, count) => sum + count, 0);
}

/** The sentence already mentions tests. */
function testedPackage(view: SummaryView, id: number, messages: SharedMessages): Piece {
  const row = view.rows[id];
  const names = row?.test?.failed ?? [];
  const which = names.length === 0 ? '' : messages.punctuation.bracketed(messages.headline.testNames(names));
  return {
    kind: 'package',
    text: `${row === undefined ? '' : testedName(row.label, messages)}${which}`,
    row: id,
  };
}

function testedName(label: RowLabel, messages: SharedMessages): string {
  return label.kind === 'testRun' ? label.name : messages.rowLabel(label);
}

function fileLink(diagnostic: BuildDiagnostic | null): Piece | null {
  if (diagnostic === null || diagnostic.file === null) return null;
  const { file, line, column } = diagnostic;
  const text = [file, line, line === null ? null : column].filter((part) => part !== null).join(':');
  return { kind: 'file', text, path: file, line, column };
}

/** Our option that was put after `go`; null if the flag is unknown. */
function ownOption(diagnostic: BuildDiagnostic | null): string | null {
  const flag = /^flag provided but not defined: -(\S+)/.exec(firstLine(diagnostic))?.[1];
  return TRACE_OPTIONS.some((option) => option.name === flag) ? `--${flag}` : null;
}

function firstLine(diagnostic: BuildDiagnostic | null): string {
  return diagnostic?.message.split('\n', 1)[0]?.trim() ?? '';
}

export interface StageText {
  /** `Compile` */
  readonly title: string;
  /** Its main figure: `31 rebuilt · 694 from cache`, `3.4 s`, `42.2 MB`; empty if absent. */
  readonly figure: string;
  /** Beneath it: `28.4 s`, `linked`, `not part of go build`. */
  readonly caption: string;
}

/** What one stage of the strip shows. */
export function stageText(view: SummaryView, stage: StageView, messages: SharedMessages): StageText {
  return { title: messages.stageName(stage.id), ...figureAndCaption(view, stage, messages) };
}

function figureAndCaption(
  view: SummaryView,
  stage: StageView,
  messages: SharedMessages,
): Omit<StageText, 'title'> {
  const say = messages.stage;
  if (stage.state === 'absent') return { figure: '', caption: absentReason(view, stage, messages) };
  if (stage.state === 'notRun' && view.header.dryRun)
    return { figure: stage.id === 'compile' ? countsText(view, messages) : '', caption: messages.dryRun };
  if (stage.state === 'notRun' && stage.id !== 'clean') return { figure: '', caption: say.notReached };
  if (stage.state === 'waiting') return { figure: '', caption: say.waiting };
  if (stage.state === 'unknown' && stage.actions === 0) return { figure: '', caption: messages.unknown };
  const time = stage.ms === null ? '' : messages.duration(stage.ms);
  switch (stage.id) {
    case 'load':
      return loadText(view, stage, time, messages);
    case 'compile':
      if (view.totals.packages === 0 && stage.state === 'cached') return { figure: '', caption: say.nothing };
      return { figure: countsText(view, messages), caption: stage.state === 'running' ? say.running : time };
    case 'vet':
      return { figure: vetsText(stage, messages), caption: time };
    case 'link':
      return stage.misses > 0
        ? { figure: time, caption: stage.failed > 0 ? say.failed : say.linked(stage.misses) }
        : { figure: linkText(view, stage, messages), caption: time };
    case 'binary':
    case 'install':
      return binaryText(stage, time, messages);
    case 'run':
      return { figure: time, caption: endOfRun(view, stage, messages) };
    case 'test':
      return { figure: testsText(view, messages) || stateText(stage, messages), caption: time };
    case 'clean':
      return { figure: '', caption: cleanText(stage, messages) };
    default:
      return assertNever(stage.id);
  }
}

/** go caches the program of `go run` only; others are up to date in their place, and cached tests need none. */
function linkText({ header }: SummaryView, stage: StageView, messages: SharedMessages): string {
  if (stage.state !== 'cached' || header.verb === 'run') return stateText(stage, messages);
  return stage.hits > 0 ? messages.stage.upToDate : messages.stage.nothing;
}

function absentReason(view: SummaryView, stage: StageView, messages: SharedMessages): string {
  switch (stage.absent) {
    case 'noMain':
      return messages.stage.noMain;
    case 'noTests':
      return messages.stage.noTests;
    case 'notBuilt':
      return messages.stage.notBuilt;
    default:
      return messages.stage.notPartOf(view.header.argv.slice(0, 1).concat(view.header.verb).join(' '));
  }
}

function loadText(
  view: SummaryView,
  stage: StageView,
  time: string,
  messages: SharedMessages,
): Omit<StageText, 'title'> {
  if (stage.state === 'failed') {
    const { headline } = view;
    const first = headline.kind === 'loadFailed' ? headline.first : null;
    const { flagsRefused, commandRefused, loadFailed, stopped } = messages.stage;
    const captions = { flags: flagsRefused, command: commandRefused, loading: loadFailed, other: stopped };
    return { figure: time, caption: captions[earlyEnd(first)] };
  }
  const { packages, modules } = view.totals;
  const size = [
    packages > 0 ? messages.packages(packages) : '',
    modules > 0 ? messages.modules(modules) : '',
  ];
  return { figure: time, caption: size.filter((part) => part !== '').join(messages.punctuation.comma) };
}

/** `1 failed · 3 rebuilt · 690 from cache · 31 not run` */
export function countsText(view: SummaryView, messages: SharedMessages): string {
  return countParts(view, messages)
    .map(({ text }) => text)
    .join(messages.separator);
}

export interface CountPart {
  readonly kind: 'packages' | 'failed' | 'rebuilt' | 'wouldRebuild' | 'fromCache' | 'notRun' | 'unknown';
  readonly count: number;
  readonly text: string;
}

/** Zeros are left out, except for the two that matter. */
export function countParts(
  { header, headline, totals }: SummaryView,
  messages: SharedMessages,
): readonly CountPart[] {
  const { failed, rebuilt, fromCache, notRun, unknown, packages } = totals;
  const part = (kind: CountPart['kind'], count: number, say: (count: number) => string): CountPart => ({
    kind,
    count,
    text: say(count),
  });
  const rebuiltPart = part('rebuilt', rebuilt, messages.rebuilt);
  // It is not known yet how the remaining ones will end.
  if (header.state === 'running' && (unknown > 0 || packages === 0)) {
    if (headline.kind !== 'running' || packages === 0) return [rebuiltPart];
    // The number of the sentence: what is being compiled does not count yet.
    return [part('rebuilt', headline.compiled, (done) => messages.ofAtMost(done, packages))];
  }
  if (unknown === packages && packages > 0) return [part('packages', packages, messages.packages)];
  return [
    ...(failed > 0 ? [part('failed', failed, messages.failed)] : []),
    header.dryRun ? part('wouldRebuild', rebuilt, messages.wouldRebuild) : rebuiltPart,
    part('fromCache', fromCache, messages.fromCache),
    ...(notRun > 0 ? [part('notRun', notRun, messages.notRun)] : []),
    ...(unknown > 0 ? [part('unknown', unknown, messages.outcomeUnknown)] : []),
  ];
}

/** `1 failed · 2 vetted · 78 from cache · 1 not run` */
function vetsText(stage: StageView, messages: SharedMessages): string {
  const { hits, misses, failed, notRun, state } = stage;
  // Of findings that came from the cache, the stage has no count of its own.
  const failedFromCache = state === 'failed' && failed === 0;
  if (state !== 'done' && state !== 'failed') return stateText(stage, messages);
  return [
    ...(failed > 0 ? [messages.failed(failed)] : failedFromCache ? [messages.stage.failed] : []),
    ...(misses > 0 ? [messages.stage.vetted(misses)] : []),
    ...(hits > 0 ? [messages.fromCache(hits)] : []),
    ...(notRun > 0 ? [messages.notRun(notRun)] : []),
  ].join(messages.separator);
}

function stateText(stage: StageView, messages: SharedMessages): string {
  switch (stage.state) {
    case 'cached':
      return messages.stage.allFromCache;
    case 'failed':
      return messages.stage.failed;
    case 'running':
      return messages.stage.running;
    case 'unknown':
      return messages.unknown;
    default:
      return messages.stage.nothing;
  }
}

/** The program of a command, or all of them: `a, b and 3 more`. */
export function programText({ program, programs }: HeaderView, messages: SharedMessages): string {
  return programs.length > 1 ? messages.names(programs) : program;
}

function binaryText(stage: StageView, time: string, messages: SharedMessages): Omit<StageText, 'title'> {
  const { binary } = stage;
  if (binary === null)
    return {
      figure: time,
      caption: stage.state === 'done' ? messages.stage.written : stateText(stage, messages),
    };
  const where =
    binary.kind === 'output' || binary.kind === 'installed'
      ? binary.path
      : messages.stage.binaryKind[binary.kind];
  const caption =
    binary.names.length > 1 ? messages.stage.programsIn(messages.names(binary.names), where) : where;
  return { figure: messages.size(binary.sizeBytes), caption };
}

function endOfRun(view: SummaryView, stage: StageView, messages: SharedMessages): string {
  if (stage.state === 'running') return messages.stage.running;
  const { program } = view;
  if (program === null) return stateText(stage, messages);
  if (program.signal !== null) return messages.endedBy(program.signal);
  return program.exitCode === null ? messages.exitUnknown : messages.exit(program.exitCode);
}

function testsText(view: SummaryView, messages: SharedMessages): string {
  const { testsFailed, testsRun, testsCached, testsWithout } = view.totals;
  const passed = testsRun - testsFailed;
  return [
    testsFailed > 0 ? messages.stage.testsFailed(testsFailed) : '',
    passed > 0 ? messages.stage.testsPassed(passed) : '',
    testsCached > 0 ? messages.stage.testsCached(testsCached) : '',
    testsWithout > 0 && testsRun + testsCached === 0 ? messages.stage.testsWithout(testsWithout) : '',
  ]
    .filter((part) => part !== '')
    .join(messages.separator);
}

function cleanText(stage: StageView, messages: SharedMessages): string {
  if (stage.state === 'done') return messages.stage.cleaned;
  return stage.state === 'notRun' ? messages.stage.kept : messages.unknown;
}

/** How the command ended: `exit 0`, `ended by SIGKILL`, `running`. */
export function endText(header: HeaderView, messages: SharedMessages): string {
  if (header.state === 'running') return messages.running;
  const end =
    header.signal !== null
      ? messages.endedBy(header.signal)
      : header.exitCode === null
        ? messages.exitUnknown
        : messages.exit(header.exitCode);
  return header.state === 'interrupted' ? `${messages.interrupted}${messages.separator}${end}` : end;
}

/** The name of a box; folds by outcome or stage have no name of their own. */
export function boxName(box: BoxView, messages: SharedMessages): string {
  switch (box.fold) {
    case 'cached':
    case 'notRun':
    case 'waiting':
    case 'unknown':
      return messages.fold[box.fold];
    case 'rest':
      return box.label === '' ? messages.fold.rest : messages.fold.restOf(box.label);
    case 'stage':
      return messages.fold.stage(box.stage ?? 'other');
    default:
      return box.label;
  }
}

/** The outcome of a row or, while the command runs, its state. */
export function rowOutcome(row: RowView, messages: SharedMessages): string {
  if (row.state !== 'done' && row.outcome !== 'hit') return messages.state[row.state];
  if (row.outcome === 'hit' && hasFailed(row)) return messages.stage.failedFromCache;
  if (row.kind === 'test' && row.test?.status === 'fail') return messages.outcome('failed', 'test');
  return messages.outcome(row.outcome, row.kind);
}
