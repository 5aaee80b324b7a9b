import { realpathSync } from 'node:fs';
import path from 'node:path';
import {
  type ErrorOrigin,
  type FoundDirectory,
  type MainFacts,
  placeIn,
} from '../../core/analysis/main-package/facts.ts';
import type { MainEnv } from './env.ts';
import { readFound, resolveImportPath } from './files.ts';
import { findModules, type ModuleView } from './module.ts';
import { moduleLine } from './module-line.ts';
import { kindOf, type SourceReader } from './source.ts';

/**
 * The origin of an error if go's message names another place than the target: the directory of a package that
 * the target imports, the imports that lead there, the line of a go.mod. Reads only files.
 */
export function withErrorOrigin(facts: MainFacts, env: MainEnv, reader: SourceReader): MainFacts {
  const text = facts.go?.loading ?? null;
  if (text === null) return facts;
  const { directory } = facts;
  const view = findModules(directory, env, reader);
  const named = namedDirectory(text, facts);
  const found = named === null ? facts.found : readFound(named, directory, view, env, reader);
  const imported = named !== null && facts.found !== null;
  const way = wayIn(text, facts, view, env, reader);
  const errorOrigin: ErrorOrigin = {
    imported,
    way: way.length === 0 && imported ? importsOf(found?.importPath ?? null, facts.found) : way,
    module: moduleLine({ text, directory, view, reader }),
  };
  return { ...facts, found, named: imported ? null : facts.named, errorOrigin };
}

const NAMED =
  /(?:exclude all Go files in|no (?:non-test )?Go files in|found packages \S+ \([^)]*\) and \S+ \([^)]*\) in) ([^\n]+?)\r?$/m;

/** The directory in go's message, unless it is the target's. */
function namedDirectory(text: string, { as, found, directory }: MainFacts): string | null {
  const [, shown] = NAMED.exec(text) ?? [];
  if (shown === undefined || (found === null && as !== 'pattern')) return null;
  const dir = path.resolve(directory, shown);
  if (kindOf(dir) !== 'directory' || (found !== null && realOf(dir) === realOf(found.absolute))) return null;
  return dir;
}

function realOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return dir;
  }
}

/**
 * `package a`, then `imports b from a.go` for each import on the way, as go lists them; older versions name no
 * file.
 */
function wayIn(
  text: string,
  facts: MainFacts,
  view: ModuleView,
  env: MainEnv,
  reader: SourceReader,
): ErrorOrigin['way'] {
  const sites: ErrorOrigin['way'][number][] = [];
  let importer: string | null = null;
  for (const line of text.split('\n')) {
    const first: string | undefined = /^package (\S+?):?(?:\s|$)/.exec(line)?.[1];
    const next = /^\s+imports (\S+?):?(?: from ([^:\n]+?)(?:,.*)?)?(?::|\s*$)/.exec(line);
    const imported = next?.[1];
    if (first !== undefined) importer = first;
    else if (importer !== null && imported !== undefined) {
      const dir: string | null =
        importer === 'command-line-arguments' || importer === facts.found?.importPath
          ? (facts.found?.absolute ?? null)
          : resolveImportPath(importer, view, env);
      const found = dir === null ? null : readFound(dir, facts.directory, view, env, reader);
      sites.push({ importer, imported, place: siteIn(found, imported, next?.[2] ?? null) });
      importer = imported;
    }
    // The message of the first failure ends here.
    if (sites.length > 0 && /not allowed|exclude all|no (?:non-test )?Go files/.test(line)) break;
  }
  return sites;
}

/** The position of the import in the target itself. */
function importsOf(importPath: string | null, target: FoundDirectory | null): ErrorOrigin['way'] {
  if (importPath === null || target === null) return [];
  const place = siteIn(target, importPath, null);
  return place === null ? [] : [{ importer: target.importPath ?? '', imported: importPath, place }];
}

function siteIn(found: FoundDirectory | null, imported: string, fileName: string | null) {
  if (found === null) return null;
  const named = found.scan.included.filter(({ name }) => name === fileName);
  const files = named.length > 0 ? named : found.scan.included.filter(({ kind }) => !kind.endsWith('test'));
  for (const file of files)
    for (const spec of file.scan.imports)
      if (spec.path === imported) return placeIn(found, file.name, spec.at);
  return null;
}
