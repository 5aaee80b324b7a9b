import { type MainFacts, placeIn } from '../../facts.ts';
import { command } from '../../fix.ts';
import { runDirectory } from '../../fixes/run-directory.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
  readonly missing: readonly { readonly name: string; readonly file: string }[];
}

export const fileAlone = rule({
  id: 'file-alone',
  pattern: /undefined: (\w+)/,
  when: (facts) => facts.as === 'files' && (facts.named?.missing.length ?? 0) > 0,
  seen: (facts) => facts.as === 'files' && (facts.named?.missing.length ?? 0) > 0,
  place: (facts) => {
    const first = facts.named?.missing[0];
    return first === undefined || facts.found === null ? null : placeIn(facts.found, first.usedIn, first.at);
  },
  data: (facts): Data => ({
    file: facts.named?.shown[0] ?? '',
    missing: (facts.named?.missing ?? []).map(({ name, file }) => ({ name, file })),
  }),
  fixes: ({ data: { missing } }, facts) => [
    runDirectory(facts.found?.shown ?? '.'),
    command(
      'give-files',
      ['go', 'run', ...withMissing(missing, facts)],
      missing.map(({ file }) => file),
    ),
  ],
});

function withMissing(missing: readonly { readonly file: string }[], facts: MainFacts): readonly string[] {
  const { found } = facts;
  const named = facts.named?.shown ?? [];
  const more = [...new Set(missing.map(({ file }) => file))];
  return [...named, ...more.map((name) => (found === null ? name : placeIn(found, name, null).file))];
}
