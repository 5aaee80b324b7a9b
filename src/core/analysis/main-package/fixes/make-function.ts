import { endOf } from '../../../source/edit-go-file.ts';
import { freeName, renameMain } from '../../../source/edit-main.ts';
import { bytesOf, editFile, goFilesBeside } from '../file-change.ts';
import type { EditFunction } from '../fix.ts';

/** A variable, constant or type named main, wherever it is used; then the function that is still missing. */
export const renamesDeclaration: EditFunction = ({ place, text }, files) => {
  const all = goFilesBeside(place.absolute, files);
  const name = freeName(text, bytesOf(all, files));
  return all.flatMap((file) =>
    editFile(
      file,
      (bytes) => [
        ...renameMain(bytes, name),
        ...(file === place.absolute ? [endOf(bytes, '\nfunc main() {\n}\n')] : []),
      ],
      files,
    ),
  );
};
