/** The output file of a command, if it could be inspected. */
export interface ComparedProgram {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** null for an unsupported format. */
  readonly libraries: readonly string[] | null;
}
