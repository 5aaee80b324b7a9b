import { GoTokens } from './go-tokens.ts';
import { type Position, positionAt } from './position.ts';

/** A top-level declaration of the name `main`, valid or not. */
export interface MainDeclaration {
  /** `func` is the valid one. `method` is ignored by go; `value` is var, const or type. */
  readonly shape: 'func' | 'arguments' | 'results' | 'generic' | 'method' | 'value';
  readonly at: Position;
}

/** All declarations of `main` after the imports, which end at `from`. */
export function* readMainDeclarations(
  bytes: Uint8Array,
  from: number,
): Generator<void, readonly MainDeclaration[], void> {
  const found: { shape: MainDeclaration['shape']; offset: number }[] = [];
  for (const declaration of topLevelDeclarations(bytes, from))
    if (declaration === PAUSE) yield;
    else if (declaration.isMain) found.push({ shape: declaration.shape, offset: declaration.offset });
  return found.map(({ shape, offset }) => ({ shape, at: positionAt(bytes, offset) }));
}

/** Names of top-level declarations without methods. */
export function readDeclaredNames(bytes: Uint8Array, from: number): ReadonlyMap<string, Position> {
  const names = new Map<string, Position>();
  for (const declaration of topLevelDeclarations(bytes, from, true))
    if (declaration !== PAUSE && declaration.shape !== 'method')
      names.set(declaration.name, positionAt(bytes, declaration.offset));
  return names;
}

interface Declaration {
  readonly name: string;
  readonly isMain: boolean;
  readonly shape: MainDeclaration['shape'];
  readonly offset: number;
}

/** Yields between declarations, and within a long one, so that the caller can do other work. */
const PAUSE = null;
/** For a file of ordinary size, all of them at once. */
const TOKENS_AT_ONCE = 8_192;

function* topLevelDeclarations(
  bytes: Uint8Array,
  from: number,
  wantNames = false,
): Generator<Declaration | typeof PAUSE> {
  const tokens = new GoTokens(bytes, from, bytes.length);
  const name = () => (wantNames ? tokens.text() : '');
  let depth = 0;
  let read = 0;
  tokens.next();
  while (!tokens.isA('eof')) {
    if (++read % TOKENS_AT_ONCE === 0) yield PAUSE;
    if (depth === 0 && tokens.isA('keyword')) {
      if (tokens.is('func')) {
        const declaration = readFunc(tokens, name);
        if (declaration !== null) yield declaration;
        continue;
      }
      if (tokens.is('var') || tokens.is('const') || tokens.is('type')) {
        yield* readSpecs(tokens, name);
        continue;
      }
    }
    depth = Math.max(0, depth + depthChange(tokens));
    tokens.next();
  }
}

function depthChange(tokens: GoTokens): number {
  if (!tokens.isA('operator')) return 0;
  if (tokens.is('{') || tokens.is('(') || tokens.is('[')) return 1;
  return tokens.is('}') || tokens.is(')') || tokens.is(']') ? -1 : 0;
}

/** Starts at `func`; stops at the `{` of its body, or where the signature is invalid. */
function readFunc(tokens: GoTokens, name: () => string): Declaration | null {
  tokens.next();
  const isMethod = tokens.is('(');
  if (isMethod) skipBrackets(tokens);
  if (!tokens.isA('identifier')) return null;
  const declaration = { name: name(), isMain: tokens.is('main'), offset: tokens.start };
  tokens.next();
  return { ...declaration, shape: isMethod ? 'method' : readShape(tokens) };
}

function readShape(tokens: GoTokens): MainDeclaration['shape'] {
  if (tokens.is('[')) return 'generic';
  if (!tokens.is('(')) return 'func';
  tokens.next();
  if (!tokens.is(')')) {
    skipToClose(tokens);
    return 'arguments';
  }
  tokens.next();
  if (tokens.is('(')) {
    // `func main() ()` also has no results.
    tokens.next();
    if (!tokens.is(')')) {
      skipToClose(tokens);
      return 'results';
    }
    tokens.next();
    return 'func';
  }
  return tokens.is('{') || tokens.isA(';') || tokens.isA('eof') ? 'func' : 'results';
}

/** Starts inside brackets; moves behind the closing one. */
function skipToClose(tokens: GoTokens): void {
  let depth = 1;
  while (!tokens.isA('eof')) {
    depth += depthChange(tokens);
    tokens.next();
    if (depth <= 0) return;
  }
}

function skipBrackets(tokens: GoTokens): void {
  tokens.next();
  skipToClose(tokens);
}

/** Starts at `var`, `const` or `type`; one spec, or several in parentheses. */
function* readSpecs(tokens: GoTokens, name: () => string): Generator<Declaration | typeof PAUSE> {
  tokens.next();
  if (!tokens.is('(')) {
    yield* readNames(tokens, name);
    yield* skipSpec(tokens);
    return;
  }
  tokens.next();
  while (!tokens.isA('eof') && !tokens.is(')')) {
    yield* readNames(tokens, name);
    yield* skipSpec(tokens);
    if (tokens.isA(';')) tokens.next();
  }
}

function* readNames(tokens: GoTokens, name: () => string): Generator<Declaration> {
  while (tokens.isA('identifier')) {
    yield { name: name(), isMain: tokens.is('main'), shape: 'value', offset: tokens.start };
    tokens.next();
    if (!tokens.is(',')) return;
    tokens.next();
  }
}

/** Moves to the semicolon that ends a spec, or to the parenthesis that closes its group. */
function* skipSpec(tokens: GoTokens): Generator<typeof PAUSE> {
  let depth = 0;
  let read = 0;
  while (!tokens.isA('eof')) {
    if (++read % TOKENS_AT_ONCE === 0) yield PAUSE;
    const change = depthChange(tokens);
    if (depth === 0 && (tokens.isA(';') || change < 0)) return;
    depth += change;
    tokens.next();
  }
}
