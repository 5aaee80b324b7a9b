import type { ExcludedFile } from '../../../../source/scan-directory.ts';
import { programFiles } from '../../evidence/files.ts';
import { declared, isMain, UNDECLARED } from '../../evidence/main-declarations.ts';
import { type MainFacts, placeIn } from '../../facts.ts';
import type { CommandFix } from '../../fix.ts';
import { addMainFunction } from '../../fixes/add-main-function.ts';
import { runDirectory } from '../../fixes/run-directory.ts';
import { runFileByName } from '../../fixes/run-file-by-name.ts';
import { runMains } from '../../fixes/run-main.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  /** The file with the only func main, if it is excluded. */
  readonly leftOut: string | null;
  /** For named files: another file of the directory that has func main. */
  readonly elsewhere: { readonly named: string; readonly file: string } | null;
}

export const noMainFunction = rule({
  id: 'no-main-function',
  pattern: UNDECLARED,
  seen: (facts) => isMain(facts) && declared(facts).length === 0,
  place: (facts) => {
    const first = programFiles(facts)[0];
    return first === undefined || facts.found === null
      ? null
      : placeIn(facts.found, first.name, first.scan.packageAt);
  },
  data: (facts): Data => ({
    dir: facts.found?.shown ?? '.',
    leftOut: excludedFileWithMain(facts)?.name ?? null,
    elsewhere: mainElsewhere(facts),
  }),
  fixes: ({ data }, facts) =>
    data.elsewhere === null
      ? [
          ...excludedMain(data.leftOut, facts),
          ...addMainFunction(facts),
          ...runMains(facts.found?.mains ?? []),
        ]
      : [runDirectory(facts.found?.shown ?? '.')],
});

/** The unnamed file of the directory that has func main, if files were named. */
function mainElsewhere(facts: MainFacts): { named: string; file: string } | null {
  if (facts.named === null) return null;
  const file = facts.found?.scan.included.find(
    ({ kind, scan }) =>
      (kind === 'go' || kind === 'cgo') &&
      scan.packageName === 'main' &&
      scan.declarations.some(({ shape }) => shape === 'func'),
  );
  return file === undefined ? null : { named: facts.named.shown.join(' '), file: file.name };
}

function excludedFileWithMain(facts: MainFacts): ExcludedFile | undefined {
  return facts.found?.scan.excluded.find(
    ({ scan, name }) =>
      scan.packageName === 'main' &&
      !name.endsWith('_test.go') &&
      scan.declarations.some(({ shape }) => shape === 'func'),
  );
}

function excludedMain(name: string | null, { found }: MainFacts): readonly CommandFix<'run-file-by-name'>[] {
  const file = found?.scan.excluded.find((entry) => entry.name === name);
  return file === undefined || found === null ? [] : [runFileByName(placeIn(found, file.name, null).file)];
}
