import type { MainPlace, MainReason, MainReasonData, MainReasonId } from '../../model/main-answer.ts';
import type { FoundDirectory, MainFacts } from './facts.ts';

/** What go printed, and what a rule's pattern found in it. */
export interface GoMessage {
  readonly text: string;
  readonly match: RegExpExecArray;
  /** The `file:line:column` before the match on its line, or the file named in it. */
  readonly place: MainPlace | null;
}

/** One reason: how go words it, how the files alone show it, and what there is to know about it. */
export interface MainRule {
  readonly id: MainReasonId;
  /** go's words for it, in any version. */
  readonly says: RegExp | null;
  /** Tells apart reasons for which go has the same words; without it the words are enough. */
  readonly when?: (facts: MainFacts) => boolean;
  /** Whether the files alone show it; without it only go can tell. */
  readonly seen?: (facts: MainFacts) => boolean;
  readonly reason: (facts: MainFacts, words: GoMessage | null) => MainReason;
}

/** Ties the data to the id, so that a rule cannot give another one's. */
export function rule<Id extends MainReasonId>(
  id: Id,
  spec: Omit<MainRule, 'id' | 'reason'> & {
    readonly place?: (facts: MainFacts, words: GoMessage | null) => MainPlace | null;
    readonly data: (facts: MainFacts, words: GoMessage | null) => MainReasonData[Id];
  },
): MainRule {
  const { place, data, ...rest } = spec;
  return {
    ...rest,
    id,
    reason: (facts, words) => {
      const at = place?.(facts, words) ?? words?.place ?? null;
      return { id, place: at, data: data(facts, words) } as unknown as MainReason;
    },
  };
}

const PLACE = /^\s*(?:package .*: )?(?:go: )?((?:[A-Za-z]:)?[^\s:]+\.(?:go|mod|work|txt)):(\d+)(?::(\d+))?:/;

/** Finds the place that go printed before its words, on the same line or the one above. */
export function placeInWords(text: string, index: number, facts: MainFacts): MainPlace | null {
  const lineStart = text.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
  for (const line of [text.slice(lineStart), text.slice(text.lastIndexOf('\n', lineStart - 2) + 1)]) {
    const found = PLACE.exec(line);
    if (found === null) continue;
    const [, file = '', row, column] = found;
    return {
      file,
      absolute: absolutePath(file, facts),
      line: Number(row),
      column: column === undefined ? null : Number(column),
    };
  }
  return null;
}

/** go prints it relative to where it was started. */
function absolutePath(file: string, { found, directory }: MainFacts): string {
  if (/^([A-Za-z]:)?[\\/]/.test(file)) return file;
  const isBare = !/[\\/]/.test(file);
  if (isBare && found !== null && isIn(found, file)) return joined(found.absolute, file);
  return joined(directory, file);
}

function joined(directory: string, file: string): string {
  const separator = directory.includes('\\') && !directory.startsWith('/') ? '\\' : '/';
  const parts = directory.split(/[\\/]/);
  for (const part of file.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join(separator);
}

function isIn(found: FoundDirectory, name: string): boolean {
  const { kept, leftOut, invalid } = found.scan;
  return [...kept, ...leftOut, ...invalid].some((file) => file.name === name);
}
