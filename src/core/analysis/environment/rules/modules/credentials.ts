import { withoutPasswords } from '../../../../go/secrets.ts';
import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly variable: string;
  readonly value: string;
}

const MAY_CONTAIN = ['GOPROXY', 'GOSUMDB', 'GOFLAGS', 'GOAUTH', 'GOINSECURE', 'GOPRIVATE'];

/** A password in an address, which every program that go starts can read. */
export const credentials = check({
  id: 'credentials',
  severity: 'warning',
  find: ({ setting }) => {
    const found = MAY_CONTAIN.map(setting).find(({ value }) => PASSWORD.test(value));
    if (found === undefined) return null;
    const value = withoutPasswords(found.value, '…');
    const data: Data = { variable: found.name, value };
    return { data, settings: [{ ...found, value }] };
  },
  fixes: ({ data }) => [advice('use-netrc', [data.variable])],
});

const PASSWORD = /:\/\/[^/\s@,|]*:[^/\s,|]*@/;
