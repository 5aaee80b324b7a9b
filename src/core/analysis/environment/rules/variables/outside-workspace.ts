import { isAbsolutePath } from '../../../../go/path-names.ts';
import { isSet } from '../../../failure/facts.ts';
import { advice, first, unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly file: string;
  /** `missing`: GOWORK names no file · `unlisted`: its modules do not include this one · `off`: one is ignored. */
  readonly why: 'relative' | 'missing' | 'unlisted' | 'off';
}

/** The go.work in effect is not one that covers the module here. */
export const outsideWorkspace = check({
  id: 'outside-workspace',
  severity: 'error',
  find: ({ setting, files, work, workAbove, module, real }) => {
    const gowork = setting('GOWORK');
    const settings = isSet(gowork) ? [gowork] : [];
    const found = (file: string, why: Data['why']) => ({ data: { file, why } satisfies Data, settings });
    const { value } = gowork;
    if (value === 'off')
      return workAbove === null
        ? null
        : { ...found(files.shown(workAbove), 'off'), severity: 'note' as const };
    if (value !== '' && value !== 'auto') {
      if (!isAbsolutePath(value)) return found(value, 'relative');
      if (files.kind(value) !== 'file')
        return { ...found(value, 'missing'), says: `reading go.work: open ${value}: ` };
    }
    if (work === null || module === null) return null;
    const isUsed = work.content.uses.some(
      ({ path }) => real(files.resolve(work.directory, path)) === real(module.directory),
    );
    return isUsed
      ? null
      : {
          ...found(files.shown(work.file), 'unlisted'),
          says: 'current directory is contained in a module that is not one of the workspace modules listed in go.work',
        };
  },
  fixes: ({ data, settings = [] }, facts) => {
    const undo = settings.flatMap((setting) => unset(setting, facts));
    if (data.why !== 'unlisted') return undo;
    const { module } = facts;
    return [
      ...undo,
      ...(module === null ? [] : [first('work-use', facts, ['work', 'use', module.directory])]),
      advice('without-workspace'),
    ];
  },
});
