/** A boolean expression over build tags, as go/build/constraint has it. */
export type ConstraintExpr =
  | { readonly op: 'tag'; readonly tag: string }
  | { readonly op: 'not'; readonly x: ConstraintExpr }
  | { readonly op: 'and' | 'or'; readonly x: ConstraintExpr; readonly y: ConstraintExpr };

export function evalConstraint(expr: ConstraintExpr, isSet: (tag: string) => boolean): boolean {
  // go limits an expression to 1000 operands; chains lean to the left, so the depth is bounded too.
  switch (expr.op) {
    case 'tag':
      return isSet(expr.tag);
    case 'not':
      return !evalConstraint(expr.x, isSet);
    case 'and':
      return evalConstraint(expr.x, isSet) && evalConstraint(expr.y, isSet);
    case 'or':
      return evalConstraint(expr.x, isSet) || evalConstraint(expr.y, isSet);
  }
}

export function constraintTags(expr: ConstraintExpr, into: Set<string> = new Set()): ReadonlySet<string> {
  if (expr.op === 'tag') into.add(expr.tag);
  else {
    constraintTags(expr.x, into);
    if (expr.op !== 'not') constraintTags(expr.y, into);
  }
  return into;
}

export type ParsedConstraint =
  | { readonly expr: ConstraintExpr; readonly error: null }
  | { readonly expr: null; readonly error: string };

/** Parses `//go:build …` or `// +build …` without its line end; null if it is neither. */
export function parseConstraintLine(line: string): ParsedConstraint | null {
  const goBuild = splitGoBuild(line);
  if (goBuild !== null) return parseGoBuildExpr(goBuild);
  const plusBuild = splitPlusBuild(line);
  return plusBuild === null ? null : parsePlusBuildExpr(plusBuild);
}

// Unicode's White_Space, which Go's strings.TrimSpace trims; JavaScript's \s includes U+FEFF and lacks U+0085.
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const TRIM = new RegExp(`^${SPACE}+|${SPACE}+$`, 'g');
const FIELDS = new RegExp(`${SPACE}+`);

export function trimGoSpace(text: string): string {
  return text.replace(TRIM, '');
}

function splitGoBuild(line: string): string | null {
  if (!line.startsWith('//go:build')) return null;
  return wordRest(trimGoSpace(line).slice('//go:build'.length));
}

export function splitPlusBuild(line: string): string | null {
  if (!line.startsWith('//')) return null;
  const text = trimGoSpace(line.slice(2));
  return text.startsWith('+build') ? wordRest(text.slice('+build'.length)) : null;
}

function wordRest(rest: string): string | null {
  const trimmed = trimGoSpace(rest);
  return rest !== '' && trimmed.length === rest.length ? null : trimmed;
}

class ConstraintError extends Error {}
const MAX_OPERANDS = 1000;
const TAG_CHARACTER = /^[\p{L}\p{Nd}_.]$/u;

function parseGoBuildExpr(text: string): ParsedConstraint {
  try {
    const parser = new ExprParser(text);
    return { expr: parser.parse(), error: null };
  } catch (error) {
    if (error instanceof ConstraintError) return { expr: null, error: error.message };
    throw error;
  }
}

/** Recursive descent, as in go/build/constraint; the size limit also bounds the recursion. */
class ExprParser {
  private readonly text: readonly string[];
  private at = 0;
  private token = '';
  private isTag = false;
  private operands = 0;

  constructor(text: string) {
    this.text = [...text];
  }

  parse(): ConstraintExpr {
    const expr = this.or();
    if (this.token !== '') throw new ConstraintError(`unexpected token ${this.token}`);
    return expr;
  }

  private or(): ConstraintExpr {
    let x = this.and();
    while (this.token === '||') x = { op: 'or', x, y: this.and() };
    return x;
  }

  private and(): ConstraintExpr {
    let x = this.not();
    while (this.token === '&&') x = { op: 'and', x, y: this.not() };
    return x;
  }

  private not(): ConstraintExpr {
    if (++this.operands > MAX_OPERANDS) throw new ConstraintError('build expression too large');
    this.lex();
    if (this.token !== '!') return this.atom();
    this.lex();
    if (this.token === '!') throw new ConstraintError('double negation not allowed');
    return { op: 'not', x: this.atom() };
  }

  private atom(): ConstraintExpr {
    if (this.has('(')) {
      let x: ConstraintExpr;
      try {
        x = this.or();
      } catch (error) {
        if (error instanceof ConstraintError && error.message === 'unexpected end of expression')
          throw new ConstraintError('missing close paren');
        throw error;
      }
      if (!this.has(')')) throw new ConstraintError('missing close paren');
      this.lex();
      return x;
    }
    if (!this.isTag)
      throw new ConstraintError(
        this.token === '' ? 'unexpected end of expression' : `unexpected token ${this.token}`,
      );
    const tag = this.token;
    this.lex();
    return { op: 'tag', tag };
  }

  private has(token: string): boolean {
    return this.token === token;
  }

  private lex(): void {
    this.isTag = false;
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
    const c = this.text[this.at];
    if (c === undefined) {
      this.token = '';
      return;
    }
    if (c === '(' || c === ')' || c === '!') {
      this.at++;
      this.token = c;
      return;
    }
    if (c === '&' || c === '|') {
      if (this.text[this.at + 1] !== c) throw new ConstraintError(`invalid syntax at ${c}`);
      this.at += 2;
      this.token = c + c;
      return;
    }
    const start = this.at;
    while (TAG_CHARACTER.test(this.text[this.at] ?? '')) this.at++;
    if (this.at === start) throw new ConstraintError(`invalid syntax at ${c}`);
    this.token = this.text.slice(start, this.at).join('');
    this.isTag = true;
  }
}

const MAX_OLD_SIZE = 100;
const VALID_TAG = /^[\p{L}\p{Nd}_.]+$/u;

/** `a,b !c`: spaces mean "or", commas "and". An invalid tag counts as `ignore`. */
function parsePlusBuildExpr(text: string): ParsedConstraint {
  let size = 0;
  let x: ConstraintExpr | null = null;
  for (const clause of text.split(FIELDS).filter((word) => word !== '')) {
    let y: ConstraintExpr | null = null;
    for (const literal of clause.split(',')) {
      const z = plusBuildLiteral(literal);
      if (y !== null && ++size > MAX_OLD_SIZE) return tooComplex;
      y = y === null ? z : { op: 'and', x: y, y: z };
    }
    if (y === null) continue;
    if (x !== null && ++size > MAX_OLD_SIZE) return tooComplex;
    x = x === null ? y : { op: 'or', x, y };
  }
  return { expr: x ?? { op: 'tag', tag: 'ignore' }, error: null };
}

const tooComplex = { expr: null, error: 'expression too complex for // +build lines' } as const;

function plusBuildLiteral(literal: string): ConstraintExpr {
  if (literal.startsWith('!!') || literal === '!') return { op: 'tag', tag: 'ignore' };
  const negated = literal.startsWith('!');
  const word = negated ? literal.slice(1) : literal;
  const tag: ConstraintExpr = { op: 'tag', tag: VALID_TAG.test(word) ? word : 'ignore' };
  return negated ? { op: 'not', x: tag } : tag;
}
