/**
 * What a table in another language must hold, read off the English one: the same keys, functions of the same
 * arguments, and lists; tsc names what is missing. Lists of words may be longer or shorter, others not.
 */
export type SameShape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Result
    ? (...args: Args) => SameShape<Result>
    : T extends readonly string[]
      ? readonly string[]
      : T extends object
        ? { readonly [Key in keyof T]: SameShape<T[Key]> }
        : T;
