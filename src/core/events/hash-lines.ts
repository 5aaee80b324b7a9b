import { isHashOf } from '../go/hash-name.ts';
import { unquoteGo } from '../go/quoting.ts';

/**
 * Reads what go prints with `GODEBUG=gocachehash=1` (cmd/go/internal/cache/hash.go):
 *
 *     HASH[build fmt]                      a hash begins
 *     HASH[build fmt]: "compile\n"         something was written into it
 *     HASH[build fmt]: 2c26b46b68ff…       its sum; the first 15 bytes, base64url, are the ActionID
 *     HASH subkey 2c26… "stdout" = 77de…   no key of an action
 *     HASH /dir/file.go: 9af1…             the hash of a file
 *
 * Lines of different hashes interleave; each contains its name.
 */
export interface HashedKey {
  readonly name: string;
  /** The whole sum, 64 hexadecimal digits. */
  readonly hex: string;
  /** The inputs in order, unquoted, with line ends. The first is the salt. */
  readonly writes: readonly string[];
}

export interface HashLineParser {
  readonly push: (chunk: string) => void;
  /** Processes the last line, which may lack its line end. */
  readonly end: () => void;
}

/** Longer than the line of any key; a longer text without a line end is not go's. */
const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * `wanted` selects hashes by name, because go also hashes thousands of module indexes and cache entries. Lines
 * that belong to no hash go to `onOther`, those of other hashes to `onUnwanted`.
 */
export function createHashLineParser(
  onKey: (key: HashedKey) => void,
  options: {
    readonly wanted?: (name: string) => boolean;
    readonly onOther?: (line: string) => void;
    readonly onUnwanted?: (name: string, text: string) => void;
  } = {},
): HashLineParser {
  const wanted = options.wanted ?? isActionHash;
  const open = new Map<string, string[]>();
  let rest = '';

  const line = (text: string): void => {
    if (!text.startsWith('HASH')) {
      options.onOther?.(text);
      return;
    }
    if (!text.startsWith('HASH[')) return;
    const end = endOfName(text);
    if (end < 0) return;
    const name = text.slice(5, end);
    if (!wanted(name)) {
      options.onUnwanted?.(name, text.slice(end + 3));
      return;
    }
    if (end === text.length - 1) {
      open.set(name, []);
      return;
    }
    const writes = open.get(name);
    if (writes === undefined) return;
    const value = text.slice(end + 3);
    if (value.startsWith('"')) {
      const write = unquoteGo(value);
      // A torn write makes the sum unreadable: the key is dropped.
      if (write === null) open.delete(name);
      else writes.push(write);
    } else {
      open.delete(name);
      if (/^[0-9a-f]{64}$/.test(value)) onKey({ name, hex: value, writes });
    }
  };

  return {
    push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', from)) {
        const piece = chunk.slice(from, at);
        from = at + 1;
        const whole = rest === '' ? piece : rest + piece;
        rest = '';
        line(whole.endsWith('\r') ? whole.slice(0, -1) : whole);
      }
      rest = rest.length > LONGEST_LINE ? '' : rest + chunk.slice(from);
    },
    end() {
      if (rest !== '') line(rest);
      rest = '';
    },
  };
}

/** Keys of actions; other hashes are irrelevant to a build. */
export function isActionHash(name: string): boolean {
  return isHashOf('build', name) || isHashOf('link', name) || isHashOf('vet', name) || name === 'linkShared';
}

/**
 * The index of the `]` that ends the name: before `: ` and a value, or at the end. Import paths may contain
 * brackets.
 */
function endOfName(text: string): number {
  const quoted = text.indexOf(']: "');
  if (quoted >= 0) return quoted;
  if (text.endsWith(']')) return text.length - 1;
  return text.lastIndexOf(']: ');
}
