import type { MainPlace } from '../../model/main-answer.ts';
import type { FoundDirectory, MainFacts } from './facts.ts';

const PLACE = /^\s*(?:package .*: )?(?:go: )?((?:[A-Za-z]:)?[^\s:]+\.(?:go|mod|work|txt)):(\d+)(?::(\d+))?:/;

/** Finds the position that go printed before the index, on the same line or the one above. */
export function placeInMessage(text: string, index: number, facts: MainFacts): MainPlace | null {
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

/** go prints it relative to its working directory. */
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
  const { included, excluded, invalid } = found.scan;
  return [...included, ...excluded, ...invalid].some((file) => file.name === name);
}
