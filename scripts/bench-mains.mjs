// `npm run bench:mains [DIR]`: how fast the scanner reads Go files, and what `mains` of a folder costs.
// Without a DIR: the source of the Go distribution.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import './lib/typescript.mjs';

const { scanGoFile } = await import('../src/core/source/scan-go-file.ts');
const { MainIndex } = await import('../src/collect/main-package/index.ts');
const { SourceReader } = await import('../src/collect/main-package/source.ts');
const { readMainEnv } = await import('../src/collect/main-package/env.ts');
const goroot = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).stdout?.trim();
if (process.argv[2] === undefined && !goroot) {
  console.error('No go on PATH: name a DIR with Go files.');
  process.exit(2);
}
const root = path.resolve(process.argv[2] ?? path.join(goroot, 'src'));

const files = [...goFiles(root)].map((file) => readFileSync(file));
const bytes = files.reduce((sum, file) => sum + file.length, 0);
for (const file of files.slice(0, 500)) scanGoFile(file);
const scanned = timed(() => {
  for (const file of files) scanGoFile(file);
});
row('scanner', `${Math.round(files.length / scanned)} files/s`, '>= 5000', files.length / scanned >= 5_000);
row('', `${Math.round(bytes / scanned / 2 ** 20)} MiB/s`, '', true);

const reader = new SourceReader();
const index = new MainIndex(root, readMainEnv(process.env, root), reader);
/** @type {ReturnType<typeof index.scan>[]} */
const lists = [];
const whole = timed(() => lists.push(index.scan()));
const [list = index.scan()] = lists;
const per10k = (whole / list.files) * 10_000;
row(`mains, ${list.files} files`, `${whole.toFixed(2)} s`, '', true);
row('mains, for 10,000 files', `${per10k.toFixed(2)} s`, '<= 3 s', per10k <= 3);
const [entry] = list.mains;
const one = path.join(entry?.absolute ?? root, entry?.files[0] ?? '');
const before = reader.reads;
const update = timed(() => index.update([one]));
row('one file changed', `${(update * 1000).toFixed(1)} ms`, `${reader.reads - before} files read`, true);

/** Seconds of processor time, which other programs on the machine do not affect. */
function timed(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function row(what, measured, budget, good) {
  console.log(`${what.padEnd(26)} ${measured.padStart(14)}   ${budget.padEnd(14)} ${good ? 'ok' : 'over'}`);
}

function* goFiles(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory() && !/^[._]|^(testdata|vendor|node_modules)$/.test(entry.name))
      yield* goFiles(file);
    else if (entry.isFile() && entry.name.endsWith('.go')) yield file;
  }
}
