/** What a command made, where that could be looked at. */
export interface ComparedProgram {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** null: a format that is not read. */
  readonly libraries: readonly string[] | null;
}
