import path from 'node:path';
import type { MainEntry } from '../../core/analysis/main-package/answer.ts';
import { type RecordedCommand, readRecordedLine } from '../../core/go/recorded-line.ts';
import { isSamePath } from '../../core/go/same-path.ts';

/**
 * Whether a traced go command was about this main package, whatever name and flags it used. `directory` is
 * where go worked, after `-C`.
 */
export function isRunOf(entry: MainEntry, command: RecordedCommand, directory: string): boolean {
  const line = readRecordedLine(command);
  if (!['run', 'build', 'install'].includes(line.verb)) return false;
  const [first = '.', ...more] = line.packages;
  if (first.endsWith('.go')) {
    const files = line.packages.map((file) => path.resolve(directory, file));
    return files.some((file) => isSamePath(file, entry.mainAt?.absolute ?? ''));
  }
  if (more.length > 0 || entry.kind === 'file') return false;
  return isSamePath(path.resolve(directory, first), entry.absolute) || first === entry.importPath;
}
