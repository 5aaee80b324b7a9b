import { GoTokens } from './go-tokens.ts';
import { readHeaderExtent } from './import-reader.ts';
import { readDeclaredNames } from './main-declarations.ts';
import { type Position, positionAt } from './position.ts';

/** Names of top-level declarations, without methods, and their positions. */
export function declaredNames(bytes: Uint8Array): ReadonlyMap<string, Position> {
  const { end } = readHeaderExtent(bytes);
  return readDeclaredNames(bytes, end);
}

/**
 * Names that are called as functions (`H(…)`) and never appear where they could be declared: if a file of the
 * package declares one, it is certainly the one that is called. In doubt, a name is omitted.
 */
export function calledNames(bytes: Uint8Array): ReadonlyMap<string, Position> {
  const called = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const { name, offset, isCall } of names(bytes)) {
    if (!isCall) doubtful.add(name);
    else if (!called.has(name)) called.set(name, offset);
  }
  const sure = [...called].filter(([name]) => !doubtful.has(name));
  return new Map(sure.map(([name, offset]) => [name, positionAt(bytes, offset)]));
}

interface NameUse {
  readonly name: string;
  readonly offset: number;
  readonly isCall: boolean;
}

function* names(bytes: Uint8Array): Generator<NameUse> {
  const tokens = new GoTokens(bytes, readHeaderExtent(bytes).end, bytes.length);
  // The open brackets; in the body of an interface, `H()` declares a method.
  const open: boolean[] = [];
  let pending: { name: string; offset: number } | null = null;
  let before = '';
  tokens.next();
  while (tokens.kind !== 'eof') {
    const word = tokens.isA('operator') || tokens.isA('keyword') ? tokens.text() : tokens.kind;
    if (pending !== null) {
      yield { ...pending, isCall: word === '(' };
      pending = null;
    }
    if (tokens.isA('identifier')) {
      const declares = before === 'func' || before === ')' || open.at(-1) === true;
      if (before === '.') pending = null;
      else if (declares) yield { name: tokens.text(), offset: tokens.start, isCall: false };
      else pending = { name: tokens.text(), offset: tokens.start };
    }
    if (word === '{') open.push(before === 'interface');
    else if (word === '}') open.pop();
    before = word;
    tokens.next();
  }
}
