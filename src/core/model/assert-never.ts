/** Closes a `switch` over a union: a new member is a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${String(value)}`);
}
