/** Why bytes could not be read as the structure that they should be. */
export type BinaryFault =
  /** An offset, a size or a count leads out of the file, or out of the structure that holds it. */
  | 'outside'
  /** A value that the format does not allow, or that no real file has. */
  | 'bad-value';

/**
 * The only error of the readers in this folder. What an optional part of a file throws becomes a `BinaryProblem` of
 * the facts; only a file whose first header cannot be read has no facts at all.
 */
export class BinaryFormatError extends Error {
  readonly fault: BinaryFault;
  /** The byte where reading stopped, from the start of the bytes in question. */
  readonly offset: number;

  constructor(fault: BinaryFault, offset: number) {
    super(`${fault} at byte ${offset}`);
    this.name = 'BinaryFormatError';
    this.fault = fault;
    this.offset = offset;
  }
}
