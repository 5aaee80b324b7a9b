import type { BuildTrace } from '../../model/trace.ts';
import { importPathOf, packageOfFile } from '../../trace/module-of.ts';

const known = new WeakMap<BuildTrace, ReadonlyMap<number, readonly number[]>>();

/**
 * What vet reported in a command that failed: indexes of diagnostics by the ID of the vet's action. Since go
 * 1.26, findings come from the cache as well, so a vet that go did not repeat can have some; and they are
 * printed without the package's name, so that is derived from the directory of the file.
 */
export function vetFindings(trace: BuildTrace): ReadonlyMap<number, readonly number[]> {
  const before = known.get(trace);
  if (before !== undefined) return before;
  const found = findingsOf(trace);
  known.set(trace, found);
  return found;
}

function findingsOf(trace: BuildTrace): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  if (trace.exitCode === 0 || trace.exitCode === null || trace.diagnostics.length === 0) return found;
  const vets = trace.actions.filter(
    ({ mode, outcome }) => mode === 'vet' && (outcome === 'hit' || outcome === 'failed'),
  );
  if (vets.length === 0) return found;
  const { directory } = trace.command;
  const byPackage = new Map<string, number[]>();
  for (const [index, { package: named, file }] of trace.diagnostics.entries()) {
    const name = named === null ? packageOfFile(file, directory, trace.module) : importPathOf(named);
    if (name === null) continue;
    const list = byPackage.get(name);
    if (list === undefined) byPackage.set(name, [index]);
    else list.push(index);
  }
  for (const { id, package: name } of vets) {
    const list = byPackage.get(importPathOf(name));
    if (list !== undefined) found.set(id, list);
  }
  return found;
}
