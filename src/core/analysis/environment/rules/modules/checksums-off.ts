import { isSet } from '../../../failure/facts.ts';
import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly variable: string;
  readonly value: string;
}

/** Nobody but this machine's go.sum notices a module that was changed after it was published. */
export const checksumsOff = check({
  id: 'checksums-off',
  severity: 'note',
  find: ({ setting }) => {
    const [database, none] = [setting('GOSUMDB'), setting('GONOSUMDB')];
    const off =
      database.value === 'off'
        ? database
        : none.value.split(',').some((pattern) => pattern.trim() === '*')
          ? none
          : null;
    if (off === null) return null;
    const data: Data = { variable: off.name, value: off.value };
    return { data, settings: [off] };
  },
  fixes: ({ settings = [] }, facts) => settings.filter(isSet).flatMap((setting) => unset(setting, facts)),
});
