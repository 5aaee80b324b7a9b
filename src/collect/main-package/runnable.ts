import path from 'node:path';
import type {
  MainAnswer,
  MainEntry,
  MainListed,
  MainNearMiss,
} from '../../core/analysis/main-package/answer.ts';
import { flagArgs, parseGoCommandLine } from '../../core/go/command-line.ts';
import type { SourceFile } from '../../core/source/scan-directory.ts';
import { findUp } from '../../platform/find-up.ts';
import { readGoVariable } from '../toolchain/go-variables.ts';
import { SourceReader } from './source.ts';
import { whyNoMainFromFiles } from './why.ts';

type Directory = Pick<MainEntry, 'dir' | 'absolute'>;

interface Question {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly buildFlags: readonly string[];
}

/**
 * The list in agreement with `why-no-main`: a program that it refuses (a module of an import is missing) is a near
 * miss with its reason, and where there is no module, programs are listed that run by the names of their files.
 */
export function onlyRunnable(list: MainListed, question: Question): MainListed {
  const reader = new SourceReader();
  const mains: MainEntry[] = [];
  const nearMisses: MainNearMiss[] = [];
  for (const main of list.mains) {
    const answer = answerFor(main.run, question, reader);
    if (answer.reason === null || runs(answer)) mains.push(main);
    else nearMisses.push({ ...main, reason: answer.reason, answer, at: answer.at ?? main.mainAt });
  }
  for (const miss of list.nearMisses) {
    const found = programsByName(miss, [], question, reader);
    mains.push(...found);
    if (found.length === 0) nearMisses.push(miss);
  }
  // A directory with files that are excluded from its package is not a near miss.
  const scripts = mains.filter(({ kind }) => kind === 'file');
  for (const [absolute, dir] of new Map(scripts.map((one) => [one.absolute, one.dir]))) {
    const known = mains.filter((one) => one.absolute === absolute);
    const names = known.flatMap(({ files }) => files);
    if (known.every(({ kind }) => kind === 'file'))
      mains.push(...programsByName({ dir, absolute }, names, question, reader));
  }
  const byDirectory = (a: { readonly dir: string }, b: { readonly dir: string }) =>
    a.dir < b.dir ? -1 : a.dir > b.dir ? 1 : 0;
  return { ...list, mains: mains.sort(byDirectory), nearMisses: nearMisses.sort(byDirectory) };
}

function answerFor({ argv, env }: MainEntry['run'], question: Question, reader: SourceReader): MainAnswer {
  const line = parseGoCommandLine(argv);
  return whyNoMainFromFiles({
    target: line.packages,
    directory: path.resolve(question.directory, line.chdir ?? ''),
    env: { ...question.env, ...env },
    buildFlags: [...question.buildFlags, ...flagArgs(line)],
    reader,
  });
}

function runs({ verdict }: MainAnswer): boolean {
  return verdict === 'runs' || verdict === 'notChecked';
}

/** Without a module, go runs no directory, but files: all that belong together, or each that is a program alone. */
function programsByName(
  miss: Directory,
  known: readonly string[],
  question: Question,
  reader: SourceReader,
): readonly MainEntry[] {
  if (findUp(miss.absolute, 'go.mod') !== null) return [];
  const files = (reader.readDirectory(miss.absolute) ?? []).filter(
    ({ name, scan }) =>
      scan.packageName === 'main' &&
      !name.endsWith('_test.go') &&
      !/^[._]/.test(name) &&
      !known.includes(name),
  );
  const programs = files.filter(({ scan }) => scan.declarations.some(({ shape }) => shape === 'func'));
  const byName = (wanted: readonly SourceFile[]) => entryByName(wanted, miss, question, reader);
  if (programs.length === 1) return [byName(files) ?? byName(programs) ?? []].flat();
  return programs.flatMap((program) => byName([program]) ?? []);
}

function entryByName(
  sources: readonly SourceFile[],
  { dir, absolute }: Directory,
  question: Question,
  reader: SourceReader,
): MainEntry | null {
  // In module mode, nothing but the standard library can be imported there.
  const onlyStandard = !['off', 'auto'].includes(readGoVariable('GO111MODULE', question.env, null));
  if (onlyStandard && sources.some(({ scan }) => scan.imports.some(isFromModule))) return null;
  const files = sources.map(({ name }) => name);
  const run = { argv: ['go', 'run', ...files.map((name) => `${dir}/${name}`)], env: {} };
  const answer = answerFor(run, question, reader);
  if (!runs(answer)) return null;
  const common = { dir, absolute, importPath: null, module: null, needs: null, mainAt: answer.at };
  return { ...common, files, kind: 'file', run };
}

/** The first element of such a path has a dot, like a host. */
function isFromModule({ path: importPath }: SourceFile['scan']['imports'][number]): boolean {
  return /^[^/]*\./.test(importPath);
}
