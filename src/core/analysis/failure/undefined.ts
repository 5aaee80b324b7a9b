import type { MainPlace } from '../../model/main-answer.ts';
import { scanGoFile } from '../../source/scan-go-file.ts';
import { encodeUtf8 } from '../../source/utf8.ts';
import { type FailureFacts, placeAt } from './facts.ts';

export interface UndefinedName {
  /** As go names it. */
  readonly shown: string;
  /** Without the package. */
  readonly name: string;
  /** Where it is used. */
  readonly place: MainPlace | null;
  /** Where it could be declared. */
  readonly directories: readonly string[];
  /** A field or a method: any package may be the one. */
  readonly isMember: boolean;
}

const MOST = 20;

const MESSAGE =
  /^(?:vet: )?((?:[A-Za-z]:)?[^\n:]+\.go):(\d+):(\d+): (?:undefined: (\w+)(?:\.(\w+))?|(\w+)\.(\w+) undefined|(?:[\w.]+)\.(\w+) undefined \(type (?:\*)?(\w+)\.\w+ has no field or method)/gm;

/**
 * The names that the compiler did not find, with the directories of the packages that should have them: that of
 * the file, or the imported one.
 */
export function undefinedNames(facts: FailureFacts): readonly UndefinedName[] {
  const { files, directory, text } = facts;
  return [...text.matchAll(MESSAGE)].slice(0, MOST).flatMap((match): UndefinedName[] => {
    const [, shown = '', line, column, first, second, pkg, member, method, owner] = match;
    const file = files.resolve(directory, shown);
    const place = placeAt(file, Number(line), Number(column), facts);
    const own = files.resolve(file, '..');
    const of = (name: string | undefined) => importedDirectory(file, name ?? '', facts);
    if (method !== undefined) return named(`${owner}.${method}`, method, of(owner), place, true);
    if (member !== undefined) return named(`${pkg}.${member}`, member, of(pkg), place, false);
    if (first === undefined) return [];
    return second === undefined
      ? named(first, first, own, place, false)
      : named(`${first}.${second}`, second, of(first), place, false);
  });
}

function named(
  shown: string,
  name: string,
  directory: string | null,
  place: MainPlace,
  isMember: boolean,
): UndefinedName[] {
  return directory === null ? [] : [{ shown, name, place, directories: [directory], isMember }];
}

/** The directory of the package that a file imports under a name. */
function importedDirectory(file: string, name: string, facts: FailureFacts): string | null {
  const text = facts.files.text(file) ?? '';
  const imports = scanGoFile(encodeUtf8(text)).imports.map(({ path }) => path);
  const aliased = new RegExp(`^\\s*(?:import\\s+)?${name}\\s+"([^"]+)"`, 'm').exec(text)?.[1];
  const last = (path: string) =>
    path
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? '';
  const path =
    aliased ??
    imports.find((one) => last(one) === name) ??
    imports.find(
      (one) =>
        last(one)
          .replace(/^go-|-go$|\.v\d+$/g, '')
          .replaceAll('-', '') === name,
    ) ??
    imports.find((one) => last(one).includes(name));
  return path === undefined ? null : facts.packageDirectory(path);
}
