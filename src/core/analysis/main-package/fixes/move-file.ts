import { renameFileTo, stem } from '../file-change.ts';
import type { EditFunction } from '../fix.ts';

/** NAME in the new path stands for the file's own name. */
export const movesFile: EditFunction = ({ place: { absolute: file }, text }, files) =>
  renameFileTo(file, text.replace('NAME', stem(file)), files);
