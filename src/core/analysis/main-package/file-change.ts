import type { MainPlace } from '../../model/main-answer.ts';
import type { ByteEdit } from '../../source/edit-go-file.ts';
import { type TextPosition, textPositionAt } from '../../source/text-position.ts';

/** The current files, including unsaved text. */
export interface SourceFiles {
  readonly bytes: (file: string) => Uint8Array | null;
  readonly goFiles: (directory: string) => readonly string[];
}

export interface TextChange {
  readonly start: TextPosition;
  readonly end: TextPosition;
  readonly text: string;
}

export type FileChange =
  | { readonly kind: 'edit'; readonly file: string; readonly changes: readonly TextChange[] }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'create'; readonly file: string; readonly text: string };

/** Empty if the file does not exist, or nothing in it changes. */
export function editFile(
  file: string,
  make: (bytes: Uint8Array) => readonly ByteEdit[],
  files: SourceFiles,
): readonly FileChange[] {
  const bytes = files.bytes(file);
  const edits = bytes === null ? [] : make(bytes);
  if (bytes === null || edits.length === 0) return [];
  const changes = edits.map(({ start, end, text }) => ({
    start: textPositionAt(bytes, start),
    end: textPositionAt(bytes, end),
    text: withLineEnds(text, bytes),
  }));
  return [{ kind: 'edit', file, changes }];
}

/** Within its directory or to one below. Never overwrites a file. */
export function renameFileTo(file: string, to: string, files: SourceFiles): readonly FileChange[] {
  const { directory, separator } = partsOf(file);
  const target = `${directory}${separator}${to.replaceAll('/', separator)}`;
  if (target === file || files.bytes(target) !== null) return [];
  return [{ kind: 'rename', from: file, to: target }];
}

/** All Go files of the file's directory, including itself. */
export function goFilesBeside(file: string, files: SourceFiles): readonly string[] {
  const { directory, separator } = partsOf(file);
  return files.goFiles(directory).map((name) => `${directory}${separator}${name}`);
}

export function bytesOf(all: readonly string[], files: SourceFiles): readonly Uint8Array[] {
  return all.flatMap((file) => files.bytes(file) ?? []);
}

export function positionOf({ line, column }: MainPlace): { readonly line: number; readonly column: number } {
  return { line: line ?? 1, column: column ?? 1 };
}

/** `tool` of `…/tool_test.go`. */
export function stem(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').replace(/(_test)?\.go$/, '');
}

/** Inserted text uses the line ends of the file. */
function withLineEnds(text: string, bytes: Uint8Array): string {
  const first = bytes.indexOf(0x0a);
  return first > 0 && bytes[first - 1] === 0x0d ? text.replaceAll('\n', '\r\n') : text;
}

function partsOf(file: string): { readonly directory: string; readonly separator: string } {
  const separator = file.includes('\\') && !file.startsWith('/') ? '\\' : '/';
  return { directory: file.slice(0, file.lastIndexOf(separator)), separator };
}
