import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { cases } from '../support/why-cases.ts';
import { checkCase } from '../support/why-check.ts';

/** A handful that every run takes; `npm run test:full` takes them all. */
const HANDFUL: readonly string[] = [
  'a comment at the end of a library file rebuilds that package alone',
  'a new exported function rebuilds the importers',
  'an embedded file edited',
  'a build tag switched on',
  '-ldflags -X touches the main package and the link alone',
  'go run, then go build',
  'CGO_ENABLED after a build with a tag that no file knows: the tag is no reason',
  'a build after a vet and tests is compared with the build before: only those programs have stamps',
];

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
afterAll(() => rmSync(gocache, { recursive: true, force: true, maxRetries: 3 }));

describe('why it was rebuilt, against the real go', () => {
  for (const one of cases.filter(({ name }) => HANDFUL.includes(name))) {
    test(one.name, () => checkCase(one, gocache));
  }
});
