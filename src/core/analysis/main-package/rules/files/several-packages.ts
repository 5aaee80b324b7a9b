import { isImported } from '../../evidence/files.ts';
import { decidingScan, type MainFacts, placeIn } from '../../facts.ts';
import { edit } from '../../fix.ts';
import { runFileByName } from '../../fixes/run-file-by-name.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly first: string;
  readonly firstPackage: string;
  readonly second: string;
  readonly secondPackage: string;
}

export const severalPackages = rule({
  id: 'several-packages',
  pattern:
    /found packages (\S+) \(([^)]*)\) and (\S+) \(([^)]*)\) in |named files must all be in one package/,
  seen: (facts) => decidingScan(facts)?.conflict != null,
  place: (facts) => {
    const conflict = decidingScan(facts)?.conflict;
    return conflict == null || facts.found === null
      ? null
      : placeIn(facts.found, conflict.second.name, conflict.second.scan.packageAt);
  },
  data: (facts, message): Data => {
    const conflict = decidingScan(facts)?.conflict;
    const [, firstPackage, first, secondPackage, second] = message?.match ?? [];
    return {
      first: first ?? conflict?.first.name ?? '',
      firstPackage: firstPackage ?? conflict?.first.scan.packageName ?? '',
      second: second ?? conflict?.second.name ?? '',
      secondPackage: secondPackage ?? conflict?.second.scan.packageName ?? '',
    };
  },
  fixes: ({ place, data: { first, firstPackage, second, secondPackage } }, facts) => {
    const [main, other, otherFile] =
      secondPackage === 'main' ? [second, firstPackage, first] : [first, secondPackage, second];
    const at = otherFile === second ? place : facts.found && placeIn(facts.found, otherFile, null);
    const name = other === firstPackage ? secondPackage : firstPackage;
    const hasMain = firstPackage === 'main' || secondPackage === 'main';
    return [
      ...edit('same-package', at, 'replace', `package ${name}`),
      ...edit('move-file', at, 'move', `${other}/${otherFile}`),
      ...(hasMain && !isImported(facts) ? [runFileByName(pathOf(main, facts))] : []),
    ];
  },
});

function pathOf(name: string, { found }: MainFacts): string {
  return found === null ? name : placeIn(found, name, null).file;
}
