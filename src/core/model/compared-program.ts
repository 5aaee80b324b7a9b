/** An output file of a command that could be inspected. */
export interface ComparedProgram {
  /** The import path of its main package. */
  readonly package: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** null for an unsupported format. */
  readonly libraries: readonly string[] | null;
}
