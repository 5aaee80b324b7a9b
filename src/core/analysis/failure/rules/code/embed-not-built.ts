import type { MainPlace } from '../../../../model/main-answer.ts';
import { type FailureFacts, lineOf, placeAt } from '../../facts.ts';
import { advice, type FailureFix, first } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly pattern: string;
  /** What makes the files: a line of .gitignore, and how. */
  readonly ignored: string | null;
  readonly generate: string | null;
  /** The package.json with a build script. */
  readonly script: string | null;
}

const PATTERN = /(?:^|\n)([^\n:]+\.go):(\d+):(\d+): pattern (\S+): no matching files found/;

/** `//go:embed` of files that a step of the project makes: a front end that was not built. */
export const embedNotBuilt = rule({
  id: 'embed-not-built',
  pattern: PATTERN,
  when: (facts) => {
    const made = madeBy(facts);
    return made.ignored !== null || made.generate !== null || made.script !== null;
  },
  place: ({ files, directory, text }) => {
    const [, file = '', line = '', column = ''] = PATTERN.exec(text) ?? [];
    return placeAt(files.resolve(directory, file), Number(line), Number(column), { files });
  },
  data: (facts, message): Data => {
    const { ignored, generate, script } = madeBy(facts);
    const named = (place: MainPlace | null) => place && `${place.file}:${place.line}`;
    return {
      pattern: message?.match[4] ?? '',
      ignored: named(ignored),
      generate: named(generate),
      script: script?.file ?? null,
      setBy: null,
    };
  },
  fixes: (_, facts): readonly FailureFix<'go-generate' | 'build-front-end'>[] => {
    const { generate, script, shown } = madeBy(facts);
    return [
      ...(generate === null ? [] : [first('go-generate', facts, ['generate', shown], [shown])]),
      ...(script === null ? [] : [advice('build-front-end', [script.file], script)]),
    ];
  },
});

function madeBy(facts: FailureFacts) {
  const { files, directory, text } = facts;
  const [, file = '', , , pattern = ''] = PATTERN.exec(text) ?? [];
  const dir = files.resolve(directory, file, '..');
  const wanted = pattern.replace(/^all:/, '').split('/')[0] ?? '';
  const goFiles = files.list(dir).filter((name) => name.endsWith('.go'));
  const generate =
    goFiles
      .map((name) => lineOf(files.resolve(dir, name), /^\/\/go:generate\s/, facts))
      .find((one) => one !== null) ?? null;
  return {
    ignored: ignoring(dir, wanted, facts),
    generate: generate && { ...generate, column: 1 },
    script: buildScript(dir, facts),
    shown: files.shown(dir),
  };
}

function ignoring(dir: string, wanted: string, facts: FailureFacts): MainPlace | null {
  const { files } = facts;
  const name = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (let at = dir; ; at = files.resolve(at, '..')) {
    const place = lineOf(
      files.resolve(at, '.gitignore'),
      new RegExp(`^[^#!]*(?:^|/)${name}(?:/|$|/\\*)`),
      facts,
    );
    if (place !== null) return place;
    if (files.kind(files.resolve(at, '.git')) !== null || files.resolve(at, '..') === at) return null;
  }
}

function buildScript(dir: string, facts: FailureFacts): MainPlace | null {
  for (const at of [dir, facts.files.resolve(dir, '..')]) {
    const place = lineOf(facts.files.resolve(at, 'package.json'), /"build"\s*:/, facts);
    if (place !== null) return place;
  }
  return null;
}
