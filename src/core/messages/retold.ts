import type { SameShape } from './same-shape.ts';

/** Sentences by name; what changes in them are texts. */
export type Sentences = Readonly<Record<string, string | ((...parts: string[]) => string)>>;

/**
 * The notes of a trace are English sentences. Here such a sentence is found in its table and said in another
 * language; a text that is none of them stays as it is.
 */
export function retold<T extends Sentences>(text: string, english: T, other: SameShape<T>): string {
  const others: Sentences = other as Sentences;
  for (const [name, sentence] of Object.entries<Sentences[string]>(english)) {
    const parts = partsOf(text, sentence);
    if (parts === null) continue;
    const said = others[name] ?? text;
    return typeof said === 'string' ? said : said(...parts);
  }
  return text;
}

/** What stands in the places of a sentence; null when the text is another one. */
function partsOf(text: string, sentence: Sentences[string]): readonly string[] | null {
  if (typeof sentence === 'string') return text === sentence ? [] : null;
  const marks = Array.from({ length: sentence.length }, (_, place) => `\ue000${place}\ue000`);
  const places: number[] = [];
  const pattern = sentence(...marks)
    .split(/\ue000(\d+)\ue000/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      places.push(Number(part));
      return '([^]*)';
    })
    .join('');
  const found = new RegExp(`^${pattern}$`).exec(text);
  if (found === null) return null;
  const parts = marks.map(() => '');
  for (const [index, place] of places.entries()) parts[place] = found[index + 1] ?? '';
  return parts;
}
