import type { MainPlace } from '../../../../model/main-answer.ts';
import { declared, isName, placeOf } from '../../evidence/main-declarations.ts';
import { edit } from '../../fix.ts';
import { removeSecondMain } from '../../fixes/remove-second-main.ts';
import { runFileByName } from '../../fixes/run-file-by-name.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly first: MainPlace;
  readonly second: MainPlace;
}

export const mainTwice = rule({
  id: 'main-twice',
  pattern: /main redeclared in this block/,
  seen: (facts) => declared(facts).filter(isName).length > 1,
  place: (facts) => placeOf(facts, declared(facts).filter(isName)[1]),
  data: (facts, message): Data => {
    const [first, second] = declared(facts).filter(isName);
    const unknown = message?.place ?? { file: '', absolute: '', line: null, column: null };
    return { first: placeOf(facts, first) ?? unknown, second: placeOf(facts, second) ?? unknown };
  },
  fixes: ({ data: { first, second } }) => [
    ...removeSecondMain(first, second),
    ...edit('move-file', second, 'move', 'cmd/NAME/main.go'),
    runFileByName(first.file),
  ],
});
