import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { cases } from '../../support/why-cases.ts';
import { checkCase } from '../../support/why-check.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
afterAll(() => rmSync(gocache, { recursive: true, force: true, maxRetries: 3 }));

describe('the explanation of a rebuild agrees with the real go', () => {
  for (const one of cases) test(one.name, () => checkCase(one, gocache));
});
