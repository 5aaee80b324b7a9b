import type { MainPlace } from '../../../../model/main-answer.ts';
import type { DirectoryApart, MainFacts, MissingName } from '../../facts.ts';
import { edit } from '../../fix.ts';
import { runDirectory } from '../../fixes/run-directory.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly directories: readonly string[];
  /** What one of them needs of another; null if nothing is known. */
  readonly needs: Pick<MissingName, 'name' | 'usedIn' | 'file'> | null;
}

export const filesOfSeveralDirectories = rule({
  id: 'files-of-several-directories',
  pattern: /named files must all be in one directory/,
  seen: (facts) => (facts.named?.directories.length ?? 0) > 1,
  place: (facts) => {
    const needed = needing(facts);
    return needed === null ? null : placeBelow(facts, needed.dir, needed.needs);
  },
  data: (facts): Data => {
    const needs = needing(facts)?.needs ?? null;
    return {
      directories: facts.named?.directories ?? [],
      needs: needs && { name: needs.name, usedIn: needs.usedIn, file: needs.file },
    };
  },
  fixes: ({ place }, { named }) => [
    ...(named?.apart ?? []).filter(({ runs }) => runs).map(({ dir }) => runDirectory(dir)),
    ...edit('own-package', place, 'replace', ''),
  ],
});

function needing({ named }: MainFacts): (DirectoryApart & { readonly needs: MissingName }) | null {
  for (const apart of named?.apart ?? []) if (apart.needs !== null) return { ...apart, needs: apart.needs };
  return null;
}

function placeBelow({ directory }: MainFacts, dir: string, { usedIn, at }: MissingName): MainPlace {
  const file = dir === '.' ? `./${usedIn}` : `${dir}/${usedIn}`;
  const isAbsolute = /^([A-Za-z]:)?[\\/]/.test(file);
  return { file, absolute: isAbsolute ? file : `${directory}/${file.replace(/^\.\//, '')}`, ...at };
}
