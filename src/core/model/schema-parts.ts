import * as v from 'valibot';

export const text = v.string();
export const textOrNull = v.nullable(text);
export const number = v.pipe(v.number(), v.finite());
export const numberOrNull = v.nullable(number);

/** A readonly object. Unknown fields are dropped. */
export function struct<const T extends v.ObjectEntries>(entries: T) {
  return v.pipe(v.object(entries), v.readonly());
}

export function list<const T extends v.GenericSchema>(item: T) {
  return v.pipe(v.array(item), v.readonly());
}

export function dictionary<const T extends v.GenericSchema>(value: T) {
  return v.pipe(v.record(text, value), v.readonly());
}

/** A value of a closed list; a value added by a newer minor version becomes the list's "unknown". */
export function word<const T extends string>(known: readonly T[], otherwise: NoInfer<T>) {
  const all: ReadonlySet<string> = new Set(known);
  return v.pipe(
    text,
    v.transform((value): T => (all.has(value) ? (value as T) : otherwise)),
    // For the published JSON Schema, which describes what we write.
    v.metadata({ enum: known }),
  );
}
