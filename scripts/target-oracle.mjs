// Compares what `inspect --target` says with what happens: runs programs in root file systems made of Debian's packages;
// see docs/binaries.md. Takes root, a C and C++ compiler, apt and its mirror.
// Usage: node scripts/target-oracle.mjs [--run=REGEXP] [--keep=DIR]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './lib/typescript.mjs';

const { values: options } = parseArgs({
  options: {
    run: { type: 'string', default: '' },
    // A folder for programs and roots, which are kept there.
    keep: { type: 'string' },
  },
});
const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'target-oracle-'));
process.on('exit', () => {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
});

const { ORACLE_PROGRAMS } = await import('../test/support/target-oracle/programs.ts');
const { makeRoots, muslCompiler } = await import('../test/support/target-oracle/roots.ts');
const { DebianPackages } = await import('../test/support/target-oracle/debian-packages.ts');
const compare = await import('../test/support/target-oracle/compare.ts');

if (!compare.canChangeRoot()) {
  console.error('Programs cannot be run in another root here: this takes Linux and root.');
  process.exit(1);
}
const releases = new Map(
  ['bullseye', 'bookworm', 'trixie', 'sid'].map((name) => [name, new DebianPackages(name, folder)]),
);
const [packages] = releases.values();
const roots = makeRoots(folder, releases, false);
compare.writeTargetModule(folder);
const env = { ...process.env, GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
const compiler = packages === undefined ? null : muslCompiler(folder, packages);
const programs = ORACLE_PROGRAMS.filter(({ name }) => new RegExp(options.run).test(name));
const results = programs.flatMap((program) => {
  const file = compare.buildProgram(program, folder, env, compiler);
  return roots.map((root) => compare.compareTarget(file, program.name, root));
});
const differences = results.flatMap((result) => result.differences);
for (const line of differences) console.log(line);
const compared = results.reduce((sum, one) => sum + one.compared, 0);
console.log(
  `${programs.length} programs in ${roots.length} roots: ${results.length} runs, ${compared} verdicts compared, ${differences.length} differ`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
