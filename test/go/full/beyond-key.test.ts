import { chmodSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readBeyondKey } from '../../../src/collect/keys/beyond-key.ts';
import { cachedAtMs } from '../../../src/collect/keys/cache-entry.ts';
import { Lab, type Traced } from '../../support/why-lab.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const lab = new Lab({ gocache, env: { CGO_ENABLED: '1' } });
afterAll(() => {
  lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

function keyOf({ trace }: Traced, importPath: string) {
  const action = trace.actions.find((one) => one.mode === 'build' && one.package === importPath);
  const actionID = action?.actionID ?? '';
  return { importPath, actionID, inputs: trace.keyInputs[actionID] ?? [], folder: null };
}

test('headers elsewhere, pkg-config and generators are not in the key of a package from the cache', async () => {
  lab.write('go.mod', 'module ex.com/beyond\n\ngo 1.20\n');
  lab.write(
    'm.go',
    `package m

// #cgo pkg-config: thing
// #cgo CFLAGS: -I\${SRCDIR}/include
// #include "own.h"
// #include "hdr/outer.h"
// #include <flag.h>
import "C"

//go:generate ./gen.sh -x
func One() int { return int(C.one()) }
`,
  );
  lab.write('own.h', 'static int one(void) { return 1; }\n');
  lab.write('hdr/outer.h', '#include "inner.h"\n');
  lab.write('hdr/inner.h', '\n');
  lab.write('include/flag.h', '#include <stdio.h>\n');
  lab.write('pkgconf', '#!/bin/sh\necho\n');
  chmodSync(join(lab.directory, 'pkgconf'), 0o755);
  const old = new Date('2026-01-02T03:04:05Z');
  for (const file of ['hdr/outer.h', 'hdr/inner.h', 'include/flag.h'])
    utimesSync(join(lab.directory, file), old, old);
  const env = { PKG_CONFIG: join(lab.directory, 'pkgconf') };
  const first = await lab.trace(['build', '.'], { env });
  expect(first.trace.exitCode, first.output).toBe(0);
  const key = keyOf(first, 'ex.com/beyond');
  const at = await cachedAtMs(key.actionID, key.inputs, gocache);
  // Between the start of the command and now.
  expect(at).toBeGreaterThanOrEqual(Date.parse(first.trace.startedAt));
  expect(at).toBeLessThanOrEqual(Date.now());
  expect(await readBeyondKey(key, gocache)).toEqual({
    importPath: 'ex.com/beyond',
    cachedAt: new Date(at ?? 0).toISOString(),
    usesC: true,
    headers: ['hdr/outer.h', 'include/flag.h', 'hdr/inner.h'].map((file) => ({ file, newer: false })),
    pkgConfig: ['thing'],
    generators: ['./gen.sh -x (m.go:10)'],
  });
  // A changed header outside the folder, and another answer of pkg-config: go takes the package from its cache.
  lab.write('hdr/inner.h', '#define CHANGED 1\n');
  lab.write('pkgconf', '#!/bin/sh\necho -DA=2\n');
  const again = await lab.trace(['build', '.'], { env });
  expect(again.rebuilt).toEqual([]);
  expect(again.trace.notes).toEqual([
    { id: 'header-newer', args: { package: 'ex.com/beyond', files: ['hdr/inner.h'] } },
  ]);
  expect(await cachedAtMs(key.actionID, key.inputs, gocache)).toBe(at);
  // A header in the folder of the package is an input.
  lab.append('own.h', '// edited\n');
  expect((await lab.trace(['build', '.'], { env })).roots).toEqual(['ex.com/beyond: fileEdited own.h']);
});

test('a package without C has nothing of that, and an unknown entry has no time', async () => {
  lab.write('plain/plain.go', 'package plain\n\nconst V = 1\n');
  const key = keyOf(await lab.trace(['build', './plain']), 'ex.com/beyond/plain');
  expect(await readBeyondKey(key, join(lab.root, 'none'))).toEqual({
    ...{ importPath: 'ex.com/beyond/plain', cachedAt: null, usesC: false },
    ...{ headers: [], pkgConfig: [], generators: [] },
  });
});
