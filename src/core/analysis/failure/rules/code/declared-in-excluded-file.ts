import type { Exclusion } from '../../../../model/main-answer.ts';
import { tagKind } from '../../../../source/build-context.ts';
import { excludedByContent, excludedByName, settingsFor } from '../../../../source/exclusion.ts';
import { scanGoFile } from '../../../../source/scan-go-file.ts';
import { declaredNames } from '../../../../source/used-names.ts';
import { encodeUtf8 } from '../../../../source/utf8.ts';
import { cgoFixes } from '../../cgo.ts';
import { type FailureFacts, isSet, placeAt } from '../../facts.ts';
import { again } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';
import { type UndefinedName, undefinedNames } from '../../undefined.ts';

interface Data extends CauseData {
  /** As go names it: `F`, `sq.Error`. */
  readonly name: string;
  readonly file: string;
  readonly why: Exclusion;
}

/** A missing name is declared in a file that is excluded, in the same package or in an imported one. */
export const declaredInExcludedFile = rule({
  id: 'declared-in-excluded-file',
  pattern: /undefined: [\w.]+|undefined \(type [^\n]*has no field or method/,
  when: (facts) => found(facts) !== null,
  place: (facts) => found(facts)?.place ?? null,
  data: (facts): Data => {
    const one = found(facts);
    if (one === null) throw new Error('This rule applies only where an excluded file declares the name.');
    return { name: one.name.shown, file: one.place.file, why: one.why, setBy: one.setBy };
  },
  fixes: (_, facts) => {
    const one = found(facts);
    if (one?.needs == null) return [];
    const { set, unset } = one.needs;
    if (set.includes('cgo')) return cgoFixes(facts.target.cgo ? 'set' : offOf(facts), facts);
    const tags = [...facts.context.tags, ...set].filter(
      (tag) => tagKind(tag) === 'custom' && !unset.includes(tag),
    );
    const isTags = [...set, ...unset].every((tag) => tagKind(tag) === 'custom');
    return isTags
      ? [again('set-tags', facts, { flags: { tags: tags.join(',') }, names: [...set, ...unset] })]
      : [];
  },
});

function offOf({ setting, target, host }: FailureFacts) {
  if (isSet(setting('CGO_ENABLED'))) return 'set' as const;
  return target.goos === host.goos && target.goarch === host.goarch
    ? ('noCompiler' as const)
    : ('cross' as const);
}

function found(facts: FailureFacts) {
  for (const name of undefinedNames(facts))
    for (const directory of name.directories) {
      const file = declaringFile(directory, name, facts);
      if (file !== null) return { ...file, name };
    }
  return null;
}

function declaringFile(directory: string, { name }: UndefinedName, facts: FailureFacts) {
  for (const base of facts.files.list(directory)) {
    if (!base.endsWith('.go') || base.endsWith('_test.go')) continue;
    const file = facts.files.resolve(directory, base);
    const bytes = encodeUtf8(facts.files.text(file) ?? '');
    const scan = scanGoFile(bytes);
    const why = excludedByName(base, facts.context) ?? excludedByContent(scan, false, facts.context, false);
    const at = why === null ? undefined : declaredNames(bytes).get(name);
    if (why === null || at === undefined || why.kind === 'prefix') continue;
    const needs = settingsFor(base, scan, facts.context);
    const setBy =
      why.kind === 'cgo' && isSet(facts.setting('CGO_ENABLED')) ? facts.setting('CGO_ENABLED') : null;
    return { place: placeAt(file, at.line, at.column, facts), why, needs, setBy };
  }
  return null;
}
