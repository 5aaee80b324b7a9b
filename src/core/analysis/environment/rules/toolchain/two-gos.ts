import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly first: string;
  readonly firstVersion: string;
  readonly second: string;
  readonly secondVersion: string;
}

/** Programs with another PATH, such as an editor or a service, may find the other one. */
export const twoGos = check({
  id: 'two-gos',
  severity: 'note',
  find: ({ gos }) => {
    const [first, ...others] = gos;
    const second = others.find((one) => one.real !== first?.real && one.version !== first?.version);
    if (first?.version == null || second?.version == null) return null;
    const data: Data = {
      first: first.path,
      firstVersion: first.version,
      second: second.path,
      secondVersion: second.version,
    };
    return { data };
  },
  fixes: ({ data }) => [advice('remove-other-go', [data.second])],
});
