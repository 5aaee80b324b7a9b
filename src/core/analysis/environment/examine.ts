import type { FailureReason } from '../failure/answer.ts';
import { editLine, type FailureFix } from '../failure/fix.ts';
import type { EnvironmentFacts } from './facts.ts';
import type { EnvironmentFixId, Finding, OwnFinding } from './finding.ts';
import type { EnvironmentFix } from './fixes.ts';
import { ENVIRONMENT_CHECKS } from './rules/in-order.ts';

const ORDER = ['error', 'warning', 'note'] as const;

/** Every finding, errors first; within a severity in the order of the rules. */
export function examine(facts: EnvironmentFacts): readonly Finding[] {
  const found = ENVIRONMENT_CHECKS.flatMap((one) => {
    const finding = findingOf(one, facts);
    return finding === null ? [] : [finding];
  });
  return ORDER.flatMap((severity) => found.filter((one) => one.severity === severity));
}

function findingOf(one: (typeof ENVIRONMENT_CHECKS)[number], facts: EnvironmentFacts): Finding | null {
  if (one.by === 'failure') {
    const found = one.find(facts);
    if (found === null) return null;
    const { setBy } = found.reason.data;
    return {
      id: one.id,
      severity: found.severity,
      what: { by: 'failure', reason: found.reason as FailureReason },
      says: found.says,
      place: found.reason.place,
      settings: setBy === null ? [] : [setBy],
      fixes: withLoginFile(found.fixes.flatMap(inShell), setBy === null ? [] : [setBy], facts),
    };
  }
  const found = one.find(facts);
  if (found === null) return null;
  const { data, settings = [], place = null, says = null, severity = one.severity } = found;
  return {
    id: one.id,
    severity,
    what: { by: 'own', finding: { id: one.id, data } as OwnFinding },
    says,
    place: place ?? settings.find((setting) => setting.place !== null)?.place ?? null,
    settings,
    fixes: withLoginFile(found.fixes.flatMap(inShell), settings, facts),
  };
}

type Fix = EnvironmentFix<EnvironmentFixId>;

/** What runs a failed command with other settings gives these to the shell. */
function inShell(fix: FailureFix<EnvironmentFixId> | Fix): readonly Fix[] {
  if (fix.kind !== 'instead') return [fix];
  const { id, env, names } = fix;
  return Object.keys(env).length === 0 ? [] : [{ kind: 'set', id, env, names }];
}

/** A variable that a login file sets returns with the next shell. */
function withLoginFile(
  fixes: readonly Fix[],
  settings: readonly Finding['settings'][number][],
  { files }: EnvironmentFacts,
): readonly Fix[] {
  return fixes.flatMap((fix): readonly Fix[] => {
    if (fix.kind !== 'unset') return [fix];
    const lines = settings.flatMap(({ name, source }) =>
      source?.kind === 'loginFile' && fix.names.includes(name) ? [source.place] : [],
    );
    return [
      fix,
      ...lines.flatMap((place) => {
        const text = files.text(place.absolute)?.split('\n')[(place.line ?? 1) - 1];
        // A line inside a block may be its only one.
        return text === undefined || /^\s/.test(text)
          ? []
          : inShell(editLine('comment-out', place, 'replace', `# ${text}`, [place.file]));
      }),
    ];
  });
}
