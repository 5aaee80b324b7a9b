/** Cached widths of text in the fonts of the page. */
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;
let family = '';

export const LABEL_FONT_PX = 13;
export const SMALL_FONT_PX = 12;

export function fontOf(px: number, weight = 400): string {
  family ||= getComputedStyle(document.body).fontFamily || 'sans-serif';
  return `${weight} ${px}px ${family}`;
}

export function textWidth(text: string, px: number, weight = 400): number {
  const key = `${px} ${weight} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * px * 0.6;
  context.font = fontOf(px, weight);
  // A label of 10 kB is cut before it is measured, because nobody sees its end.
  const width = context.measureText(text.slice(0, 400)).width;
  if (widths.size > 20_000) widths.clear();
  widths.set(key, width);
  return width;
}

/**
 * Shortens the text to `room` from the left, the least important end of an import path. `of`, a word before the
 * path, stays: it may be the only difference between `vet a/b` and `test a/b`.
 */
export function shortenLeft(text: string, room: number, px: number, weight = 400, of = ''): string {
  if (text.length <= 400 && textWidth(text, px, weight) <= room) return text;
  const [verb, path] = verbAndPath(text, of);
  if (verb === '') return cutLeft(text, room, px, weight);
  return `${verb} ${cutLeft(path, room - textWidth(`${verb} `, px, weight), px, weight)}`;
}

/**
 * The end of an import path in whole elements, `go/ssa` or `ssa`, if one fits; otherwise the beginning of the
 * last element.
 */
export function shortenToPart(text: string, room: number, px: number, weight: number, of: string): string {
  if (text.length <= 400 && textWidth(text, px, weight) <= room) return text;
  const [verb, path] = verbAndPath(text, of);
  const elements = verb === '' ? path.slice(-400).split('/') : [];
  for (let start = 1; start < elements.length; start++) {
    const end = elements.slice(start).join('/');
    if (end !== '' && textWidth(end, px, weight) <= room) return end;
  }
  return verb === ''
    ? cutRight(elements.at(-1) ?? '', room, px, weight)
    : shortenLeft(text, room, px, weight, of);
}

/** Cuts a name at its end, because its beginning is most important. */
function cutRight(name: string, room: number, px: number, weight: number): string {
  const points = [...name];
  for (let count = points.length - 1; count >= FEWEST; count--) {
    const cut = `${points.slice(0, count).join('')}…`;
    if (textWidth(cut, px, weight) <= room) return cut;
  }
  return '';
}

const FEWEST = 3;

function cutLeft(text: string, room: number, px: number, weight: number): string {
  const points = [...text.slice(-400)];
  let low = 0;
  let high = points.length;
  while (low < high) {
    const count = Math.ceil((low + high) / 2);
    if (textWidth(`…${points.slice(-count).join('')}`, px, weight) <= room) low = count;
    else high = count - 1;
  }
  return low === 0 ? '…' : `…${points.slice(-low).join('')}`;
}

/** `vet` and `a/b` of the name `vet a/b`; if there is nothing to cut, the whole name with an empty verb. */
export function verbAndPath(name: string, verb: string): readonly [verb: string, path: string] {
  if (verb === '' || !name.startsWith(`${verb} `)) return ['', name];
  const path = name.slice(verb.length + 1);
  return path.includes('/') ? [verb, path] : ['', name];
}

/** Text of a trace, drawn literally: characters that change the text direction are shown as symbols. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is being looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** The same for a text of several lines, which keeps its tabs. */
export function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(plain).join('\t'))
    .join('\n');
}
