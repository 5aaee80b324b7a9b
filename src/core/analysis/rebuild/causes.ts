import { isLocalReason, type Reason } from '../../model/reasons.ts';
import type { Milliseconds } from '../../model/units.ts';
import type { Draft } from './draft.ts';
import type { Cause } from './explanation.ts';

export interface OpenCause {
  readonly importPath: string | null;
  readonly otherProgram: string | null;
  readonly reasons: Map<string, Reason>;
  readonly roots: Set<Draft>;
  readonly reached: Set<Draft>;
}

/**
 * A package's own changes are one cause; a change that applies to many packages is one cause for all of them.
 */
export function noteCause(causes: Map<string, OpenCause>, draft: Draft, one: Reason): string {
  const local = isLocalReason(one.id);
  const program = one.id === 'firstSeen' || one.id === 'cacheUnusable' ? null : draft.otherProgram;
  const key = `${local ? `package ${draft.importPath}` : causeKey(one)}${program === null ? '' : ` ${program}`}`;
  let cause = causes.get(key);
  if (!cause) {
    cause = {
      importPath: local ? draft.importPath : null,
      otherProgram: program,
      reasons: new Map(),
      roots: new Set(),
      reached: new Set(),
    };
    causes.set(key, cause);
  }
  // A package, its vet and its tests may be compared with different traces.
  const raw = one.subject === '' ? ` ${one.old ?? ''} ${one.new ?? ''}` : '';
  const name = local || togetherOf(one) !== null ? `${one.id} ${one.subject}${raw}` : key;
  const before = cause.reasons.get(name);
  cause.reasons.set(name, before && !local ? mergeFiles(before, one) : one);
  cause.roots.add(draft);
  return key;
}

/** A flag may be spelled differently for compiler and linker, so its values do not distinguish causes. */
function causeKey(one: Reason): string {
  const together = togetherOf(one);
  if (together !== null) return JSON.stringify([one.id, together]);
  const values = one.id === 'moduleVersion' || one.id === 'directory' ? [one.old, one.new] : [];
  return JSON.stringify([one.id, one.subject, ...values]);
}

/**
 * Changes that belong together are one cause instead of one per line: the stamps of one commit, the tools of one
 * toolchain, the C compiler and its C++ twin, the CGO_* variables, and the list of modules in a program.
 */
function togetherOf({ id, old, new: now }: Reason): string | null {
  if (id === 'vcsStamp') return 'stamps';
  if (id === 'tool' || id === 'cCompiler' || id === 'cgoFlags') return 'all';
  if (id !== 'moduleVersion') return null;
  return old === null ? 'come' : now === null ? 'gone' : null;
}

/** For a cause that applies to many packages, only some files are named. */
function mergeFiles(before: Reason, one: Reason): Reason {
  if (one.files.length === 0) return before;
  return { ...before, files: [...new Set([...before.files, ...one.files])].slice(0, 20) };
}

/** `workOf`: how long the step of a draft took, with its sub-actions. */
export function closeCause(
  cause: OpenCause,
  nodeIndex: ReadonlyMap<Draft, number>,
  workOf: (draft: Draft) => Milliseconds,
): Cause {
  const rebuilt = [...cause.reached].filter((draft) => draft.rebuilt);
  const count = (mode: string): number => rebuilt.filter((draft) => draft.action.mode === mode).length;
  const indexOf = (draft: Draft): number => nodeIndex.get(draft) ?? -1;
  return {
    importPath: cause.importPath,
    otherProgram: cause.otherProgram,
    reasons: [...cause.reasons.values()],
    roots: [...cause.roots].map(indexOf),
    cascade: rebuilt.filter((draft) => !cause.roots.has(draft)).map(indexOf),
    rebuiltPackages: count('build'),
    links: count('link'),
    vets: count('vet'),
    tests: count('test run'),
    workMs: rebuilt.reduce((sum, draft) => sum + workOf(draft), 0),
  };
}
