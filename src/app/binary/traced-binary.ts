import { resolve } from 'node:path';
import { shownCommand } from '../../core/go/shell-words.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { Binary, BuildTrace } from '../../core/model/trace.ts';

/** A binary that a trace names, and what the file was then. */
export interface TracedBinary {
  /** Absolute. */
  readonly path: string;
  readonly package: string;
  /** null if the recorder did not see it. */
  readonly sizeBytes: number | null;
  /** As go wrote it into the file; null if the trace does not have it. */
  readonly buildID: string | null;
}

/**
 * The binary of a trace; `name`, an import path or its end, or a file name, chooses among several. Rejects with a
 * user-facing error if the trace has none, if the name does not decide it, or if go removed it.
 */
export function tracedBinary(trace: BuildTrace, name: string | null): TracedBinary {
  const { binaries } = trace;
  if (binaries.length === 0)
    throw new UserFacingError('traced-binary-none', { command: shownCommand(trace.command.argv) });
  const binary = chosen(binaries, name);
  if (!binary.kept) throw new UserFacingError('traced-binary-temporary', { package: binary.package });
  const link = trace.actions.find(
    ({ stage, package: owner, buildID }) =>
      stage === 'link' && owner === binary.package && buildID !== undefined && buildID !== '',
  );
  return {
    path: resolve(trace.command.directory, binary.path),
    package: binary.package,
    sizeBytes: binary.sizeBytes,
    buildID: link?.buildID ?? null,
  };
}

function chosen(binaries: readonly Binary[], name: string | null): Binary {
  const fitting = name === null ? binaries : matching(binaries, name);
  const [binary, another] = fitting;
  const names = (binary === undefined ? binaries : fitting).map(({ package: path }) => path);
  if (binary === undefined) throw new UserFacingError('traced-binary-unknown', { name: name ?? '', names });
  if (another !== undefined) throw new UserFacingError('traced-binaries', { names });
  return binary;
}

/** An exact name excludes others that only end like it. */
function matching(binaries: readonly Binary[], name: string): readonly Binary[] {
  const exact = binaries.filter(({ package: path, path: file }) => path === name || file === name);
  if (exact.length > 0) return exact;
  return binaries.filter(
    ({ package: path, path: file }) => path.endsWith(`/${name}`) || /[^/\\]*$/.exec(file)?.[0] === name,
  );
}
