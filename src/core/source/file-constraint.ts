import {
  type ParsedConstraint,
  parseConstraintLine,
  splitPlusBuild,
  trimGoSpace,
} from './build-constraint.ts';
import { type Position, positionAt } from './position.ts';
import { decodeUtf8 } from './utf8.ts';

/** One `//go:build` or `// +build` line that takes effect. */
export interface ConstraintLine {
  readonly kind: 'go:build' | '+build';
  readonly text: string;
  readonly at: Position;
  readonly parsed: ParsedConstraint;
}

export interface FileConstraint {
  /** All must hold. If there is a `//go:build` line, `// +build` lines are ignored. */
  readonly lines: readonly ConstraintLine[];
  /** A second `//go:build` line, for which go refuses the file. */
  readonly second: Position | null;
  /** A line that looks like a constraint but is not one, because it comes too late or lacks its blank line. */
  readonly ignored: { readonly text: string; readonly at: Position } | null;
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

/** Like go/build's parseFileHeader and shouldBuild. `header` ends where go stops reading. */
export function readFileConstraint(bytes: Uint8Array, start: number, end: number): FileConstraint {
  const lines = headerLines(bytes, start, end);
  const walk = walkHeader(lines);
  const at = (line: Line) => positionAt(bytes, line.offset);
  const toLine = (line: Line, kind: ConstraintLine['kind']): ConstraintLine => ({
    kind,
    text: line.text,
    at: at(line),
    parsed: parseConstraintLine(line.text) ?? { expr: null, error: 'not a build constraint' },
  });
  const ignored = walk.late === null ? null : { text: walk.late.text, at: at(walk.late) };
  if (walk.second !== null) return { lines: [], second: at(walk.second), ignored };
  if (walk.goBuild !== null) return { lines: [toLine(walk.goBuild, 'go:build')], second: null, ignored };
  const plus = walk.plusBuild.map((line) => toLine(line, '+build'));
  // A `// +build` line that cannot be parsed is ignored.
  return { lines: plus.filter((line) => line.parsed.expr !== null), second: null, ignored };
}

/** The leading lines that are blank or comments, and the first other line. */
function* headerLines(bytes: Uint8Array, start: number, end: number): Generator<Line> {
  for (let at = start; at < end; ) {
    let next = bytes.indexOf(0x0a, at);
    if (next < 0 || next >= end) next = end;
    yield { text: trimGoSpace(decodeUtf8(bytes, at, next)), offset: skipBlanks(bytes, at, next) };
    at = next + 1;
  }
}

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d)) at++;
  return at;
}

interface HeaderWalk {
  goBuild: Line | null;
  second: Line | null;
  plusBuild: readonly Line[];
  late: Line | null;
}

function walkHeader(lines: Iterable<Line>): HeaderWalk {
  let goBuild: Line | null = null;
  let plusBuild: Line[] = [];
  let waiting: Line[] = [];
  let ended = false;
  let inBlock = false;
  for (const line of lines) {
    let rest = line.text;
    if (rest === '' && !ended) {
      // A `// +build` line takes effect only above a blank line.
      plusBuild = [...plusBuild, ...waiting];
      waiting = [];
      continue;
    }
    if (!rest.startsWith('//')) ended = true;
    if (!inBlock && isGoBuild(rest)) {
      if (goBuild !== null) return { goBuild, second: line, plusBuild, late: null };
      goBuild = line;
    }
    if (!ended && splitPlusBuild(rest) !== null) waiting.push(line);
    while (rest !== '') {
      if (inBlock) {
        const close = rest.indexOf('*/');
        if (close < 0) break;
        inBlock = false;
        rest = trimGoSpace(rest.slice(close + 2));
      } else if (rest.startsWith('//')) break;
      else if (rest.startsWith('/*')) {
        inBlock = true;
        rest = trimGoSpace(rest.slice(2));
      } else
        return { goBuild, second: null, plusBuild, late: goBuild === null ? (waiting[0] ?? null) : null };
    }
  }
  return { goBuild, second: null, plusBuild, late: goBuild === null ? (waiting[0] ?? null) : null };
}

function isGoBuild(line: string): boolean {
  if (!line.startsWith('//go:build')) return false;
  const rest = line.slice('//go:build'.length);
  return rest === '' || trimGoSpace(rest).length < rest.length;
}
