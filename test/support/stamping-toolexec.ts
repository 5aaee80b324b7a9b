/**
 * A `-toolexec` that gives the compiler another text each time, like a tool that stamps the time: `STAMP` in a
 * `stamped.go`.
 */
export const STAMP = `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const [tool, ...args] = process.argv.slice(2);
const last = args.at(-1) ?? '';
if (/[\\\\/]compile(\\.exe)?$/.test(tool) && last.endsWith('stamped.go')) {
  const out = args[args.indexOf('-o') + 1] + '.stamped.go';
  writeFileSync(out, readFileSync(last, 'utf8').replace('STAMP', String(process.hrtime.bigint())));
  args[args.length - 1] = out;
}
process.exit(spawnSync(tool, args, { stdio: 'inherit' }).status ?? 1);
`;
