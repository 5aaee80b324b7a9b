import { lastElement } from '../../go/path-names.ts';
import { isTestMain, testedBy } from '../../go/test-main.ts';
import type { RowLabel } from '../../model/row-label.ts';
import type { BuildTrace } from '../../model/trace.ts';
import type { RowKind } from './trace-view.ts';

/** Import paths for display: without the main module's own path. */
export function shortener(trace: BuildTrace): (importPath: string) => string {
  const mains = trace.module.modules
    .filter((module) => module.main)
    .map((module) => module.path)
    .sort((a, b) => b.length - a.length);
  const only = mains.length === 1;
  return (importPath) => {
    for (const path of mains) {
      if (importPath === path) return lastElement(path);
      if (!importPath.startsWith(`${path}/`)) continue;
      const rest = importPath.slice(path.length + 1);
      // In a workspace, the module's name distinguishes `api/internal/log` from `web/internal/log`.
      return only ? rest : `${lastElement(path)}/${rest}`;
    }
    return importPath;
  };
}

/** The last element of an import path or, where several programs share it, the short path. */
export function distinctNames(
  importPaths: readonly string[],
  shorten: (importPath: string) => string,
): (importPath: string) => string {
  const counts = new Map<string, number>();
  for (const name of importPaths.map(lastElement)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (importPath) => {
    const name = lastElement(importPath);
    return (counts.get(name) ?? 0) > 1 ? shorten(importPath) : name;
  };
}

export interface LabelContext {
  readonly shorten: (importPath: string) => string;
  /** The name of a linked program. */
  readonly programName: (importPath: string) => string;
  /** Import paths of packages that are linked into a program. */
  readonly mainPackages: ReadonlySet<string>;
  readonly soleLink: boolean;
}

export interface LabelFacts {
  readonly kind: RowKind;
  readonly importPath: string;
  readonly variant: string | null;
  readonly mode: string;
  readonly target: string | null;
}

export function rowLabel(
  { kind, importPath, variant, mode, target }: LabelFacts,
  context: LabelContext,
): RowLabel {
  const name = context.shorten(importPath);
  switch (kind) {
    case 'package':
      return packageLabel(importPath, variant, context);
    case 'link':
      return { kind, name: context.soleLink ? null : context.programName(importPath) };
    case 'vet':
      return { kind, name };
    case 'test':
      return { kind: 'testRun', name };
    case 'run':
      return { kind, name: lastElement(importPath) };
    case 'binary':
      return { kind, name: lastElement(target ?? importPath) };
    case 'other':
      return { kind, mode, name };
  }
}

function packageLabel(importPath: string, variant: string | null, context: LabelContext): RowLabel {
  const name = context.shorten(importPath);
  if (isTestMain(importPath)) return { kind: 'testMain', name: context.shorten(testedBy(importPath)) };
  if (importPath.endsWith(EXTERNAL) && variant !== null)
    return { kind: 'externalTest', name: context.shorten(importPath.slice(0, -EXTERNAL.length)) };
  if (variant !== null)
    return testedBy(variant) === importPath
      ? { kind: 'test', name }
      : { kind: 'forTest', name, test: lastElement(testedBy(variant)) };
  return context.mainPackages.has(importPath)
    ? { kind: 'main', name: lastElement(importPath) }
    : { kind: 'package', name };
}

/** The suffix that go adds to the path of a package whose files say `package lib_test`. */
const EXTERNAL = '_test';

/** The levels at which a package folds: its module, then the elements of its path inside it. */
export function groupOf(importPath: string, module: string | null): readonly string[] {
  if (importPath === '') return [];
  const path = importPath.replace(/(_test|\.test)$/, '');
  if (module === null) return guessGroup(path);
  if (module === 'std') return ['std', ...path.split('/')];
  if (path === module) return [module];
  return path.startsWith(`${module}/`)
    ? [module, ...path.slice(module.length + 1).split('/')]
    : [module, path];
}

/**
 * The module is not known: fold by the first elements, as repositories are named, without claiming a module.
 */
function guessGroup(path: string): readonly string[] {
  const parts = path.split('/');
  const first = parts[0] ?? path;
  if (!first.includes('.')) return parts;
  const length = /^(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|golang\.org)$/.test(first) ? 3 : 2;
  return [parts.slice(0, length).join('/'), ...parts.slice(length)];
}
