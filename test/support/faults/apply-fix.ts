import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { editsFor } from '../../../src/core/analysis/main-package/edits.ts';
import type {
  FileChange,
  SourceFiles,
  TextChange,
} from '../../../src/core/analysis/main-package/file-change.ts';
import type { MainFix } from '../../../src/core/analysis/main-package/fixes/kinds.ts';
import { removeFolder } from '../remove-folder.ts';

/** A copy of a folder, in place of the original: absolute paths in it stay the same. */
export async function inCopy<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const kept = `${folder}-kept`;
  renameSync(folder, kept);
  try {
    cpSync(kept, folder, { recursive: true, verbatimSymlinks: true });
    return await work();
  } finally {
    removeFolder(folder);
    renameSync(kept, folder);
  }
}

const files: SourceFiles = {
  bytes: (file) => (existsSync(file) ? readFileSync(file) : null),
  goFiles: (directory) =>
    existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.go')) : [],
};

/** Makes the edits of a fix; false if it has none. */
export function applyEdit(fix: MainFix & { readonly kind: 'edit' }): boolean {
  const changes = editsFor(fix, files);
  for (const change of changes) apply(change);
  return changes.length > 0;
}

function apply(change: FileChange): void {
  switch (change.kind) {
    case 'create':
      mkdirSync(path.dirname(change.file), { recursive: true });
      writeFileSync(change.file, change.text);
      return;
    case 'rename':
      mkdirSync(path.dirname(change.to), { recursive: true });
      renameSync(change.from, change.to);
      return;
    case 'edit':
      writeFileSync(change.file, edited(readFileSync(change.file, 'utf8'), change.changes));
  }
}

/** As an editor does it: a byte order mark is not part of its text, and all changes refer to the text as it was. */
export function edited(file: string, changes: readonly TextChange[]): string {
  const byteOrderMark = file.startsWith('\ufeff') ? '\ufeff' : '';
  const text = file.slice(byteOrderMark.length);
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  const offset = ({ line, character }: TextChange['start']) => (starts[line] ?? text.length) + character;
  const inOrder = [...changes].sort((a, b) => offset(b.start) - offset(a.start));
  return (
    byteOrderMark +
    inOrder.reduce(
      (whole, { start, end, text: put }) => whole.slice(0, offset(start)) + put + whole.slice(offset(end)),
      text,
    )
  );
}
