import { afterAll, beforeAll, expect, test } from 'vitest';
import { PipeLab } from '../../support/pipe-lab.ts';

let lab: PipeLab;
beforeAll(async () => {
  lab = new PipeLab();
  await lab.warm();
});
afterAll(() => lab.remove());

test.each([[''], ['-v ./...'], ['-json']])(
  'a test opens its outputs again by path: go test %s',
  async (flags) => {
    const output = await lab.same(`GO test -count=1 ${flags} 2>/dev/null | cat`);
    expect(output).toContain('by path');
    expect(output).not.toContain('no such device');
  },
);
