import path from 'node:path';
import { parseGoMod } from '../../core/go/mod-file.ts';
import type { Location } from '../../core/model/location.ts';
import { readText } from '../../platform/read-text.ts';
import { realPathOf } from '../../platform/real-path.ts';
import { readGoVariable } from './go-variables.ts';
import { findModuleFiles } from './module-files.ts';

/** The variables that decide, with go's values: GOWORK may be empty, `off`, `auto` or a file. */
export interface LocationSettings {
  readonly gowork: string;
  readonly go111module: string;
}

/** The settings of a go command that a user of `env` would start now. */
export function locationSettings(env: NodeJS.ProcessEnv): LocationSettings {
  return {
    gowork: readGoVariable('GOWORK', env, null),
    go111module: readGoVariable('GO111MODULE', env, null),
  };
}

/**
 * What a go command in `directory` (absolute, after `-C`) belongs to: the workspace around it, otherwise its main
 * module, otherwise the directory. Reads files only; the directory need not exist any more.
 */
export function locationOf(directory: string, { gowork, go111module }: LocationSettings): Location {
  const real = realPathOf(directory);
  const { mode, file } = findModuleFiles({ directory: real, gowork, go111module, goroot: null });
  if (file === null) return { kind: 'directory', directory: real };
  const kind = mode === 'workspace' ? 'workspace' : 'module';
  return { kind, directory: realPathOf(path.dirname(file)) };
}

/**
 * Where a directory belongs for somebody with these settings. Unlike for a command, a go.work that GOWORK names
 * does not cover every directory, but only its own modules.
 */
export function locationSeenFrom(directory: string, settings: LocationSettings): Location {
  const { gowork } = settings;
  if (gowork === '' || gowork === 'auto' || gowork === 'off') return locationOf(directory, settings);
  const plain = locationOf(directory, { ...settings, gowork: 'off' });
  const root = realPathOf(path.dirname(gowork));
  const isUsed = usedModules(gowork).some((used) => realPathOf(used) === plain.directory);
  return isUsed ? { kind: 'workspace', directory: root } : plain;
}

/** The directories of the modules in a go.work; none if it cannot be read, which go reports. */
function usedModules(workFile: string): readonly string[] {
  const text = unlessUnreadable(workFile);
  if (text === null) return [];
  return parseGoMod(text).uses.map((use) => path.resolve(path.dirname(workFile), use.path));
}

function unlessUnreadable(file: string): string | null {
  try {
    return readText(file);
  } catch {
    return null;
  }
}
