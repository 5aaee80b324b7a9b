import * as v from 'valibot';
import { sameCommandAs } from '../../go/same-command.ts';
import { shownCommand, splitWords } from '../../go/shell-words.ts';
import type { BuildRow } from '../../model/build-row.ts';
import { text } from '../../model/schema-parts.ts';
import { figuresOf } from './figures.ts';
import type { Limits } from './limits.ts';

const limit = v.pipe(v.number(), v.finite(), v.minValue(0));

/** Strict: a mistyped limit that is dropped would be a gate that is open. */
const entrySchema = v.pipe(
  v.strictObject({
    /** As typed, like `go build ./...`. */
    command: text,
    maxRebuilt: v.exactOptional(limit),
    maxWorkSeconds: v.exactOptional(limit),
    /** From 0 to 100. */
    minHitRate: v.exactOptional(v.pipe(limit, v.maxValue(100))),
    /** By package. */
    maxBinaryBytes: v.exactOptional(v.pipe(v.record(text, limit), v.readonly())),
  }),
  v.readonly(),
);

/** The committed file of `ci check`. */
const budgetSchema = v.pipe(
  v.strictObject({ version: v.literal(1), budgets: v.pipe(v.array(entrySchema), v.readonly()) }),
  v.readonly(),
);

export type Budget = v.InferOutput<typeof budgetSchema>;
export type BudgetEntry = v.InferOutput<typeof entrySchema>;

export const NO_BUDGET: Budget = { version: 1, budgets: [] };

/** What a file contains, or where its first error is, like `budgets.0.maxWork`, and what is wrong there. */
export type ReadBudget =
  | { readonly budget: Budget; readonly error: null }
  | { readonly budget: null; readonly error: { readonly at: string; readonly message: string } };

export function readBudgetValue(value: unknown): ReadBudget {
  const parsed = v.safeParse(budgetSchema, value);
  if (parsed.success) return { budget: parsed.output, error: null };
  const [issue] = parsed.issues;
  return { budget: null, error: { at: v.getDotPath(issue) ?? '', message: issue.message } };
}

/** The entry for the same command, however it prints and wherever its output goes; null if the budget has none. */
export function entryFor(row: BuildRow, { budgets }: Budget): BudgetEntry | null {
  const { directory, goflags, goVersion } = row;
  const isSame = sameCommandAs({ ...row, configuration: null });
  return (
    budgets.find(({ command }) => {
      const argv = splitWords(command, false).words;
      return isSame({ argv, directory, goflags, goVersion });
    }) ?? null
  );
}

export function limitsOf({ maxRebuilt, maxWorkSeconds, minHitRate, maxBinaryBytes }: BudgetEntry): Limits {
  return {
    ...(maxRebuilt === undefined ? {} : { maxRebuilt }),
    ...(maxWorkSeconds === undefined ? {} : { maxWorkMs: maxWorkSeconds * 1_000 }),
    ...(minHitRate === undefined ? {} : { minHitRate: minHitRate / 100 }),
    ...(maxBinaryBytes === undefined ? {} : { maxBytesOf: new Map(Object.entries(maxBinaryBytes)) }),
  };
}

/**
 * A ratchet: limits become what a build had where that is less, and never grow. A command without an entry gets one
 * with what it had; a new program gets its size.
 */
export function tightened(budget: Budget, row: BuildRow): Budget {
  const known = entryFor(row, budget);
  const entry = tightenedEntry(known ?? { command: shownCommand(row.argv) }, row, known === null);
  return {
    ...budget,
    budgets:
      known === null
        ? [...budget.budgets, entry]
        : budget.budgets.map((one) => (one === known ? entry : one)),
  };
}

/** `isNew`: it gets every limit; otherwise those that a user left out stay out. */
function tightenedEntry(entry: BudgetEntry, row: BuildRow, isNew: boolean): BudgetEntry {
  const { rebuilt, workMs, hitRate, binaries } = figuresOf(row);
  const least = (old: number | undefined, now: number) =>
    old === undefined ? (isNew ? now : undefined) : Math.min(old, now);
  const maxRebuilt = least(entry.maxRebuilt, rebuilt);
  const maxWorkSeconds = least(entry.maxWorkSeconds, roundedUp(workMs / 1_000));
  const rate = hitRate === null ? undefined : Math.floor(hitRate * 1_000) / 10;
  const minHitRate =
    rate === undefined || (entry.minHitRate === undefined && !isNew)
      ? entry.minHitRate
      : Math.max(entry.minHitRate ?? 0, rate);
  const sizes = tightenedSizes(entry.maxBinaryBytes ?? {}, binaries);
  const withSizes = (isNew || entry.maxBinaryBytes !== undefined) && Object.keys(sizes).length > 0;
  return {
    command: entry.command,
    ...(maxRebuilt === undefined ? {} : { maxRebuilt }),
    ...(maxWorkSeconds === undefined ? {} : { maxWorkSeconds }),
    ...(minHitRate === undefined ? {} : { minHitRate }),
    ...(withSizes ? { maxBinaryBytes: sizes } : {}),
  };
}

function tightenedSizes(
  old: Readonly<Record<string, number>>,
  binaries: ReadonlyMap<string, number | null>,
): Readonly<Record<string, number>> {
  const sizes = new Map(Object.entries(old));
  for (const [program, size] of binaries)
    if (size !== null) sizes.set(program, Math.min(size, sizes.get(program) ?? size));
  return Object.fromEntries([...sizes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** To a tenth, so that the build that it comes from keeps it. */
function roundedUp(seconds: number): number {
  return Math.ceil(seconds * 10) / 10;
}
