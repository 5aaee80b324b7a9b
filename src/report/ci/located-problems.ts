import path from 'node:path';
import type { BuildTrace } from '../../core/model/trace.ts';

/** An error of a build as CI systems take it. */
export interface LocatedProblem {
  /** Relative to the repository, with slashes; null if it is outside or has none. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly tool: 'go' | 'test';
}

/**
 * The errors of a failed command, and its failed tests, which have no location. `root`: the repository's folder.
 * `trace` must not be redacted, because its paths are compared.
 */
export function locatedProblems(
  { exitCode, command, diagnostics, tests }: BuildTrace,
  root: string,
  failedTest: (name: string | null, pkg: string) => string,
): readonly LocatedProblem[] {
  if (exitCode === 0) return [];
  return [
    ...diagnostics.map(({ file, line, column, message }): LocatedProblem => {
      const place = file === null ? null : inside(path.resolve(command.directory, file), root);
      return { file: place, line, column, message, tool: 'go' };
    }),
    ...tests
      .filter(({ status }) => status === 'fail')
      .flatMap(({ package: name, failed = [] }) =>
        (failed.length === 0 ? [null] : failed).map((test) => failedTest(test, name)),
      )
      .map((message): LocatedProblem => ({ file: null, line: null, column: null, message, tool: 'test' })),
  ];
}

function inside(file: string, root: string): string | null {
  const relative = path.relative(root, file);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isInside ? relative.split(path.sep).join('/') : null;
}
