import * as v from 'valibot';
import { REASON_IDS } from '../../core/model/reasons.ts';

const text = v.string();
const textOrNull = v.nullable(text);
const number = v.pipe(
  v.unknown(),
  v.transform((n) => (typeof n === 'number' && Number.isFinite(n) ? n : 0)),
);
const numberOrNull = v.pipe(
  v.unknown(),
  v.transform((n) => (typeof n === 'number' && Number.isFinite(n) ? n : null)),
);

const reason = v.object({
  id: v.picklist(REASON_IDS),
  subject: text,
  old: textOrNull,
  new: textOrNull,
  files: v.array(text),
});

const work = v.object({ packages: number, links: number, vets: number, tests: number });

/** `WhyView`, read from outside. */
export const whySchema = v.object({
  counts: v.object({
    rebuilt: number,
    failed: number,
    total: number,
    linked: number,
    linkCauses: number,
    first: number,
    roots: number,
    wide: number,
    wideCauses: number,
    foreign: number,
    because: number,
    vetted: number,
    tested: number,
  }),
  causes: v.array(
    v.object({
      importPath: textOrNull,
      scope: v.picklist(['one', 'some', 'build']),
      otherProgram: textOrNull,
      reasons: v.array(reason),
      roots: v.array(number),
      cascade: v.array(number),
      rootWork: work,
      work,
      workMs: number,
      outputUnchanged: v.boolean(),
    }),
  ),
  rows: v.record(
    text,
    v.object({
      reasons: v.array(reason),
      causes: v.array(number),
      chain: v.array(v.object({ mode: v.picklist(['build', 'link', 'vet', 'test']), importPath: text })),
      imports: v.array(v.object({ importPath: text, old: textOrNull, new: textOrNull })),
      baseline: numberOrNull,
      otherProgram: textOrNull,
      outputUnchanged: v.boolean(),
    }),
  ),
  baselines: v.array(
    v.object({
      traceId: textOrNull,
      startedAt: text,
      argv: v.array(text),
      directory: text,
      program: textOrNull,
    }),
  ),
  compared: number,
  explained: number,
  firstSeen: number,
  builtSince: v.boolean(),
  firstOfModule: v.boolean(),
  relinked: number,
});
