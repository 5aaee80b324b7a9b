import { measureTimes } from '../../analysis/build/times.ts';
import { lastElement } from '../../go/path-names.ts';
import { readTracedLine } from '../../go/recorded-line.ts';
import { isTestMain } from '../../go/test-main.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { distinctNames, shortener } from './labels.ts';
import type { HeaderView, SummaryRow } from './trace-view.ts';

export interface HeaderOptions {
  /** A bundled recording, not the reader's own. */
  readonly example: boolean;
  readonly state: HeaderView['state'] | null;
}

export function buildHeader(
  trace: BuildTrace,
  rows: readonly SummaryRow[],
  options: HeaderOptions,
): HeaderView {
  const { go } = trace;
  const { wallMs, buildMs, execMs } = measureTimes(trace);
  return {
    argv: trace.command.argv,
    verb: trace.command.verb,
    program: programOf(trace, rows),
    programs: programsOf(trace, rows),
    directory: trace.command.directory,
    mainModules: trace.module.modules.filter((module) => module.main).map((module) => module.path),
    goVersion: go.version,
    platform: go.goos === null || go.goarch === null ? null : `${go.goos}/${go.goarch}`,
    startedAt: trace.startedAt,
    wallMs,
    buildMs,
    execMs,
    exitCode: trace.exitCode,
    signal: trace.signal,
    state: options.state ?? (trace.interrupted ? 'interrupted' : 'done'),
    provisional: trace.provisional,
    dryRun: trace.dryRun,
    origin: options.example ? 'example' : trace.origin,
    notes: trace.notes,
  };
}

const hasTests = ({ kind, test }: SummaryRow): boolean => kind === 'test' && test?.status !== 'noTestFiles';

/** The programs, otherwise the tested packages, of a command with several; empty for one or none. */
function programsOf(trace: BuildTrace, rows: readonly SummaryRow[]): readonly string[] {
  const programs = rows.filter((row) => row.kind === 'link' && !isTestMain(row.importPath));
  const found = programs.length > 0 ? programs : rows.filter(hasTests);
  const paths = [...new Set(found.map((row) => row.importPath))];
  if (paths.length < 2) return [];
  const nameOf = programs.length > 0 ? distinctNames(paths, shortener(trace)) : shortener(trace);
  return paths.map(nameOf);
}

/** The name of the linked program, otherwise what the reader typed. */
function programOf(trace: BuildTrace, rows: readonly SummaryRow[]): string {
  const { packages } = readTracedLine(trace);
  const programs = rows.filter((row) => row.kind === 'link' && !isTestMain(row.importPath));
  const [first] = programs;
  if (programs.length === 1 && first !== undefined) {
    if (first.importPath !== 'command-line-arguments') return lastElement(first.importPath);
    return packages.find((name) => name.endsWith('.go')) ?? first.importPath;
  }
  const name = packages.at(-1);
  // A pattern names no package; the directory below it does.
  if (name === undefined || name.includes('...') || /^[.\\/]*$/.test(name)) {
    const mains = trace.module.modules.filter((module) => module.main);
    const [main] = mains;
    return lastElement(mains.length === 1 && main !== undefined ? main.path : trace.command.directory);
  }
  return name;
}
