// npm start [-- DIR]: installs and builds what is missing, then traces a real build and prints the path of the
// report. Only Node's own modules, because nothing may be installed yet when this file starts.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative, resolve } from 'node:path';
import { bundle, installPackages, root } from './lib/prepare.mjs';

const cli = join(root, 'dist', 'cli.cjs');

function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Node ${process.versions.node} is too old: install Node 20 or later from https://nodejs.org/.`);
  }
  const [directory, extra] = process.argv.slice(2);
  if (extra !== undefined) fail('npm start takes only one folder: npm start -- DIR');
  const folder = directory === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), directory);
  if (folder !== null && !isFolder(folder))
    fail(`The folder ${folder} does not exist; give one with Go code: npm start -- DIR`);
  if (!installPackages({ quiet: true }))
    fail('The packages could not be installed; see the messages of npm above.');
  if (!bundle()) fail('The bundle could not be built; see the messages above.');
  if (!hasGo()) return showExample();
  return folder === null ? traceSample() : traceFolder(folder);
}

function traceSample() {
  const work = mkdtempSync(join(tmpdir(), 'go-build-pipeline-'));
  const module = join(work, 'harbour');
  const cold = join(work, 'cold.html');
  const edited = join(work, 'edited.html');
  cpSync(join(root, 'media', 'sample'), module, { recursive: true });
  // A separate cache, so that the user's is not changed and the first build is really cold.
  const cache = join(work, 'gocache');
  const env = {
    ...process.env,
    GOCACHE: cache,
    GOMODCACHE: join(work, 'gomod'),
    GOFLAGS: '',
    GOWORK: 'off',
    // A separate history as well, so that the first trace explains the second. It is deleted, so the traces are
    // also saved as files.
    XDG_CACHE_HOME: join(work, 'cache'),
  };
  try {
    print('\nA Go program of ten packages, with an empty cache:');
    trace(['--html', cold, '--out', join(work, 'cold.gotrace.json')], ['run', './cmd/harbour'], module, env);
    edit(join(module, 'internal', 'tide', 'tide.go'));
    print('\nThe same program after an edit of internal/tide/tide.go:');
    const open = hasDisplay() ? ['--open'] : [];
    const traceOptions = ['--out', join(work, 'edited.gotrace.json')];
    const code = trace(['--html', edited, ...traceOptions, ...open], ['run', './cmd/harbour'], module, env);
    process.exitCode = code;
  } finally {
    // The reports stay; the build's leftovers (a few hundred MB) do not.
    for (const leftover of [module, cache, env.GOMODCACHE, env.XDG_CACHE_HOME])
      rmSync(leftover, { recursive: true, force: true, maxRetries: 3 });
  }
  print(`\nOpen the reports in a browser:\n  cold         ${cold}\n  after edit   ${edited}`);
  print('\nTo trace your own code: npm start -- DIR, or node dist/cli.cjs trace go build ./...');
}

function edit(file) {
  const source = readFileSync(file, 'utf8');
  const changed = source.replace('const Range = 4.2', 'const Range = 4.6');
  if (changed === source) fail(`${file} has unexpected content; check out media/sample again.`);
  writeFileSync(file, changed);
}

function traceFolder(folder) {
  const found = findProgram(folder);
  if (found === null)
    return fail(
      `There is no Go module in ${folder}, its parents or its subfolders (no go.mod); give another folder.`,
    );
  const work = mkdtempSync(join(tmpdir(), 'go-build-pipeline-'));
  const report = join(work, `${basename(folder) || 'report'}.html`);
  // Built but not run, because a server would never end, and other programs may do unexpected things.
  const args =
    found.program === null ? ['build', './...'] : ['build', '-o', join(work, 'program'), found.program];
  print(
    found.program === null
      ? `\nNo main package in ${found.module}: building all packages.`
      : `\nBuilding ${found.program} in ${found.module}${found.others > 0 ? ` (of ${found.others + 1} main packages)` : ''}:`,
  );
  const open = hasDisplay() ? ['--open'] : [];
  process.exitCode = trace(['--html', report, ...open], args, found.module, process.env);
  rmSync(join(work, 'program'), { force: true });
  print(`\nOpen the report in a browser:\n  ${report}`);
  if (found.program !== null && process.exitCode === 0) {
    print(
      `\nTo trace a run of the program:\n  cd ${quoted(found.module)}\n  node ${quoted(cli)} trace go run ${quoted(found.program)}`,
    );
  }
}

const quoted = (path) => (/^[\w./:@\\-]+$/.test(path) ? path : `"${path}"`);

function trace(options, goArgs, cwd, env) {
  const args = [cli, 'trace', ...options, 'go', ...goArgs];
  const { status, signal } = spawnSync(process.execPath, args, { cwd, env, stdio: 'inherit' });
  return status ?? (signal === null ? 1 : 130);
}

function showExample() {
  print(
    '\nNo go command on PATH: install Go from https://go.dev/dl/ and run npm start again to see your own builds.',
  );
  const work = mkdtempSync(join(tmpdir(), 'go-build-pipeline-'));
  const report = join(work, 'example.html');
  const recording = join(root, 'media', 'sample-recording.gotrace.json.gz');
  const args = [cli, 'report', recording, '--example', '--html', report, ...(hasDisplay() ? ['--open'] : [])];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) fail('The example could not be shown; see the messages above.');
  print(`An example, recorded from a real build; open it in a browser:\n  ${report}`);
}

/** The nearest module at, above or below the folder, and its main package for the folder. */
function findProgram(folder) {
  const module = holdsModule(folder) ? folder : (nearestAbove(folder) ?? nearestBelow(folder));
  if (module === null) return null;
  // Above: only what is in the folder itself was requested.
  const from = module.startsWith(folder) ? module : folder;
  const mains = mainPackages(from).map((path) =>
    `./${relative(from, path).replaceAll('\\', '/')}`.replace(/\/$/, ''),
  );
  const byChoice = mains.sort((a, b) => rank(a, from) - rank(b, from) || (a < b ? -1 : 1));
  const program = byChoice[0] === './' || byChoice[0] === '.' ? '.' : (byChoice[0] ?? null);
  return { module: from, program, others: Math.max(0, mains.length - 1) };
}

/** The folder's own program, then the one with its name, then those in cmd, then the less deep. */
function rank(path, module) {
  if (path === './' || path === '.') return 0;
  if (basename(path) === basename(module)) return 1;
  return (path.startsWith('./cmd/') ? 2 : 20) + path.split('/').length;
}

const holdsModule = (folder) => existsSync(join(folder, 'go.mod')) || existsSync(join(folder, 'go.work'));

function nearestAbove(folder) {
  const parent = dirname(folder);
  if (parent === folder) return null;
  return holdsModule(parent) ? parent : nearestAbove(parent);
}

function nearestBelow(folder) {
  let level = [folder];
  for (let depth = 0; depth < 4; depth++) {
    level = level.flatMap(subfolders);
    const found = level.find(holdsModule);
    if (found !== undefined) return found;
  }
  return null;
}

/** A nested module does not belong to its parent, but a workspace has several modules. */
function mainPackages(folder, inWorkspace = existsSync(join(folder, 'go.work')), depth = 0) {
  const here = goFiles(folder).some(isMainFile) ? [folder] : [];
  if (depth === 8) return here;
  const below = subfolders(folder).filter((one) => inWorkspace || !existsSync(join(one, 'go.mod')));
  return [...here, ...below.flatMap((one) => mainPackages(one, inWorkspace, depth + 1))];
}

function entries(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const subfolders = (folder) =>
  entries(folder)
    .filter((one) => one.isDirectory() && !/^[._]|^(?:testdata|vendor|node_modules)$/.test(one.name))
    .map((one) => join(folder, one.name));

const goFiles = (folder) =>
  entries(folder)
    .filter((one) => one.isFile() && /^[^._].*\.go$/.test(one.name) && !one.name.endsWith('_test.go'))
    .map((one) => join(folder, one.name));

function isMainFile(file) {
  const source = readFileSync(file, 'utf8');
  return (
    /^package main\b/m.test(source) &&
    /^func main\(\)/m.test(source) &&
    !/^\/\/go:build ignore\b/m.test(source)
  );
}

function hasGo() {
  const names = process.platform === 'win32' ? ['go.exe'] : ['go'];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && names.some((name) => existsSync(join(folder, name))));
}

function hasDisplay() {
  if ((process.env.CI ?? '') !== '') return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return (process.env.DISPLAY ?? '') !== '' || (process.env.WAYLAND_DISPLAY ?? '') !== '';
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function print(text) {
  console.log(text);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

main();
