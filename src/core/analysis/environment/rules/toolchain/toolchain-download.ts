import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';
import { setTo } from '../../fixes.ts';
import { wantedToolchain } from '../../wanted-toolchain.ts';

interface Data {
  readonly wants: string;
  readonly has: string;
}

/** The next go command downloads another toolchain before it does anything else. */
export const toolchainDownload = check({
  id: 'toolchain-download',
  severity: 'note',
  find: (facts) => {
    const wants = wantedToolchain(facts);
    const gotoolchain = facts.setting('GOTOOLCHAIN');
    if (wants === null || facts.go.version === null || facts.hasToolchain(wants)) return null;
    if (/(?:^|\+)path$/.test(gotoolchain.value) || facts.setting('GOPROXY').value === 'off') return null;
    if (facts.files.program(wants) !== null) return null;
    const data: Data = { wants, has: facts.go.version };
    return { data, settings: [gotoolchain] };
  },
  fixes: ({ data, settings: [gotoolchain] = [] }) => [
    advice('install-toolchain', [data.wants.replace(/^go/, '')]),
    ...(gotoolchain === undefined ? [] : [setTo('keep-toolchain', gotoolchain, 'local')]),
  ],
});
