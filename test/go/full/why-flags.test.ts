import { afterAll, describe, expect, test } from 'vitest';
import { envOf, flagChanges, LAB_FILES } from '../../support/flag-changes.ts';
import { FOUND, PlannedLab } from '../../support/planned-lab.ts';

const lab = new PlannedLab(LAB_FILES);
afterAll(() => lab.dispose());

describe('a change of flags or variables is named, however much came from the cache', () => {
  const usable = flagChanges.filter(({ cgo }) => !cgo || process.platform === 'linux');
  test.each(usable)('$name', async ({ before, now, causes }) => {
    const earlier = await lab.plan(before.args, envOf(before, lab));
    const trace = await lab.plan(now.args, envOf(now, lab));
    const wanted = [...causes].sort();
    for (const found of FOUND) {
      const named = lab
        .causes(trace, found, [earlier])
        .map((line) => line.replace(/(\(CC\): ).* → .*/, '$1VERSION'));
      // A package that came from the cache is no work, so a test or a vet may have no cause then.
      const hasWork = found === 'nothing' || now.args[0] !== 'test';
      if (hasWork) expect(named, found).toEqual(wanted);
      else for (const line of named) expect(wanted, found).toContain(line);
    }
  });
});
