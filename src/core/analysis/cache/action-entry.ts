/** What go writes about an action: `v1 ACTION OUTPUT SIZE TIME`, each of a fixed length. */
export interface ActionEntry {
  /** 64 hexadecimal digits, as is `output`. */
  readonly action: string;
  readonly output: string;
  /** The size of the output. */
  readonly size: number;
  readonly storedAtMs: number;
}

export const ACTION_ENTRY_BYTES = 175;

/** null if go would not accept it. Source: cmd/go/internal/cache, get. */
export function readActionEntry(text: string): ActionEntry | null {
  if (text.length !== ACTION_ENTRY_BYTES) return null;
  const match = ENTRY.exec(text);
  const [, action, output, size, time] = match ?? [];
  if (action === undefined || output === undefined) return null;
  // The nanoseconds are more than a number can hold.
  const digits = (time ?? '').trim();
  return { action, output, size: Number(size), storedAtMs: Number(digits.slice(0, -6) || '0') };
}

const ENTRY = /^v1 ([0-9a-f]{64}) ([0-9a-f]{64}) ( *\d+) ( *\d+)\n$/;
