import * as v from 'valibot';

const names = v.optional(v.array(v.string()), []);

/** The fields of a package in `go list -e -json` that are used here. go omits empty ones. */
const listedPackage = v.object({
  Dir: v.optional(v.string(), ''),
  ImportPath: v.optional(v.string(), ''),
  Name: v.optional(v.string(), ''),
  DepOnly: v.optional(v.boolean(), false),
  GoFiles: names,
  CgoFiles: names,
  TestGoFiles: names,
  XTestGoFiles: names,
  InvalidGoFiles: names,
  Error: v.optional(
    v.object({
      ImportStack: v.optional(v.nullable(v.array(v.string())), []),
      Pos: v.optional(v.string(), ''),
      Err: v.optional(v.string(), ''),
    }),
  ),
});

export type ListedPackage = v.InferOutput<typeof listedPackage>;

/**
 * go writes one object after another, not an array. Whatever cannot be parsed, such as a truncated end, is left
 * out.
 */
export function readListedPackages(text: string): readonly ListedPackage[] {
  return text.split(/^\}\r?$/m).flatMap((part) => {
    const read = v.safeParse(listedPackage, parsed(`${part}}`));
    return read.success ? [read.output] : [];
  });
}

/** The answer to `go env -json NAME…`; null if it is not an object of strings. */
export function readGoVariables(text: string): Readonly<Record<string, string>> | null {
  const read = v.safeParse(v.record(v.string(), v.string()), parsed(text));
  return read.success ? read.output : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
