import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEachGo } from '../../../support/go-versions.ts';
import { VerifyLab } from '../../../support/verify-lab.ts';

/** The ends of the matrix, and both ways of dividing a package with C files into actions. */
const MINORS = ['1.20', '1.24', '1.27'];

describeEachGo((version, requireInstalled) => {
  let lab: VerifyLab;
  beforeAll(() => {
    requireInstalled();
    lab = new VerifyLab(
      {
        'main.go':
          'package main\n\n/*\nstatic const char *when(void) { return __TIME__; }\n*/\nimport "C"\n\nfunc main() { println(C.GoString(C.when())) }\n',
        'plain/main.go': 'package main\n\nfunc main() {}\n',
      },
      { GOTOOLCHAIN: `go${version}` },
    );
  });
  afterAll(() => lab?.remove());

  test('the C compiler is named for a program with the time in it', async () => {
    const found = await lab.verify(['go', 'build', '-o', 'app', '.']);
    expect(found).toMatchObject({ code: 1, differences: ['ex.com/m: cCompiler main.go'], changed: [] });
    expect(found.consequences).toEqual(['link ex.com/m']);
    expect(lab.status()).toBe('');
  });

  test('an installed program is the same twice', async () => {
    const found = await lab.verify(['go', 'install', './plain'], { CGO_ENABLED: '0' });
    expect(found).toMatchObject({ code: 0, differences: [], changed: [] });
    expect(lab.status()).toBe('');
  });
}, MINORS);
