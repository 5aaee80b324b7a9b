import { isSet } from '../../../failure/facts.ts';
import { advice, unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly variable: string;
  readonly value: string;
}

/** Modules come from their repositories, and the program for that is missing. */
export const directWithoutGit = check({
  id: 'direct-without-git',
  severity: 'warning',
  find: ({ setting, files }) => {
    if (files.program('git') !== null) return null;
    const direct = setting('GOPROXY');
    const isDirect = direct.value.split(/[,|]/)[0]?.trim() === 'direct';
    const unlisted = ['GOPRIVATE', 'GONOPROXY'].map(setting).find(isSet);
    const deciding = isDirect ? direct : unlisted;
    if (deciding === undefined) return null;
    const data: Data = { variable: deciding.name, value: deciding.value };
    return { data, settings: [deciding] };
  },
  fixes: ({ settings = [] }, facts) => [
    advice('install-vcs', ['git']),
    ...settings.flatMap((setting) => unset(setting, facts)),
  ],
});
