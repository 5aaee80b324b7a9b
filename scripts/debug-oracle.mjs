// Compares what `inspect` says about debugging with what Delve does: it starts programs, sets a breakpoint at main.main,
// and prints a local variable; see docs/binaries.md. Takes Linux, a C compiler, and Delve from the module proxy.
// Usage: node scripts/debug-oracle.mjs [--run=REGEXP] [--keep=DIR] [--dlv=FILE]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './lib/typescript.mjs';

const DELVE = 'github.com/go-delve/delve/cmd/dlv@v1.27.2';

const { values: options } = parseArgs({
  options: {
    run: { type: 'string', default: '' },
    // A folder for the programs, which are kept there.
    keep: { type: 'string' },
    // A Delve that is there already.
    dlv: { type: 'string' },
  },
});
const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'debug-oracle-'));
process.on('exit', () => {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
});

const { DEBUG_BUILDS } = await import('../test/support/debug-oracle/programs.ts');
const oracle = await import('../test/support/debug-oracle/compare.ts');

const env = { ...process.env, GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
if (options.dlv === undefined) {
  const { status } = spawnSync('go', ['install', DELVE], {
    env: { ...env, GOBIN: join(folder, 'bin') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const delve = options.dlv ?? join(folder, 'bin', 'dlv');
oracle.writeDebugModule(folder);
const builds = DEBUG_BUILDS.filter(({ name }) => new RegExp(options.run).test(name));
const differences = builds.flatMap((build) =>
  oracle.compareWithDelve(oracle.buildForDebugger(build, folder, env), build, folder, delve),
);
for (const line of differences) console.log(line);
console.log(`${builds.length} programs started in Delve, ${differences.length} differ`);
process.exitCode = differences.length === 0 ? 0 : 1;
