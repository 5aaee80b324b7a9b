import { clausePlace, programFiles } from '../../evidence/files.ts';
import { command, edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly files: string;
}

export const cFilesWithoutCgo = rule({
  id: 'c-files-without-cgo',
  pattern: /(?<!\S)(\S+) source files not allowed when not using cgo(?: or SWIG)?: ([^\n]*)|SWIG/,
  place: (facts) => clausePlace(facts, programFiles(facts)[0]),
  data: (_, message): Data => ({ files: message?.match[2] ?? '' }),
  fixes: ({ place }, { context, target }) =>
    // cgo is on, so the reason is that no file imports "C".
    context.cgoEnabled
      ? edit('import-c', place, 'insert', 'import "C"')
      : [command('enable-cgo', ['go', 'run', ...target], [], { CGO_ENABLED: '1' })],
});
