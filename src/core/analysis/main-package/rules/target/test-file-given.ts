import { baseName } from '../../../../go/path-names.ts';
import { type MainFacts, placeIn } from '../../facts.ts';
import { runDirectory } from '../../fixes/run-directory.ts';
import { testIt } from '../../fixes/test-it.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const testFileGiven = rule({
  id: 'test-file-given',
  pattern: /cannot run \*?_test\.go files/,
  seen: (facts) => testFile(facts) !== null,
  place: (facts) => {
    const file = testFile(facts);
    return file === null || facts.found === null ? null : placeIn(facts.found, baseName(file), null);
  },
  data: (facts): Data => ({ file: testFile(facts) ?? facts.target[0] ?? '' }),
  fixes: (_, { found }) => {
    const dir = found?.shown ?? '.';
    const hasProgram = found?.scan.included.some(({ kind }) => kind === 'go' || kind === 'cgo') ?? true;
    return [...testIt(found), ...(hasProgram ? [runDirectory(dir)] : [])];
  },
});

function testFile(facts: MainFacts): string | null {
  return facts.named?.shown.find((file) => file.endsWith('_test.go')) ?? null;
}
