// cspell:ignore mockgen sqlc templ
import type { MainPlace } from '../../../../model/main-answer.ts';
import { type FailureFacts, lineOf } from '../../facts.ts';
import { advice, first } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';
import { undefinedNames } from '../../undefined.ts';

interface Data extends CauseData {
  readonly name: string;
  /** The `//go:generate` line. */
  readonly generate: string;
  /** The pattern of .gitignore that leaves out the file, and its line; null if there is none. */
  readonly ignored: string | null;
}

/** A missing name, where a `//go:generate` line may make it. */
export const notGenerated = rule({
  id: 'not-generated',
  pattern: /undefined: [\w.]+|no required module provides package \S+|is not in (?:std|GOROOT)/,
  when: (facts) => found(facts) !== null,
  place: (facts) => found(facts)?.place ?? null,
  data: (facts): Data => {
    const one = found(facts);
    return {
      name: one?.name ?? '',
      generate: one?.generate ?? '',
      ignored: one?.ignored ?? null,
      setBy: null,
    };
  },
  fixes: (_, facts) => {
    const one = found(facts);
    return one === null
      ? []
      : [
          first('go-generate', facts, ['generate', one.shown], [one.shown]),
          advice('correct-name', [one.name], one.used),
        ];
  },
});

interface Found {
  readonly name: string;
  readonly generate: string;
  readonly place: MainPlace;
  readonly ignored: string | null;
  readonly shown: string;
  readonly used: MainPlace | null;
}

function found(facts: FailureFacts): Found | null {
  for (const name of undefinedNames(facts)) {
    if (name.isMember) continue;
    for (const directory of name.directories) {
      const line = generateLine(directory, facts);
      if (line === null) continue;
      const ignored = ignoredGoFiles(directory, facts);
      if (ignored === null && !/stringer|mockgen|protoc|sqlc|wire|ent|templ|go run/.test(line.text)) continue;
      const shown = facts.files.shown(directory);
      return { name: name.shown, generate: line.text, place: line.place, ignored, shown, used: name.place };
    }
  }
  return null;
}

function generateLine(directory: string, facts: FailureFacts) {
  for (const base of facts.files.list(directory)) {
    if (!base.endsWith('.go')) continue;
    const file = facts.files.resolve(directory, base);
    const place = lineOf(file, /^\/\/go:generate\s/, facts);
    const text = facts.files.text(file)?.split('\n')[(place?.line ?? 1) - 1] ?? '';
    if (place !== null)
      return { place: { ...place, column: 1 }, text: text.replace(/^\/\/go:generate\s+/, '').trim() };
  }
  return null;
}

/** The line of a .gitignore above that leaves out Go files: `.gitignore:3 zz_*.go`. */
function ignoredGoFiles(directory: string, facts: FailureFacts): string | null {
  for (let dir = directory; ; dir = facts.files.resolve(dir, '..')) {
    const file = facts.files.resolve(dir, '.gitignore');
    const place = lineOf(file, /^[^#\n]*\.go\s*$/, facts);
    if (place !== null) return `${place.file}:${place.line}`;
    if (facts.files.kind(facts.files.resolve(dir, '.git')) !== null || facts.files.resolve(dir, '..') === dir)
      return null;
  }
}
