/**
 * Writes src/core/go/flag-table.ts: the flags of every go command, of every Go version in
 * test/support/go-versions.json.
 *
 *   node scripts/generate-go-flags.mjs                  asks all versions and writes the table
 *   node scripts/generate-go-flags.mjs --print VERSION  prints what one version knows, as JSON
 *
 * `go help` omits some flags, so cmd/go itself is asked: it is built from its own source with one additional
 * file that prints the flag sets registered by the commands. The flags that `go vet` and `go fix` take for
 * their tools come from `go tool vet -flags`, and those of `go doc` from the source, because cmd/doc creates
 * its flag set only when it runs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const VERSIONS = JSON.parse(readFileSync(join(root, 'test', 'support', 'go-versions.json'), 'utf8'));

/** Booleans that also take other values are 'optional': `-buildvcs=auto`, `list -json=Name`. */
const PRINTER = `package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"cmd/go/internal/base"
)

func init() {
	fmt.Print("\\n")
	printFlags(base.Go, nil)
	os.Exit(0)
}

func printFlags(cmd *base.Command, path []string) {
	if cmd.Runnable() {
		fmt.Printf("%s\\n", strings.Join(path, " "))
	}
	cmd.Flag.VisitAll(func(f *flag.Flag) {
		kind := "value"
		if b, ok := f.Value.(interface{ IsBoolFlag() bool }); ok && b.IsBoolFlag() {
			kind = "optional"
			if fmt.Sprintf("%T", f.Value) == "*flag.boolValue" {
				kind = "boolean"
			}
		}
		fmt.Printf("%s\\t%s\\t%s\\n", strings.Join(path, " "), f.Name, kind)
	})
	for _, sub := range cmd.Commands {
		printFlags(sub, append(path[:len(path):len(path)], sub.Name()))
	}
}
`;

const [option, version] = process.argv.slice(2);
if (option === '--print' && version !== undefined) {
  process.stdout.write(`${JSON.stringify(flagsOf(version))}\n`);
} else {
  const known = VERSIONS.map((one) => ({ minor: Number(one.split('.')[1]), commands: flagsOf(one) }));
  writeFileSync(join(root, 'src', 'core', 'go', 'flag-table.ts'), tableText(known));
}

/** `{ "build": { "a": "boolean", "tags": "value" }, … }` of one Go version. */
function flagsOf(goVersion) {
  const env = { ...process.env, GOTOOLCHAIN: `go${goVersion}`, GOFLAGS: '' };
  const goroot = execFileSync('go', ['env', 'GOROOT'], { cwd: tmpdir(), env, encoding: 'utf8' }).trim();
  const commands = registeredFlags(goroot);
  for (const tool of ['vet', 'fix']) addFlags(commands[tool], toolFlags(tool, env));
  addFlags(commands.doc, docFlags(goroot));
  return commands;
}

function registeredFlags(goroot) {
  const directory = mkdtempSync(join(tmpdir(), 'go-flags-'));
  try {
    const printer = join(directory, 'printer.go');
    const overlay = join(directory, 'overlay.json');
    const program = join(directory, process.platform === 'win32' ? 'go-flags.exe' : 'go-flags');
    writeFileSync(printer, PRINTER);
    // The last file of a package is initialized last: by then main.go has registered the commands.
    const replaced = join(goroot, 'src', 'cmd', 'go', 'zz_print_flags.go');
    writeFileSync(overlay, JSON.stringify({ Replace: { [replaced]: printer } }));
    execFileSync(
      join(goroot, 'bin', process.platform === 'win32' ? 'go.exe' : 'go'),
      ['build', `-overlay=${overlay}`, '-o', program, 'cmd/go'],
      {
        cwd: join(goroot, 'src', 'cmd'),
        // go refuses to overlay files below GOMODCACHE, where downloaded toolchains are.
        env: { ...goEnv(), GOMODCACHE: join(directory, 'modules') },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    return readPrinted(execFileSync(program, [], { encoding: 'utf8', env: goEnv() }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function goEnv() {
  const { GOROOT: _, ...env } = process.env;
  return { ...env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off', GO111MODULE: '' };
}

function readPrinted(text) {
  const commands = {};
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [command, name, kind] = line.split('\t');
    commands[command] ??= {};
    if (name !== undefined) commands[command][name] = kind;
  }
  return commands;
}

/** Before Go 1.26, `go fix` took no flags for its tool. */
function toolFlags(tool, env) {
  try {
    const output = execFileSync('go', ['tool', tool, '-flags'], {
      cwd: tmpdir(),
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const flags = JSON.parse(output);
    return Object.fromEntries(flags.map(({ Name, Bool }) => [Name, Bool ? 'boolean' : 'value']));
  } catch (error) {
    if (tool === 'fix') return {};
    throw error;
  }
}

function docFlags(goroot) {
  const folders = ['cmd/go/internal/doc', 'cmd/internal/doc', 'cmd/doc'].map((one) =>
    join(goroot, 'src', one),
  );
  const sources = folders
    .filter((one) => existsSync(one))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    );
  const found = sources.flatMap((text) => [...text.matchAll(/flagSet\.(Bool|String)Var\(&\w+, "(\w+)"/g)]);
  if (found.length === 0) throw new Error(`no flags of go doc found in ${goroot}`);
  return Object.fromEntries(found.map(([, kind, name]) => [name, kind === 'Bool' ? 'boolean' : 'value']));
}

/** A flag that the command already has is kept, as in cmd/go/internal/vet. */
function addFlags(flags, added) {
  for (const [name, kind] of Object.entries(added)) flags[name] ??= kind;
}

function tableText(known) {
  const minors = known.map(({ minor }) => minor);
  const commands = [...new Set(known.flatMap((one) => Object.keys(one.commands)))].sort();
  const commandWords = commands.map(
    (command) =>
      command +
      range(
        known.filter((one) => one.commands[command]).map(({ minor }) => minor),
        minors,
      ),
  );
  const groups = new Map();
  for (const [flag, owners] of [...ownersOf(known, commands, minors)].sort(byName)) {
    const key = owners.join(', ');
    groups.set(key, [...(groups.get(key) ?? []), flag]);
  }
  const rows = [...groups].sort(byName).map(([owners, flags]) => row(owners, flags));
  return `// Generated by scripts/generate-go-flags.mjs from cmd/go of ${VERSIONS.join(', ')}; do not edit.

/** The minor versions that the table covers. */
export const OLDEST_MINOR = ${minors.at(0)};
export const NEWEST_MINOR = ${minors.at(-1)};

/** Every command of go. \`@22\` stands for "since Go 1.22", \`@-24\` for "up to Go 1.24". */
export const GO_COMMANDS =
${lines(commandWords, ', ')};

/**
 * Flags by the commands that have them. \`=\` after a name: takes a value; \`?\`: a boolean that takes other values,
 * too; else a boolean.
 */
export const GO_FLAGS: readonly (readonly [commands: string, flags: string])[] = [
${rows.join('\n')}
];
`;
}

/** The commands that have a flag of that kind in the same versions: `tags=` → build, list, …. */
function ownersOf(known, commands, minors) {
  const owners = new Map();
  for (const command of commands) {
    const versions = known.filter((one) => one.commands[command] !== undefined);
    const flags = new Map();
    for (const { minor, commands: all } of versions)
      for (const [name, kind] of Object.entries(all[command])) {
        const entry = name + { boolean: '', optional: '?', value: '=' }[kind];
        flags.set(entry, [...(flags.get(entry) ?? []), minor]);
      }
    for (const [word, seen] of flags) {
      const since = versions.map(({ minor }) => minor);
      const key = word + range(seen, since.length > 0 ? since : minors);
      owners.set(key, [...(owners.get(key) ?? []), command]);
    }
  }
  return owners;
}

/** The versions that have a flag or command, if not all do; they are consecutive. */
function range(seen, all) {
  if (seen.length === all.length) return '';
  const [first, last] = [seen.at(0), seen.at(-1)];
  const between = all.filter((minor) => minor >= first && minor <= last);
  if (between.length !== seen.length) throw new Error(`a gap between the versions ${seen.join(', ')}`);
  const since = first === all.at(0) ? '' : `${first}`;
  return last === all.at(-1) ? `@${since}` : `@${since}-${last}`;
}

/** @type {(a: [string, unknown], b: [string, unknown]) => number} */
function byName([a], [b]) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function row(owners, flags) {
  return `  [\n${lines(owners.split(', '), ', ', '    ')},\n${lines(flags, ' ', '    ')},\n  ],`;
}

/** A string literal, split over several lines. */
function lines(words, separator, indent = '  ') {
  const found = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const next = word + (index === words.length - 1 ? '' : separator);
    if (line.length + next.length > 95) {
      found.push(line);
      line = '';
    }
    line += next;
  }
  return [...found, line].map((text) => `${indent}'${text}'`).join(' +\n');
}
