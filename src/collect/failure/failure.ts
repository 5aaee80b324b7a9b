import path from 'node:path';
import type { FailureAnswer } from '../../core/analysis/failure/answer.ts';
import { decideFailure } from '../../core/analysis/failure/decide.ts';
import type { FailureFacts, FailureFiles } from '../../core/analysis/failure/facts.ts';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { flagArgs, parseGoCommandLine } from '../../core/go/command-line.ts';
import { findExecutable } from '../../platform/find-executable.ts';
import { findUp } from '../../platform/find-up.ts';
import { readMainEnv } from '../main-package/env.ts';
import { resolveImportPath } from '../main-package/files.ts';
import { findModules, shownPath } from '../main-package/module.ts';
import { kindOf, listDirectory, SourceReader } from '../main-package/source.ts';
import { whyCommandFailed } from '../main-package/why.ts';
import { installationOf } from '../toolchain/goroot.ts';
import { hostArch, hostOs } from '../toolchain/host-platform.ts';
import { settingOf } from '../toolchain/setting.ts';

export interface FailedCommand {
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  /** The directory in which it was typed. */
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** What go printed. */
  readonly text: string;
  /** The version of the go that did the work; null if it is not known. */
  readonly goVersion?: string | null;
  /** What to ask about main packages, if it is not what was typed. */
  readonly target?: readonly string[];
}

/** Why a go command failed, from its message and the current files and settings. Starts no process. */
export function whyFailed(command: FailedCommand): FailureAnswer {
  const { argv, env, text } = command;
  const line = parseGoCommandLine(argv);
  const directory = path.resolve(command.directory, line.chdir ?? '');
  const flags = flagArgs(line);
  const main = readMainEnv(env, directory, flags);
  const reader = new SourceReader();
  const view = findModules(directory, main, reader);
  const files = filesIn(directory, reader, env);
  const goFile = findExecutable(argv[0] ?? 'go', command.directory, env);
  const own = goFile === null ? null : installationOf(goFile);
  const { goos, goarch, cgoEnabled } = main.context;
  const facts: FailureFacts = {
    argv,
    verb: line.verb,
    packages: line.packages,
    directory,
    text,
    go: { version: command.goVersion ?? own?.version ?? main.goVersion, goroot: own?.directory ?? null },
    target: { goos, goarch, cgo: cgoEnabled },
    host: { goos: hostOs(), goarch: hostArch() },
    context: main.context,
    setting: (name) => settingOf(name, env, own?.directory ?? main.goroot, directory),
    files,
    packageDirectory: (importPath) =>
      existing(resolveImportPath(importPath, view, main)) ??
      inModuleCache(importPath, view, main.goModCache) ??
      vendored(importPath, view),
    goMod: findUp(directory, 'go.mod'),
    goWork: view.mode === 'workspace' ? view.file : null,
  };
  return decideFailure(facts, () => mainAnswer(command, directory, line.packages, flags));
}

const VERBS: ReadonlySet<string> = new Set(['run', 'build', 'install', 'test', 'vet', 'list']);

function mainAnswer(
  { argv, env, text, target }: FailedCommand,
  directory: string,
  packages: readonly string[],
  buildFlags: readonly string[],
): MainAnswer | null {
  if (!VERBS.has(parseGoCommandLine(argv).verb)) return null;
  const asked = target ?? (packages.length === 0 ? ['.'] : packages);
  return whyCommandFailed(
    { target: asked, directory, env, buildFlags: onlyBuildFlags(buildFlags) },
    loadText(text),
  );
}

/** Those that decide which files and modules count. */
function onlyBuildFlags(flags: readonly string[]): readonly string[] {
  return flags.filter((flag) => /^-(?:tags|mod|modfile|race|msan|asan|cover)\b/.test(flag));
}

/** `go test` and `go vet` print errors of loading under a header, like those of the compiler. */
function loadText(text: string): string {
  if (!LOAD_ERROR.test(text)) return text;
  return text
    .split('\n')
    .filter((line) => !/^# |^FAIL\b/.test(line))
    .join('\n');
}

const LOAD_ERROR =
  /\[setup failed\]|^package \S+$|no required module provides|build constraints exclude|import cycle not allowed|missing go\.sum entry|is not in std|is not in GOROOT|no matching files found|use of internal package|is a program, not an importable|cannot find module providing|found packages |cannot find package "|does not contain modules listed|directory not found|no such file or directory$|matched no packages/m;

export function filesIn(directory: string, reader: SourceReader, env: NodeJS.ProcessEnv): FailureFiles {
  return {
    text: (file) => (kindOf(file) === 'file' ? reader.text(file) : null),
    list: (dir) => (listDirectory(dir) ?? []).map(({ name }) => name).sort(),
    kind: kindOf,
    program: (name) => findExecutable(name, directory, env),
    shown: (file) => shownPath(directory, file),
    resolve: (...parts) => path.resolve(directory, ...parts),
  };
}

function existing(dir: string | null): string | null {
  return dir !== null && kindOf(dir) === 'directory' ? dir : null;
}

/** Capitals are written as `!` and the small letter there. */
function inModuleCache(
  importPath: string,
  { roots }: ReturnType<typeof findModules>,
  cache: string | null,
): string | null {
  if (cache === null) return null;
  for (const { mod } of roots)
    for (const { path: module, version } of mod.requires) {
      if (importPath !== module && !importPath.startsWith(`${module}/`)) continue;
      const escaped = `${module}@${version}`.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
      const dir = existing(path.join(cache, escaped, importPath.slice(module.length)));
      if (dir !== null) return dir;
    }
  return null;
}

function vendored(importPath: string, { roots }: ReturnType<typeof findModules>): string | null {
  for (const { dir } of roots) {
    const found = existing(path.join(dir, 'vendor', importPath));
    if (found !== null) return found;
  }
  return null;
}
