import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { inspectFile } from '../../../src/app/binary/inspect.ts';
import type { Inspection } from '../../../src/core/analysis/binary/inspection.ts';
import type { ProgramFacts } from '../../../src/core/binary/facts.ts';

/** What Go's debug packages read (main.go). */
interface DebugFacts {
  readonly file: string;
  readonly format: string;
  readonly sections: readonly string[];
  readonly libraries: readonly string[];
  readonly versions: readonly string[];
  readonly interpreter: string;
  readonly symbols: number;
  readonly units: Readonly<Record<string, number>> | null;
}

export interface OracleResult {
  readonly file: string;
  /** How many facts were compared. */
  readonly compared: number;
  /** Each is a sentence: the fact, ours, theirs. Empty if all agree. */
  readonly differences: readonly string[];
  /** Whether go could read the build info. */
  readonly readByGo: boolean;
}

/** Compares what `inspect` reads from files with go, and with Go's debug packages. Runs go, but none of the files. */
export function compareBinaries(files: readonly string[], env: NodeJS.ProcessEnv): readonly OracleResult[] {
  const source = new URL('main.go', import.meta.url);
  const said = go(['run', source.pathname, ...files], { ...env, GO111MODULE: 'off' });
  const theirs = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DebugFacts);
  return files.map((file, index) => {
    const facts = theirs[index];
    if (facts?.file !== file) throw new Error(`no facts about ${file}`);
    return compareOne(file, facts, env);
  });
}

function compareOne(file: string, theirs: DebugFacts, env: NodeJS.ProcessEnv): OracleResult {
  const inspection = inspectFile(file);
  const [ours] = inspection.facts.programs;
  if (ours === undefined) throw new Error(`no program in ${file}`);
  const info = goBuildInfo(file, env);
  const pairs: (readonly [string, unknown, unknown])[] = [];
  const found = ours.go.buildInfo;
  if (info !== null) pairs.push(['build info', found === null ? null : goShape(found), info]);
  // Whether go reads it is a fact that we report.
  pairs.push([
    'read by go',
    found !== null && found.foundBy === 'header' && isSingle(inspection),
    info !== null,
  ]);
  const id = spawnSync('go', ['tool', 'buildid', file], { env, encoding: 'utf8' });
  // go does not look into the members of an archive that the system's linker reads.
  if (id.status === 0 && (isSingle(inspection) || ours.format === 'go-object'))
    pairs.push(['build ID', ours.go.buildID ?? '', id.stdout.trim()]);
  if (isSingle(inspection) && theirs.format === ours.format) pairs.push(...debugPairs(ours, theirs));
  const differences = pairs.flatMap(([name, one, other]) => {
    const [left = '', right = ''] = [JSON.stringify(one), JSON.stringify(other)];
    return left === right
      ? []
      : [`${basename(file)}: ${name}: ours ${excerpt(left, right)}, theirs ${excerpt(right, left)}`];
  });
  return { file, compared: pairs.length, differences, readByGo: info !== null };
}

function debugPairs(ours: ProgramFacts, theirs: DebugFacts): (readonly [string, unknown, unknown])[] {
  const versions = ours.linking.symbolVersions.flatMap(({ library, version, symbols }) =>
    symbols.map((symbol) => `${library} ${version} ${symbol}`),
  );
  const units = ours.debugging.dwarf?.units ?? null;
  const counts = Object.fromEntries(
    Object.entries(units ?? {}).filter(([name, count]) => name !== 'main' && count !== 0),
  );
  const sorted = (record: object | null) => (record === null ? [] : Object.entries(record).sort());
  return [
    ['sections', ours.sections.map(({ name }) => name), theirs.sections],
    ['libraries', ours.linking.libraries?.map(({ name }) => name), theirs.libraries],
    ['symbol versions', versions.sort(), theirs.versions],
    ['interpreter', ours.format === 'elf' ? (ours.linking.interpreter ?? '') : '', theirs.interpreter],
    ['symbols', ours.debugging.symbolCount, theirs.symbols],
    ['DWARF units', sorted(counts), sorted(theirs.units)],
  ];
}

function isSingle({ facts }: Inspection): boolean {
  return facts.container === 'single';
}

/** As `go version -m -json` prints it; null if go cannot read it. */
function goBuildInfo(file: string, env: NodeJS.ProcessEnv): unknown {
  const { stdout, status } = spawnSync('go', ['version', '-m', '-json', file], { env, encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? JSON.parse(stdout) : null;
}

/** go leaves out what is empty, and a main module that is not recorded is an empty object. */
function goShape(info: NonNullable<ProgramFacts['go']['buildInfo']>): unknown {
  const module = (one: NonNullable<typeof info.main>): unknown => ({
    ...(one.path === '' ? {} : { Path: one.path }),
    ...(one.version === '' ? {} : { Version: one.version }),
    ...(one.sum === '' ? {} : { Sum: one.sum }),
    ...(one.replace === null ? {} : { Replace: module(one.replace) }),
  });
  return {
    ...(info.goVersion === null ? {} : { GoVersion: info.goVersion }),
    ...(info.path === null ? {} : { Path: info.path }),
    Main: info.main === null ? {} : module(info.main),
    ...(info.deps.length === 0 ? {} : { Deps: info.deps.map(module) }),
    ...(info.settings.length === 0
      ? {}
      : {
          Settings: info.settings.map(({ key, value }) => ({
            Key: key,
            ...(value === '' ? {} : { Value: value }),
          })),
        }),
  };
}

function go(args: readonly string[], env: NodeJS.ProcessEnv): string {
  const { stdout, stderr, status } = spawnSync('go', args, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`go ${args[0]}: ${stderr}`);
  return stdout;
}

/** A long text from shortly before the place where it differs from the other one. */
function excerpt(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return `${at > 40 ? '…' : ''}${text.slice(Math.max(0, at - 40), at + 200)}`;
}
