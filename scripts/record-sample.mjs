// Creates media/sample-recording.gotrace.json.gz, which `npm start` shows if there is no go: the bundled sample
// after an edit of one file, recorded by the real tracer. Run it when the format or the sample changes.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, root } from './lib/prepare.mjs';

if (!bundle()) process.exit(1);
const work = mkdtempSync(join(tmpdir(), 'harbour-'));
const module = join(work, 'harbour');
const out = join(work, 'sample.gotrace.json');
const env = {
  ...process.env,
  GOCACHE: join(work, 'gocache'),
  XDG_CACHE_HOME: join(work, 'cache'),
  GOFLAGS: '',
  GOWORK: 'off',
  GOENV: 'off',
  GOTOOLCHAIN: 'local',
};

try {
  cpSync(join(root, 'media', 'sample'), module, { recursive: true });
  trace(['--quiet']);
  const tide = join(module, 'internal', 'tide', 'tide.go');
  writeFileSync(tide, readFileSync(tide, 'utf8').replace('const Range = 4.2', 'const Range = 4.6'));
  trace(['--no-history', '--out', out]);
  const text = readFileSync(out, 'utf8').replaceAll(work, '/src');
  writeFileSync(join(root, 'media', 'sample-recording.gotrace.json.gz'), gzipSync(text, { level: 9 }));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function trace(options) {
  const args = [join(root, 'dist', 'cli.cjs'), 'trace', ...options, 'go', 'run', './cmd/harbour'];
  const { status } = spawnSync(process.execPath, args, { cwd: module, env, stdio: 'inherit' });
  if (status !== 0) throw new Error('the sample could not be traced; see the messages of go above');
}
