import path from 'node:path';
import { findUp } from '../../platform/find-up.ts';

/** The files that determine the modules that go works with; both null if there are none. */
export interface ModuleFiles {
  readonly mode: 'gopath' | 'none' | 'module' | 'workspace';
  /** The go.mod or go.work that decides. */
  readonly file: string | null;
}

/** Like modload's Init and FindGoWork: a go.work counts before a nearer go.mod. */
export function findModuleFiles(question: {
  /** The absolute directory where go works. */
  readonly directory: string;
  readonly gowork: string;
  readonly go111module: string;
  readonly goroot: string | null;
}): ModuleFiles {
  const { directory, gowork, go111module, goroot } = question;
  if (go111module === 'off') return { mode: 'gopath', file: null };
  const work = findWorkFile(directory, gowork, goroot);
  if (work !== null) return { mode: 'workspace', file: work };
  const mod = findUp(directory, 'go.mod');
  if (mod !== null) return { mode: 'module', file: mod };
  return { mode: go111module === 'auto' ? 'gopath' : 'none', file: null };
}

function findWorkFile(directory: string, gowork: string, goroot: string | null): string | null {
  if (gowork === 'off') return null;
  // The standard library never belongs to a workspace around its GOROOT.
  if (gowork === '' || gowork === 'auto') return findUp(directory, 'go.work', goroot);
  return path.resolve(directory, gowork);
}
