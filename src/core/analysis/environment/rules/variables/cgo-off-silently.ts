import { isSet } from '../../../failure/facts.ts';
import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';
import { compilerOf } from './no-c-compiler.ts';

interface Data {
  readonly compiler: string;
}

/** Without a C compiler, go turns cgo off and says nothing. */
export const cgoOffSilently = check({
  id: 'cgo-off-silently',
  severity: 'note',
  find: (facts) => {
    const { target, host, setting, files } = facts;
    if (target.cgo || isSet(setting('CGO_ENABLED'))) return null;
    if (target.goos !== host.goos || target.goarch !== host.goarch) return null;
    const compiler = compilerOf(facts);
    if (files.program(compiler) !== null) return null;
    const data: Data = { compiler };
    return { data };
  },
  fixes: ({ data }) => [advice('install-c-compiler', [data.compiler])],
});
