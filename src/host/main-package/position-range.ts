import * as vscode from 'vscode';
import type { MainPlace } from '../../core/model/main-answer.ts';
import { offsetOf, type TextPosition, textPositionAt } from '../../core/source/text-position.ts';

/**
 * The range to underline for a position: its word; an import together with its name; the rest of the line for a
 * comment; the first line if the whole file is meant.
 */
export function rangeOf(position: MainPlace, bytes: Uint8Array | null): vscode.Range {
  const line = position.line ?? 1;
  if (bytes === null) return new vscode.Range(line - 1, 0, line - 1, 0);
  const start = offsetOf(bytes, { line, column: position.column ?? 1 });
  const from = textPositionAt(bytes, start);
  const newline = bytes.indexOf(0x0a, start);
  const rest = Buffer.from(bytes.subarray(start, newline < 0 ? bytes.length : newline)).toString('utf8');
  const text = rest.replace(/^\ufeff/, '').replace(/\r$/, '');
  const underlined =
    position.line === null
      ? text
      : (/^(\/\/.*|(?:[\p{L}\p{N}_.]+[ \t]+)?"[^"]*"|[\p{L}\p{N}_]+)/u.exec(text)?.[0] ?? text);
  return new vscode.Range(
    positionOf(from),
    positionOf({ ...from, character: from.character + underlined.length }),
  );
}

export function positionOf({ line, character }: TextPosition): vscode.Position {
  return new vscode.Position(line, character);
}
