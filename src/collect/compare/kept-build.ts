import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Action, BuildTrace } from '../../core/model/trace.ts';
import { areEqualFiles, differingPackageFiles, type KeptStep, linkedFile } from './differing-files.ts';

/** A build whose work directory was kept (`-work`). */
export interface KeptBuild {
  readonly trace: BuildTrace;
  /** null if go made none. */
  readonly workDir: string | null;
}

/** `tempDir`: the temporary directory that only this build had (GOTMPDIR). */
export function keptBuild(trace: BuildTrace, tempDir: string): KeptBuild {
  return { trace, workDir: workDirIn(tempDir) };
}

/** The names of the files that two builds of one step made differently; empty if there are none. */
export function differingIn(
  one: KeptBuild,
  first: Action,
  other: KeptBuild,
  second: Action,
): readonly string[] {
  const [before, after] = [keptStep(one, first), keptStep(other, second)];
  if (before === null || after === null) return [];
  if (first.mode !== 'link') return differingPackageFiles(before, after);
  const [program, again] = [linkedBy(one, first), linkedBy(other, second)];
  const isEqual = program === null || again === null ? null : areEqualFiles(program, again);
  return isEqual === false ? [basename(again ?? '')] : [];
}

/** The program of a link: in its work directory, or where an action moved it; null if there is none. */
export function linkedBy(build: KeptBuild, link: Action): string | null {
  const step = keptStep(build, link);
  const inPlace = step && linkedFile(step);
  if (inPlace !== null) return inPlace;
  const mover = build.trace.actions.find(
    ({ mode, deps }) => (mode === 'link-install' || mode === 'test build') && deps[0] === link.id,
  );
  return mover?.target ?? (step && link.target ? inWorkDir(link.target, step.folder) : null);
}

/** Whether the command names one package only; true if go's graph does not say. */
export function buildsOnePackage({ trace }: KeptBuild): boolean {
  const root = trace.actions.find(({ mode }) => mode === 'go build');
  return root === undefined || root.deps.length <= 1;
}

/** The directories of the packages that embed files, as far as they were compiled. */
export function embeddingFolders({ trace, workDir }: KeptBuild): readonly string[] {
  if (workDir === null) return [];
  const found = new Set<string>();
  for (const action of trace.actions) {
    const name = objdirName(action);
    if (action.mode !== 'build' || name === null) continue;
    for (const [file, path] of Object.entries(embeddedFiles(join(workDir, name, 'embedcfg')))) {
      const end = file.split('/').join(path.includes('\\') ? '\\' : '/');
      if (path.endsWith(end)) found.add(path.slice(0, -end.length - 1));
    }
  }
  return [...found];
}

function embeddedFiles(config: string): Readonly<Record<string, string>> {
  try {
    const { Files = {} } = JSON.parse(readFileSync(config, 'utf8')) as { Files?: Record<string, string> };
    return Files;
  } catch {
    return {};
  }
}

function keptStep({ workDir }: KeptBuild, action: Action): KeptStep | null {
  const name = objdirName(action);
  if (workDir === null || name === null) return null;
  return { folder: join(workDir, name), buildID: action.buildID ?? '' };
}

/** A go that is started by a tool has a work directory of its own, which is smaller if it still exists. */
function workDirIn(tempDir: string): string | null {
  const names = readdirSync(tempDir).filter((name) => name.startsWith('go-build'));
  const sized = names.map((name) => ({ name, size: readdirSync(join(tempDir, name)).length }));
  const [largest] = sized.sort((a, b) => b.size - a.size);
  return largest === undefined ? null : join(tempDir, largest.name);
}

/** `b001` of `$WORK/b001/`. */
function objdirName({ objdir = '' }: Action): string | null {
  return /[\\/](b\d+)[\\/]?$/.exec(objdir)?.[1] ?? null;
}

/** `$WORK/b001/pkg.test` → the same file in `folder`. */
function inWorkDir(target: string, folder: string): string {
  return join(folder, basename(target));
}
