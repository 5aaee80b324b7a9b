import { importC } from '../../../source/edit-go-file.ts';
import { editFile } from '../file-change.ts';
import type { EditFunction } from '../fix.ts';

export const importsC: EditFunction = ({ place }, files) => editFile(place.absolute, importC, files);
