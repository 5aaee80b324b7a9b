/** A sentence in pieces, so that a screen can link package names while plain text only shows them. */
export type Phrase = readonly Piece[];

export type Piece =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  /** `row` is its index in the view. */
  | { readonly kind: 'package'; readonly text: string; readonly row: number }
  | {
      readonly kind: 'file';
      readonly text: string;
      readonly path: string;
      readonly line: number | null;
      readonly column: number | null;
    };

/** Joins adjacent pieces of plain text and drops empty ones. */
export function phrase(...parts: readonly (string | Piece | Phrase)[]): Phrase {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const added: Phrase =
      typeof part === 'string' ? [{ kind: 'text', text: part }] : isPhrase(part) ? part : [part];
    for (const piece of added) {
      const last = pieces.at(-1);
      if (piece.text === '') continue;
      if (piece.kind === 'text' && last?.kind === 'text')
        pieces[pieces.length - 1] = { kind: 'text', text: last.text + piece.text };
      else pieces.push(piece);
    }
  }
  return pieces;
}

export function strong(text: string): Piece {
  return { kind: 'strong', text };
}

export function plainText(sentence: Phrase): string {
  return sentence.map((piece) => piece.text).join('');
}

/** `a, b and c`; more than `most` items are shortened to `a, b and 7 more`. */
export function listed(
  items: readonly Piece[],
  most: number,
  and: string,
  more: (count: number) => string,
): Phrase {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  const left = items.length - shown.length;
  const all: readonly Piece[] = left > 0 ? [...shown, { kind: 'text', text: more(left) }] : shown;
  return phrase(
    ...all.flatMap((item, index) => {
      if (index === 0) return [item];
      return [index === all.length - 1 ? and : ', ', item];
    }),
  );
}

function isPhrase(part: Piece | Phrase): part is Phrase {
  return Array.isArray(part);
}
