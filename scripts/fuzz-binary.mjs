// Damages binaries and reads them: nothing may be thrown but the typed error, and no copy may take long. `npm run
// fuzz:binary` reads 10^6 damaged copies of each crafted format; named files are damaged
// as well, fewer times for larger ones.
// Usage: node scripts/fuzz-binary.mjs [--count=N] [--seed=N] [FILE …]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import './lib/typescript.mjs';

const { values: options, positionals } = parseArgs({
  options: { count: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const { CRAFTED } = await import('../test/support/crafted-binaries.ts');
const { mutated, seeded } = await import('../test/support/mutations.ts');
const { readSizes } = await import('../src/core/binary/size/read-sizes.ts');
const { BinaryFormatError } = await import('../src/core/binary/format-error.ts');
const { sourceOf } = await import('../src/core/binary/byte-source.ts');
const { inflate } = await import('../src/collect/binary/file-source.ts');

/** The longest that reading one damaged copy may take, with patience for a busy machine. */
const SLOWEST_MS = 2_000;

for (const [name, make] of Object.entries(CRAFTED)) fuzz(name, make(), Number(options.count));
for (const file of positionals) {
  const bytes = readFileSync(file);
  // As much work for a program of 2 MB as for one of 2 kB.
  fuzz(file, bytes, Math.ceil((Number(options.count) * 2_000) / Math.max(2_000, bytes.length)));
}

/**
 * @param {string} name
 * @param {Buffer} original
 * @param {number} count
 */
function fuzz(name, original, count) {
  const random = seeded(Number(options.seed));
  const counts = { readable: 0, none: 0, rejected: 0 };
  let slowest = 0;
  for (let index = 0; index < count; index++) {
    const bytes = mutated(original, random);
    const start = performance.now();
    try {
      counts[readSizes(sourceOf(bytes), inflate) === null ? 'none' : 'readable'] += 1;
    } catch (error) {
      if (!(error instanceof BinaryFormatError)) {
        console.error(`${name}: copy ${index} of seed ${options.seed}`);
        throw error;
      }
      counts.rejected += 1;
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  const { maxRSS } = process.resourceUsage();
  console.log(
    `${name}: ${count} damaged copies, ${counts.readable} readable in part, ${counts.rejected} rejected, ${counts.none} no binary; slowest ${slowest.toFixed(0)} ms; ${Math.round(maxRSS / 1024)} MB resident so far`,
  );
  if (slowest > SLOWEST_MS) throw new Error(`${name}: one copy took ${slowest.toFixed(0)} ms`);
}
