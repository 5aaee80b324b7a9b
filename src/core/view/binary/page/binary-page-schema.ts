import * as v from 'valibot';
import { list, struct, text, textOrNull } from '../../../model/schema-parts.ts';
import { numberOr0 } from '../../view-schema-parts.ts';

/** One sentence about a program, and whether it is good news. */
const verdictSchema = struct({
  id: v.picklist(['debugging', 'linking', 'buildInfo']),
  text,
  /** What else belongs to it, in fewer words. */
  note: text,
  tone: v.picklist(['good', 'warn', 'plain']),
});

const stepSchema = struct({ title: text, figure: text, caption: text });

const factSchema = struct({ label: text, values: list(text) });

/** A field of the build info that is not there: why, and the command that would record it. */
const missingSchema = struct({ text, command: textOrNull });

const targetSchema = struct({
  name: text,
  verdict: v.picklist(['runs', 'lacks', 'fails', 'unknown']),
  text,
  details: list(text),
});

const programSchema = struct({
  title: textOrNull,
  notes: list(text),
  verdicts: list(verdictSchema),
  sections: list(struct({ heading: text, lines: list(factSchema) })),
  missing: list(missingSchema),
  targets: list(targetSchema),
});

const sizesSchema = struct({
  /** `PackedSizes`: its 30,000 entries are read in steps, by a function of their own. */
  tree: v.unknown(),
  /** From 0 to 1. */
  namedShare: numberOr0,
  estimated: v.boolean(),
  /** How that was found out; what is missing in the picture, and why. */
  note: text,
});

export const binaryPageSchema = struct({
  name: text,
  path: text,
  sizeBytes: numberOr0,
  /** Format, platform, size and go version. */
  title: text,
  notes: list(text),
  /** From the sources to the file; empty if no trace is known. */
  way: list(stepSchema),
  programs: list(programSchema),
  sizes: v.nullable(sizesSchema),
});
