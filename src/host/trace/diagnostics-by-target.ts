import type { BuildDiagnostic } from '../../core/model/trace.ts';

type ByFile = ReadonlyMap<string, readonly BuildDiagnostic[]>;

/**
 * Diagnostics by the command that caused them: a library that two programs use has one diagnostic, as long as
 * one of the commands still reports it.
 */
export class DiagnosticsByTarget {
  readonly #byTarget = new Map<string, ByFile>();

  has(target: string): boolean {
    return this.#byTarget.has(target);
  }

  /** The files whose diagnostics changed. */
  put(target: string, byFile: ByFile): readonly string[] {
    const before = this.drop(target);
    this.#byTarget.set(target, byFile);
    return [...new Set([...before, ...byFile.keys()])];
  }

  drop(target: string): readonly string[] {
    const files = [...(this.#byTarget.get(target)?.keys() ?? [])];
    this.#byTarget.delete(target);
    return files;
  }

  /** The file changed, so what go would report now is not known. */
  forget(file: string): void {
    for (const [target, byFile] of this.#byTarget) {
      if (!byFile.has(file)) continue;
      this.#byTarget.set(target, new Map([...byFile].filter(([one]) => one !== file)));
    }
  }

  of(file: string): readonly BuildDiagnostic[] {
    const all = [...this.#byTarget.values()].flatMap((byFile) => byFile.get(file) ?? []);
    const key = ({ line, column, message }: BuildDiagnostic) => JSON.stringify([line, column, message]);
    return [...new Map(all.map((one) => [key(one), one])).values()];
  }
}
