import type { MainFix, MainPlace, MainReason } from '../../model/main-answer.ts';
import { type ByteEdit, deleteConstraint, endOf, importC, renamePackage } from '../../source/edit-go-file.ts';
import { callFromMain, emptySignature, freeName, hasTests, renameMain } from '../../source/edit-main.ts';
import { scanGoFile } from '../../source/scan-go-file.ts';
import { offsetOf, type TextPosition, textPositionAt } from '../../source/text-position.ts';
import { decodeUtf8, encodeUtf8 } from '../../source/utf8.ts';

/** The files as they are now, unsaved text included. */
export interface SourceFiles {
  readonly bytes: (file: string) => Uint8Array | null;
  /** Names of the Go files of a directory. */
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

/**
 * What carries out a fix that is an edit. Empty when only a person can (which import to write, which line to
 * correct), or when a file of the new name is there already.
 */
export function editsFor(
  fix: MainFix & { readonly kind: 'edit' },
  reason: MainReason,
  files: SourceFiles,
): readonly FileChange[] {
  const { place } = fix;
  const file = place.absolute;
  const edit = (make: (bytes: Uint8Array) => readonly ByteEdit[]) => editOf(file, make, files);
  switch (fix.id) {
    case 'make-package-main':
    case 'same-package':
      return renamePackageOf(place, fix.text.replace(/^package /, ''), files);
    case 'add-main-function':
      return edit((bytes) => [endOf(bytes, `\n${fix.text}`)]);
    case 'write-package-clause':
      return edit((bytes) => [endOf(bytes, `${fix.text}\n`)]);
    case 'add-main-file':
      return files.bytes(file) === null ? [{ kind: 'create', file, text: fix.text }] : [];
    case 'remove-arguments':
      return edit((bytes) => emptySignature(bytes, offsetOf(bytes, at(place))));
    case 'make-function':
      return renameMainOf(file, fix.text, files);
    case 'remove-second-main':
      return reason.id === 'main-twice' ? joinMains(reason.data, fix.text, files) : [];
    case 'delete-constraint':
      return edit(deleteConstraint);
    case 'import-c':
      return edit(importC);
    case 'resave-utf8':
      return reason.id === 'byte-order-mark' ? edit(deleteMarks) : [];
    case 'lower-go-line':
      return edit((bytes) => replaceGoLine(bytes, at(place).line, fix.text));
    case 'rename-file':
      return rename(file, fix.text, files);
    case 'move-file':
      return rename(file, fix.text.replace('NAME', stem(file)), files);
    case 'move-main-out-of-test': {
      const bytes = files.bytes(file);
      return bytes === null || hasTests(bytes) ? [] : rename(file, `${stem(file)}.go`, files);
    }
    default:
      return [];
  }
}

function at({ line, column }: MainPlace): { readonly line: number; readonly column: number } {
  return { line: line ?? 1, column: column ?? 1 };
}

function editOf(
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

/** What is put in ends its lines as the file does. */
function withLineEnds(text: string, bytes: Uint8Array): string {
  const first = bytes.indexOf(0x0a);
  return first > 0 && bytes[first - 1] === 0x0d ? text.replaceAll('\n', '\r\n') : text;
}

/** Every file of the directory that says the same package, whatever the platform, and its tests. */
function renamePackageOf(place: MainPlace, to: string, files: SourceFiles): readonly FileChange[] {
  const bytes = files.bytes(place.absolute);
  const from = bytes === null ? null : scanGoFile(bytes).packageName;
  if (from === null) return [];
  const { directory, separator } = partsOf(place.absolute);
  return files
    .goFiles(directory)
    .flatMap((name) =>
      editOf(
        `${directory}${separator}${name}`,
        (one) => renamePackage(one, from, to, name.endsWith('_test.go')),
        files,
      ),
    );
}

function renameMainOf(file: string, wanted: string, files: SourceFiles): readonly FileChange[] {
  const { directory, separator } = partsOf(file);
  const all = files.goFiles(directory).map((name) => `${directory}${separator}${name}`);
  const name = freeName(wanted, present(all, files));
  return all.flatMap((one) => editOf(one, (bytes) => renameMain(bytes, name), files));
}

/** The second one gets another name, and the first one calls it. */
function joinMains(
  { first, second }: { readonly first: MainPlace; readonly second: MainPlace },
  wanted: string,
  files: SourceFiles,
): readonly FileChange[] {
  const { directory, separator } = partsOf(second.absolute);
  const all = files.goFiles(directory).map((name) => `${directory}${separator}${name}`);
  const name = freeName(wanted, present(all, files));
  const rename = (bytes: Uint8Array): readonly ByteEdit[] => {
    const start = offsetOf(bytes, at(second));
    return [{ start, end: start + 'main'.length, text: name }];
  };
  const call = (bytes: Uint8Array) => callFromMain(bytes, offsetOf(bytes, at(first)), name);
  if (first.absolute === second.absolute)
    return editOf(first.absolute, (bytes) => [...call(bytes), ...rename(bytes)], files);
  return [...editOf(first.absolute, call, files), ...editOf(second.absolute, rename, files)];
}

function present(all: readonly string[], files: SourceFiles): readonly Uint8Array[] {
  return all.flatMap((file) => files.bytes(file) ?? []);
}

/** Only the one at the very beginning is allowed; it is none of the text. */
function deleteMarks(bytes: Uint8Array): readonly ByteEdit[] {
  const found: ByteEdit[] = [];
  for (let start = bytes.indexOf(0xef, 1); start >= 0; start = bytes.indexOf(0xef, start + 1))
    if (bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf)
      found.push({ start, end: start + 3, text: '' });
  return found;
}

function replaceGoLine(bytes: Uint8Array, line: number, text: string): readonly ByteEdit[] {
  const start = offsetOf(bytes, { line, column: 1 });
  const end = bytes.indexOf(0x0a, start);
  const whole = decodeUtf8(bytes, start, end < 0 ? bytes.length : end);
  const old = /^\s*go\s+\S+/.exec(whole)?.[0];
  return old === undefined ? [] : [{ start, end: start + encodeUtf8(old).length, text }];
}

function rename(file: string, to: string, files: SourceFiles): readonly FileChange[] {
  const { directory, separator } = partsOf(file);
  const target = `${directory}${separator}${to.replaceAll('/', separator)}`;
  if (target === file || files.bytes(target) !== null) return [];
  return [{ kind: 'rename', from: file, to: target }];
}

function partsOf(file: string): { readonly directory: string; readonly separator: string } {
  const separator = file.includes('\\') && !file.startsWith('/') ? '\\' : '/';
  return { directory: file.slice(0, file.lastIndexOf(separator)), separator };
}

/** `tool` of `…/tool_test.go`. */
function stem(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').replace(/(_test)?\.go$/, '');
}
