/**
 * The type of a translated table, derived from the English one: the same keys, functions with the same arguments,
 * and lists, so that the compiler reports what is missing. Only lists of strings may differ in length.
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
