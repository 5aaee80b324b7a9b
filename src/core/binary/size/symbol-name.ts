/** What the name of a go symbol says. */
export interface SymbolName {
  /** Import path; empty if the symbol belongs to no package. */
  readonly package: string;
  /** The type of a method, with `[...]` if it is generic; null for everything else. */
  readonly type: string | null;
  /** Without closures, wrappers and type arguments, so that they count for what they belong to. */
  readonly name: string;
}

/**
 * The parts of a function's name: `net/http.(*Server).Serve.func1` is the method `Serve` of `Server` in `net/http`.
 * null: not a name of go, but of an assembler function or of C.
 */
export function functionName(symbol: string): SymbolName | null {
  if (symbol.startsWith('type:.') || symbol.startsWith('type..')) return typeFunction(symbol);
  if (symbol.startsWith('go:') || symbol.startsWith('go.')) return { package: '', type: null, name: symbol };
  const dot = packageEnd(symbol);
  if (dot <= 0) return null;
  const path = unescapedPath(symbol.slice(0, dot));
  const [first, second] = components(symbol, dot + 1);
  if (first.startsWith('(')) {
    const type = first.replace(/^\(\*?/, '').replace(/\)$/, '');
    return { package: path, type, name: plain(second ?? '') };
  }
  if (second === undefined || second === '' || isMadeByCompiler(second))
    return { package: path, type: null, name: plain(first) };
  return { package: path, type: first, name: plain(second) };
}

/** The parts of a variable's name; numbers of what the compiler made are left out. null: not a name of go. */
export function dataName(symbol: string): SymbolName | null {
  if (/^go[:.]itab\./.test(symbol)) {
    const concrete = typeName(symbol.slice('go:itab.'.length).split(',')[0] ?? '');
    return { ...concrete, name: 'itab' };
  }
  if (/^(go|type)[:.]/.test(symbol)) return { package: '', type: null, name: symbol };
  const dot = packageEnd(symbol);
  if (dot <= 0) return null;
  const path = unescapedPath(symbol.slice(0, dot));
  const [first, second] = components(symbol, dot + 1);
  // `main..stmp_12` is a value that the compiler made.
  return {
    package: path,
    type: null,
    name: first === '' ? `.${(second ?? '').replace(/[_.]?\d+$/, '')}` : plain(first),
  };
}

/** `type:.eq.PKG.T`: a comparison, a hash. */
function typeFunction(symbol: string): SymbolName {
  const end = symbol.indexOf('.', 'type:.'.length);
  const name = `type:.${symbol.slice('type:.'.length, end < 0 ? undefined : end)}`;
  return { ...typeName(end < 0 ? '' : symbol.slice(end + 1)), name };
}

/** Where a type is declared; of a pointer, a slice or an array, where its elements are. */
export function typeName(text: string): SymbolName {
  const named = text.replace(/^(\*|\[\d*\]|go\.shape\.)+/, '');
  const isLiteral = /^(struct|interface|func|map|chan|<-chan)\b/.test(named) && !/^\w+\./.test(named);
  const dot = isLiteral ? -1 : packageEnd(named);
  if (dot <= 0) return { package: '', type: null, name: named };
  const [first] = components(named, dot + 1);
  return { package: unescapedPath(named.slice(0, dot)), type: first, name: first };
}

/** The first dot after the last slash that stands before any type argument. */
function packageEnd(symbol: string): number {
  const bracket = symbol.indexOf('[');
  const slash = symbol.lastIndexOf('/', bracket < 0 ? undefined : bracket);
  const dot = symbol.indexOf('.', slash + 1);
  return bracket >= 0 && dot > bracket ? -1 : dot;
}

/** The first two parts between dots, where dots in parentheses and brackets do not count; type arguments are `...`. */
function components(symbol: string, from: number): readonly [string, string | undefined] {
  const found: string[] = [];
  let text = '';
  let depth = 0;
  let start = from;
  for (let at = from; at <= symbol.length; at++) {
    const code = at < symbol.length ? symbol.charCodeAt(at) : DOT;
    if (code === OPEN) {
      if (depth++ === 0) text += `${symbol.slice(start, at)}[...]`;
    } else if (code === CLOSE && depth > 0) {
      depth -= 1;
      start = at + 1;
    } else if (code === DOT && (depth === 0 || at === symbol.length)) {
      // Three dots are type arguments that the line table does not spell out.
      found.push(text + (depth === 0 ? symbol.slice(start, at) : ''));
      if (found.length === 2) break;
      text = '';
      start = at + 1;
    }
  }
  return [found[0] ?? '', found[1]];
}
const DOT = 0x2e;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** `func1`, `gowrap2`, `3`: a closure or a wrapper; `abi0`, `str`: another form of the same thing. */
function isMadeByCompiler(part: string): boolean {
  return /^(func\d|gowrap\d|deferwrap\d|\d|abi0$|abiinternal$|args_stackmap$|stkobj$|arginfo\d|argliveinfo$)/.test(
    part,
  );
}

/** Without `-fm` of a method value, `-range1` of a loop's body and `·dwrap·1`. */
function plain(name: string): string {
  const end = name.search(/-|·/);
  return end > 0 ? name.slice(0, end) : name;
}

/** In names of symbols, go escapes dots after the last slash, and what is not ASCII. */
export function unescapedPath(path: string): string {
  if (!path.includes('%')) return path;
  return path.replaceAll(/%([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
