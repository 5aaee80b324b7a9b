import { type CgoOff, cgoFixes, cgoOffReason, cgoSetting } from '../../cgo.ts';
import { type FailureFacts, placeAt } from '../../facts.ts';
import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly dir: string;
  readonly file: string;
  readonly off: CgoOff;
}

/** All files of a package import "C", and cgo is off. */
export const cgoOff = rule({
  id: 'cgo-off',
  pattern: /build constraints exclude all Go files in ([^\n]+)|matched no packages/,
  when: (facts) => cgoFile(facts) !== null,
  place: (facts) => cgoFile(facts)?.place ?? null,
  data: (facts): Data => ({
    dir: facts.files.shown(directoryOf(facts)),
    file: cgoFile(facts)?.place.file ?? '',
    off: cgoOffReason(facts),
    setBy: cgoSetting(facts),
  }),
  fixes: ({ data }, facts) => [...cgoFixes(data.off, facts), advice('package-without-cgo', [data.dir])],
});

function directoryOf(facts: FailureFacts): string {
  return cgoFile(facts)?.directory ?? facts.directory;
}

/** go names the directory, except where a pattern finds no package at all. */
function directoriesIn({ text, files, directory }: FailureFacts): readonly string[] {
  const shown = /build constraints exclude all Go files in ([^\n]+)/.exec(text)?.[1]?.trim();
  if (shown !== undefined) return [files.resolve(directory, shown)];
  const below = files.list(directory).map((name) => files.resolve(directory, name));
  return [directory, ...below.filter((one) => files.kind(one) === 'directory')];
}

function cgoFile(facts: FailureFacts) {
  if (facts.target.cgo) return null;
  for (const directory of directoriesIn(facts)) {
    const names = facts.files
      .list(directory)
      .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'));
    for (const name of names) {
      const file = facts.files.resolve(directory, name);
      const lines = facts.files.text(file)?.split('\n') ?? [];
      const at = lines.findIndex((line) => /^\s*(?:import\s+)?"C"/.test(line));
      if (at < 0) continue;
      const column = (lines[at] ?? '').indexOf('"C"') + 1;
      return { directory, place: placeAt(file, at + 1, column, facts) };
    }
  }
  return null;
}
