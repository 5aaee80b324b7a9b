/** A duration or an offset, in milliseconds, with fractions. */
export type Milliseconds = number;

/** A size in bytes. */
export type Bytes = number;
