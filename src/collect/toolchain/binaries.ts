import { statSync } from 'node:fs';
import path from 'node:path';
import type { GraphAction, XEvent } from '../../core/events/events.ts';
import type { Binary } from '../../core/model/trace.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';

/** Records the size of the temporary program while it exists, because go removes it at its end. */
export function sizeOf(file: string): number | null {
  try {
    const found = statSync(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

/** The binaries of the command, from go's final graph and the files themselves. */
export function findBinaries(options: {
  readonly verb: GoVerb;
  /** `-n`: nothing is written. */
  readonly dryRun: boolean;
  readonly directory: string;
  readonly final: readonly GraphAction[] | null;
  readonly xEvents: readonly XEvent[];
  readonly programSize: number | null;
}): readonly Binary[] {
  const { verb, dryRun, directory, final, xEvents, programSize } = options;
  if (verb === 'list' || dryRun) return [];
  const at = (file: string) => path.resolve(directory, file);
  const written = (final ?? []).filter((action) => WRITES_BINARY.has(action.mode) && action.buildID !== null);
  const outputs = written.flatMap((action): Binary[] => {
    const target = action.built ?? action.target;
    if (!target || target.startsWith('DO NOT USE')) return [];
    const sizeBytes = sizeOf(at(target));
    const kind = verb === 'install' ? 'installed' : 'output';
    return [{ package: action.package, kind, path: at(target), sizeBytes, kept: sizeBytes !== null }];
  });
  const exec = xEvents.find((event) => event.type === 'exec');
  if (exec?.type !== 'exec' || exec.path === null) return outputs;
  const main = final?.find((action) => action.mode === 'link')?.package ?? '';
  const exists = sizeOf(exec.path) !== null;
  const kind = exec.fromCache ? 'cached' : 'temporary';
  return [
    { package: main, kind, path: exec.path, sizeBytes: programSize ?? sizeOf(exec.path), kept: exists },
    ...outputs,
  ];
}

/** `test build` is the binary of `go test -c`. */
const WRITES_BINARY: ReadonlySet<string> = new Set(['link-install', 'test build']);
