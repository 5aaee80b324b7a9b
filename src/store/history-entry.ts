import * as v from 'valibot';
import { LOCATION_KINDS, type Location } from '../core/model/location.ts';

/** What the list of the history shows of a trace without reading it. */
export interface HistoryFacts {
  readonly startedAt: string;
  /** As typed; the history is private to its user. */
  readonly argv: readonly string[];
  readonly directory: string;
  /** What it belongs to; entries of older versions lack it. */
  readonly location?: Location | undefined;
  readonly goVersion: string | null;
  /** Absent in entries of older versions, as is `configuration`: the build environment that counts. */
  readonly goflags?: readonly string[] | undefined;
  readonly configuration?: Readonly<Record<string, string>> | undefined;
  readonly wallMs: number;
  /** Until the program or the tests began; entries of older versions lack it. */
  readonly buildMs?: number | undefined;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly interrupted: boolean;
  readonly rebuilt: number;
  readonly fromCache: number;
}

export interface HistoryEntry extends HistoryFacts {
  /** Its file's name without the extension; sorts by the time of saving. */
  readonly id: string;
  /** The size as stored, compressed. */
  readonly sizeBytes: number;
}

const entrySchema = v.object({
  id: v.string(),
  sizeBytes: v.number(),
  startedAt: v.string(),
  argv: v.array(v.string()),
  directory: v.string(),
  location: v.optional(v.object({ kind: v.picklist(LOCATION_KINDS), directory: v.string() })),
  goVersion: v.nullable(v.string()),
  goflags: v.optional(v.array(v.string())),
  configuration: v.optional(v.record(v.string(), v.string())),
  wallMs: v.number(),
  buildMs: v.optional(v.number()),
  exitCode: v.nullable(v.number()),
  signal: v.nullable(v.string()),
  interrupted: v.boolean(),
  rebuilt: v.number(),
  fromCache: v.number(),
});

const indexSchema = v.object({ version: v.literal(1), entries: v.array(v.unknown()) });

/** The readable entries; the others are created again from their files. */
export function readIndex(text: string): HistoryEntry[] {
  const index = v.safeParse(indexSchema, parseJson(text));
  if (!index.success) return [];
  return index.output.entries.flatMap((entry) => {
    const read = v.safeParse(entrySchema, entry);
    return read.success ? [read.output] : [];
  });
}

export function writeIndex(entries: readonly HistoryEntry[]): string {
  return `${JSON.stringify({ version: 1, entries })}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
