/** Splits a stream of text into lines. */
export interface LineCutter {
  /** The lines that this piece completes; null once a line is longer than allowed. */
  readonly push: (piece: string) => readonly string[] | null;
}

export function cutLines(longest: () => number): LineCutter {
  // A long line arrives in many pieces, which are joined once it is complete.
  let started: string[] = [];
  let length = 0;
  return {
    push(piece) {
      const parts = piece.split('\n');
      const rest = parts.pop() ?? '';
      const lines: string[] = [];
      for (const part of parts) {
        if (length + part.length > longest()) return null;
        lines.push(length === 0 ? part : [...started, part].join(''));
        started = [];
        length = 0;
      }
      length += rest.length;
      if (length > longest()) return null;
      if (rest !== '') started.push(rest);
      return lines;
    },
  };
}
