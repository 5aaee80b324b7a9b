import path from 'node:path';
import type {
  MainEntry,
  MainListed,
  MainNearMiss,
  MainReasonId,
} from '../../core/analysis/main-package/answer.ts';
import { decideMain } from '../../core/analysis/main-package/decision.ts';
import { type FoundDirectory, type MainFacts, placeIn } from '../../core/analysis/main-package/facts.ts';
import { commandWith } from '../../core/analysis/main-package/fixes/settings.ts';
import { isWithin } from '../../core/go/same-path.ts';
import type { MainPlace } from '../../core/model/main-answer.ts';
import { drain } from '../../core/source/drain.ts';
import { applySettings, type BuildSettings, settingsFor } from '../../core/source/exclusion.ts';
import type { Position } from '../../core/source/position.ts';
import {
  type DirectoryScan,
  type SourceFile,
  scanDirectoryInSteps,
} from '../../core/source/scan-directory.ts';
import { findUp } from '../../platform/find-up.ts';
import type { MainEnv } from './env.ts';
import { findModules, importPathOf, type ModuleView, moduleFacts, shownPath } from './module.ts';
import { listDirectory, SourceReader } from './source.ts';

/** Enough for a suggestion. */
const MOST_DIRECTORIES = 1_500;

interface Entry {
  readonly mains: readonly MainEntry[];
  readonly nearMiss: MainNearMiss | null;
  readonly files: number;
}

/**
 * Every main package below a folder, kept up to date directory by directory. Reads only files, so it is safe in
 * an untrusted folder.
 */
export class MainIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly moduleFiles = new Set<string>();
  private readonly modules = new Map<string, ModuleView>();
  private readonly owners = new Map<string, string | null>();
  private readonly unlisted = new Set<ModuleView>();

  constructor(
    private readonly root: string,
    private readonly env: MainEnv,
    private readonly reader: SourceReader = new SourceReader(),
  ) {}

  /** Reads the whole folder. */
  scan(): MainListed {
    for (const _ of this.steps());
    return this.list();
  }

  /**
   * The same one file at a time, for callers that must stay responsive: between two steps, one may stop, query
   * or update. The old result for a directory counts until it has been read and judged again, and so does the
   * content of a file until its change is reported.
   */
  *steps(): Generator<void, void> {
    this.reader.unreadable.clear();
    this.modules.clear();
    this.owners.clear();
    this.unlisted.clear();
    this.moduleFiles.clear();
    const seen = new Set<string>();
    for (const { dir, goFiles } of this.walk(this.root)) {
      yield;
      if (goFiles.length === 0) continue;
      seen.add(dir);
      const files: SourceFile[] = [];
      for (const name of this.reader.withUnsaved(dir, goFiles)) {
        const scan = yield* this.reader.scanInSteps(path.join(dir, name));
        if (scan !== null) files.push({ name, scan });
        yield;
      }
      if (files.length === 0) this.entries.delete(dir);
      else this.entries.set(dir, yield* this.judge(dir, files));
    }
    for (const dir of this.entries.keys()) if (!seen.has(dir)) this.entries.delete(dir);
  }

  /** Whether there is a go.mod or go.work in it or above it. */
  get hasModule(): boolean {
    if (this.moduleFiles.size > 0) return true;
    return findUp(this.root, 'go.mod') !== null || findUp(this.root, 'go.work') !== null;
  }

  /** The main packages below one of its folders; the number of files read is limited. */
  below(dir: string): readonly MainEntry[] {
    this.readBelow(dir);
    return this.list().mains;
  }

  /** The folders with Go files in them or below them. */
  folders(): ReadonlySet<string> {
    const all = new Set<string>();
    for (const known of this.entries.keys())
      for (const dir of upwards(known, this.root)) {
        if (all.has(dir)) break;
        all.add(dir);
      }
    return all;
  }

  /** Reports folders that appeared or disappeared with their contents. */
  updateBelow(dirs: readonly string[]): MainListed {
    const gone = new Set(dirs);
    for (const known of this.entries.keys())
      for (const dir of upwards(known, this.root)) if (gone.has(dir)) this.entries.delete(known);
    for (const dir of dirs) this.readBelow(dir);
    return this.list();
  }

  /** Reports Go files that were changed, added or removed: only their directories are read again. */
  update(files: readonly string[]): MainListed {
    for (const dir of new Set(files.map((file) => path.dirname(file)))) this.readDirectory(dir);
    return this.list();
  }

  list(): MainListed {
    const found = [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    return {
      mains: found.flatMap(({ mains }) => mains),
      nearMisses: found.flatMap(({ nearMiss }) => (nearMiss === null ? [] : [nearMiss])),
      directories: found.length,
      files: found.reduce((sum, { files }) => sum + files, 0),
      unreadable: [...this.reader.unreadable].map(([file, reason]) => ({ path: file, reason })),
    };
  }

  private *walk(dir: string): Generator<{ readonly dir: string; readonly goFiles: readonly string[] }> {
    const entries = this.reader.list(dir) ?? [];
    const files = entries.filter(({ isFile }) => isFile).map(({ name }) => name);
    for (const name of files)
      if (name === 'go.mod' || name === 'go.work') this.moduleFiles.add(path.join(dir, name));
    yield { dir, goFiles: files.filter((name) => name.endsWith('.go')) };
    for (const { name, isDirectory } of entries)
      if (isDirectory && !SKIPPED.test(name)) yield* this.walk(path.join(dir, name));
  }

  private readBelow(dir: string): void {
    let left = MOST_DIRECTORIES;
    for (const { dir: one, goFiles } of this.walk(dir)) {
      if (goFiles.length === 0) continue;
      if (left-- === 0) break;
      this.readDirectory(one);
    }
  }

  private readDirectory(dir: string): void {
    const files = this.reader.readDirectory(dir);
    if (files === null || files.length === 0) this.entries.delete(dir);
    else this.entries.set(dir, drain(this.judge(dir, files)));
  }

  private *judge(dir: string, files: readonly SourceFile[]): Generator<void, Entry, void> {
    const scan = yield* scanDirectoryInSteps(files, this.env.context);
    const nothing: Entry = { mains: [], nearMiss: null, files: files.length };
    if (!files.some(looksRunnable)) return nothing;
    const view = this.viewOf(dir);
    const found: FoundDirectory = {
      shown: shownPath(this.root, dir),
      absolute: dir,
      importPath: importPathOf(view, dir),
      scan,
      mains: [],
      isImported: null,
      excludedNames: new Map(),
    };
    yield;
    const answer = decideMain(this.facts(found, view));
    yield;
    const base = entryOf(found, view);
    const mainIn = mainsOf(found);
    const scripts: MainEntry[] = [];
    for (const name of scriptsOf(found)) {
      const file = `${found.shown === '.' ? '.' : found.shown}/${name}`;
      scripts.push({
        ...base,
        files: [name],
        kind: 'file',
        needs: null,
        mainAt: mainIn([name]),
        run: { argv: ['go', 'run', file], env: {} },
      });
      yield;
    }
    if (answer.verdict === 'notChecked') {
      const run = this.command(found, view, { argv: ['go', 'run'], env: {} });
      const names = programsOf(scan);
      const mainAt = mainIn(names);
      const itself: MainEntry = { ...base, files: names, kind: 'package', needs: null, mainAt, run };
      return { ...nothing, mains: [itself, ...scripts] };
    }
    const { reason } = answer;
    const other = yield* withSettings(found, this.env);
    if (other !== null) {
      const run = this.command(found, view, commandWith(other.needs, this.env.context));
      const mainAt = mainIn(other.files);
      const entry: MainEntry = { ...base, ...other, kind: 'settings', mainAt, run };
      return { ...nothing, mains: [entry, ...scripts] };
    }
    const isMiss = reason !== null && scripts.length === 0 && !QUIET.has(reason.id);
    const nearMiss = isMiss ? { dir: found.shown, absolute: dir, reason, answer, at: answer.at } : null;
    return { ...nothing, mains: scripts, nearMiss };
  }

  /** From the folder itself if its modules allow it, otherwise with `-C` from inside the module. */
  private command(
    found: FoundDirectory,
    view: ModuleView,
    { argv, env }: MainEntry['run'],
  ): MainEntry['run'] {
    const [go = 'go', verb = 'run', ...flags] = argv;
    if (view.mode === 'none')
      return {
        argv: [go, verb, ...flags, ...programsOf(found.scan).map((name) => `${found.shown}/${name}`)],
        env,
      };
    const unused = this.unlisted.has(view);
    const owner = this.ownerOf(found.absolute);
    const home = view.mode === 'workspace' ? view.file : owner;
    const base = path.dirname(home ?? path.join(found.absolute, 'go.mod'));
    const whole = unused ? { ...env, GOWORK: 'off' } : env;
    if (isWithin(this.root, base)) return { argv: [go, verb, ...flags, found.shown], env: whole };
    const inside = shownPath(base, found.absolute);
    return { argv: [go, verb, '-C', shownPath(this.root, base), ...flags, inside], env: whole };
  }

  private facts(found: FoundDirectory, view: ModuleView): MainFacts {
    const inModule = view.mode !== 'none' && found.importPath !== null;
    const base = inModule ? path.dirname(view.file ?? found.absolute) : found.absolute;
    return {
      target: [found.shown],
      directory: base,
      as: 'directory',
      context: this.env.context,
      goVersion: this.env.goVersion,
      // Whether its imports are available is a different question from whether it is a main package.
      module: {
        ...moduleFacts(view, base, found.absolute, this.env, this.reader),
        provides: null,
        missingUse: null,
        vendor: null,
      },
      found,
      named: null,
      pattern: null,
      path: null,
      go: null,
      sameName: null,
      errorOrigin: null,
    };
  }

  /** The modules as seen from the directory where go would run: a separate module is not a near miss. */
  private viewOf(dir: string): ModuleView {
    const owner = this.ownerOf(dir);
    const key = owner ?? '';
    const known = this.modules.get(key);
    if (known !== undefined) return known;
    const home = owner === null ? dir : path.dirname(owner);
    const listed = findModules(home, this.env, this.reader);
    const isListed = listed.mode !== 'workspace' || listed.roots.some((one) => one.dir === home);
    // A module that go.work leaves out is judged by itself: it runs with GOWORK=off.
    const view = isListed ? listed : findModules(home, { ...this.env, gowork: 'off' }, this.reader);
    if (!isListed) this.unlisted.add(view);
    this.modules.set(key, view);
    return view;
  }

  private ownerOf(dir: string): string | null {
    const known = this.owners.get(dir);
    if (known !== undefined) return known;
    const listed = listDirectory(dir)?.some(({ name, isFile }) => isFile && name === 'go.mod') ?? false;
    const parent = path.dirname(dir);
    const owner = listed
      ? path.join(dir, 'go.mod')
      : parent === dir || dir === this.root
        ? findUp(dir, 'go.mod')
        : this.ownerOf(parent);
    this.owners.set(dir, owner);
    return owner;
  }
}

/** Directories without programs of the project itself. */
const SKIPPED = /^[._]|^(testdata|vendor|node_modules)$/;

/** Reasons of directories that do not look like a program. */
const QUIET: ReadonlySet<MainReasonId> = new Set(['library-package', 'only-test-files', 'no-go-files']);

function looksRunnable({ name, scan }: SourceFile): boolean {
  if (scan.packageName === 'main' && !name.endsWith('_test.go')) return true;
  return name === 'main.go' || scan.declarations.some(({ shape }) => shape === 'func');
}

/** The folder and its parents, up to the root. */
function* upwards(dir: string, root: string): Generator<string, void> {
  yield dir;
  const above = path.dirname(dir);
  if (dir !== root && above !== dir) yield* upwards(above, root);
}

/** The position of func main: in the first of these files that has one. */
function mainsOf(found: FoundDirectory): (names: readonly string[]) => MainPlace | null {
  const { included, excluded } = found.scan;
  const places = new Map<string, Position>();
  for (const { name, scan } of [...included, ...excluded]) {
    const declared = scan.declarations.find(({ shape }) => shape === 'func');
    if (declared !== undefined && !places.has(name)) places.set(name, declared.at);
  }
  return (names) => {
    const wanted = new Set(names);
    if (names.length === 1) {
      const at = places.get(names[0] ?? '');
      return at === undefined ? null : placeIn(found, names[0] ?? '', at);
    }
    for (const [name, at] of places) if (wanted.has(name)) return placeIn(found, name, at);
    return null;
  };
}

function entryOf(found: FoundDirectory, view: ModuleView) {
  const root = view.roots
    .filter(({ dir }) => found.absolute === dir || found.absolute.startsWith(dir + path.sep))
    .sort((a, b) => b.dir.length - a.dir.length)[0];
  return {
    dir: found.shown,
    absolute: found.absolute,
    importPath: found.importPath,
    module: root?.path ?? null,
  };
}

/** A main package with other tags or for another platform. */
function* withSettings(
  found: FoundDirectory,
  env: MainEnv,
): Generator<void, { files: readonly string[]; needs: BuildSettings } | null, void> {
  const { included, excluded, invalid } = found.scan;
  // Something unreadable as a whole may still be listed.
  const files = [
    ...new Map([...invalid, ...excluded, ...included].map((file) => [file.name, file])).values(),
  ];
  for (const file of excluded) {
    yield;
    if (!isProgramFile(file) || file.why.kind === 'prefix') continue;
    const needs = settingsFor(file.name, file.scan, env.context);
    if (needs === null || needs.set.includes('ignore')) continue;
    const scan = yield* scanDirectoryInSteps(files, applySettings(env.context, needs));
    if (scan.packageName !== 'main' || scan.conflict !== null) continue;
    return { files: programsOf(scan), needs };
  }
  return null;
}

/** Files that belong to no package and are run by name: `//go:build ignore`. */
function scriptsOf(found: FoundDirectory): readonly string[] {
  return found.scan.excluded
    .filter(
      (file) => file.why.kind === 'constraint' && /\bignore\b/.test(file.why.line) && isProgramFile(file),
    )
    .map(({ name }) => name);
}

function isProgramFile({ name, scan }: SourceFile): boolean {
  const hasMain = scan.declarations.some(({ shape }) => shape === 'func');
  return scan.packageName === 'main' && hasMain && !name.endsWith('_test.go');
}

function programsOf(scan: DirectoryScan): readonly string[] {
  return scan.included.filter(({ kind }) => kind === 'go' || kind === 'cgo').map(({ name }) => name);
}
