// Compares what `inspect` reads from binaries with go and with Go's debug packages; see docs/binaries.md.
// Builds every binary of test/support/binary-oracle/builds.ts, which takes a C compiler, binutils, and older versions
// of go from the module proxy.
// Usage: node scripts/binary-oracle.mjs [--run=REGEXP] [--keep=DIR]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import './lib/typescript.mjs';

const { values: options } = parseArgs({
  options: {
    run: { type: 'string', default: '' },
    // A folder for the binaries, which are kept there.
    keep: { type: 'string' },
  },
});
const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'binary-oracle-'));
process.on('exit', () => {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
});

const { ORACLE_BUILDS } = await import('../test/support/binary-oracle/builds.ts');
const { buildBinary, writeOracleModule } = await import('../test/support/binary-oracle/build.ts');
const { compareBinaries } = await import('../test/support/binary-oracle/compare.ts');

const { compareSizes, MOST_OFF, unstrippedOf } = await import(
  '../test/support/binary-oracle/compare-sizes.ts'
);

const env = { ...process.env, GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
writeOracleModule(folder);
const builds = ORACLE_BUILDS.filter(({ name }) => new RegExp(options.run).test(name));
const files = [];
const failures = [];
for (const build of builds) {
  try {
    files.push(buildBinary(build, folder, env));
    process.stderr.write(`built ${build.name}\n`);
  } catch (error) {
    failures.push(`${build.name} was not built: ${error instanceof Error ? error.message : error}`);
  }
}
const results = compareBinaries(files, env);
const differences = results.flatMap((result) => result.differences);
for (const line of [...failures, ...differences]) console.log(line);
const facts = results.reduce((sum, { compared }) => sum + compared, 0);
const byGo = results.filter(({ readByGo }) => readByGo).length;
console.log(
  `${files.length} binaries, ${facts} facts compared, ${differences.length} differ; go reads the build info of ${byGo}; ${failures.length} not built`,
);

const sizes = files.map((file) => compareSizes(file, unstrippedOf(file, files), env));
for (const { file, namedShare, offNm, offUnstripped } of sizes)
  console.log(
    `${basename(file)}: ${percent(namedShare)} named, off nm ${percent(offNm)}, off unstripped ${percent(offUnstripped)}`,
  );
const off = sizes.filter(
  ({ offNm, offUnstripped }) => (offNm ?? 0) > MOST_OFF.nm || (offUnstripped ?? 0) > MOST_OFF.unstripped,
);
console.log(
  `code by package: ${counted(({ offNm }) => offNm)} compared with go tool nm, ${counted(({ offUnstripped }) => offUnstripped)} stripped with unstripped; ${off.length} too far off`,
);
process.exitCode = failures.length + differences.length + off.length === 0 ? 0 : 1;

/** @param {(one: (typeof sizes)[number]) => number | null} value */
function counted(value) {
  const values = sizes.map(value).filter((one) => one !== null);
  return `${values.length} (at most ${percent(Math.max(0, ...values))} off)`;
}

/** @param {number | null} part */
function percent(part) {
  return part === null ? '-' : `${(part * 100).toFixed(3)} %`;
}
