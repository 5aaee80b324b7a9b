import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lab, type Traced } from '../../support/why-lab.ts';

const MODULE = 'golang.org/x/tools@v0.38.0';
const PACKAGE = './cmd/callgraph';
const EDITS = 50;
const SEED = 20261121;

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
let lab: Lab;
let files: readonly string[] = [];

beforeAll(async () => {
  lab = new Lab({ gocache, env: { GOFLAGS: '-mod=mod' } });
  const json = execFileSync('go', ['mod', 'download', '-json', MODULE], { encoding: 'utf8' });
  const { Dir: source } = JSON.parse(json) as { Dir: string };
  cpSync(source, lab.directory, { recursive: true });
  makeWritable(lab.directory);
  const listed = await lab.go([
    'list',
    '-deps',
    '-f',
    '{{if .Module}}{{if .Module.Main}}{{range .GoFiles}}{{$.ImportPath}}/{{.}}\n{{end}}{{end}}{{end}}',
    PACKAGE,
  ]);
  files = listed
    .split('\n')
    .filter((line) => line.endsWith('.go'))
    .map((line) => line.replace('golang.org/x/tools/', ''))
    .sort();
});

afterAll(() => {
  lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

/** mulberry32, which returns the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = randomNumbers(SEED);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

interface Edit {
  readonly what: string;
  /** The root among the causes; null if flags determine how much is rebuilt. */
  readonly root: string | null;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly undo?: () => void;
}

const importPath = (file: string): string => `golang.org/x/tools/${dirname(file)}`;
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

function randomEdit(number: number): Edit {
  const file = pick(files);
  const folder = dirname(file);
  const text = lab.read(file);
  const clause = /^package \w+/m.exec(text)?.[0] ?? 'package x';
  const root = (id: string, name = nameOf(file)): string => `${importPath(file)}: ${id} ${name}`;
  const kinds: readonly (() => Edit)[] = [
    () => {
      lab.append(file, `\n// edit ${number}\n`);
      return { what: `comment in ${file}`, root: root('fileEdited') };
    },
    () => {
      lab.append(file, `\nfunc Edited${number}() int { return ${number} }\n`);
      return { what: `function in ${file}`, root: root('fileEdited') };
    },
    () => {
      lab.edit(file, (before) => before.replace(clause, `// line ${number}\n\n${clause}`));
      return { what: `line above in ${file}`, root: root('fileEdited') };
    },
    () => {
      lab.write(`${folder}/zz_edit${number}.go`, `${clause}\n\nvar Added${number} = "${number}"\n`);
      return { what: `file added to ${folder}`, root: root('fileAdded', `zz_edit${number}.go`) };
    },
    () => {
      lab.write(`${folder}/renamed_${nameOf(file)}`, text);
      lab.remove(file);
      return {
        what: `${file} renamed`,
        root: root('fileRenamed', `renamed_${nameOf(file)}`),
        undo: () => {
          lab.write(file, text);
          lab.remove(`${folder}/renamed_${nameOf(file)}`);
        },
      };
    },
    () => {
      lab.remove(file);
      return { what: `${file} deleted`, root: root('fileRemoved'), undo: () => lab.write(file, text) };
    },
    () => {
      lab.append(file, '\nfunc broken( {\n');
      return { what: `syntax error in ${file}`, root: null, undo: () => lab.write(file, text) };
    },
    () => ({ what: 'tags', root: null, args: ['-tags', pick(['netgo', 'purego', 'osusergo', 'foo'])] }),
    () => ({ what: 'gcflags', root: null, args: [`-gcflags=${importPath(file)}=-N`] }),
    () => ({ what: 'ldflags', root: null, args: [`-ldflags=-X main.edit=${number}`] }),
    () => ({ what: 'cgo', root: null, env: { CGO_ENABLED: '0' } }),
  ];
  return pick(kinds)();
}

function build(edit: Edit | null): Promise<Traced> {
  const args = ['build', '-o', 'out', ...(edit?.args ?? []), PACKAGE];
  return lab.trace(args, edit?.env ? { env: edit.env } : {});
}

test(`all of ${EDITS} random edits of ${MODULE} are explained`, { timeout: 900_000 }, async () => {
  const first = await build(null);
  expect(first.trace.exitCode, first.output).toBe(0);
  let worked = 0;
  for (let number = 0; number < EDITS; number++) {
    const edit = randomEdit(number);
    const traced = await build(edit);
    const where = `edit ${number}: ${edit.what}\n${JSON.stringify(traced.roots)}\n${traced.output.slice(0, 500)}`;
    expect(traced.rebuilt, where).toEqual(traced.compiled);
    expect(traced.why.explained, where).toBe(traced.why.withBaseline);
    expect(traced.trace.notes, where).toEqual([]);
    // If go could not load the packages, it built nothing.
    if (edit.root !== null && traced.trace.actions.length > 0)
      expect(traced.roots, where).toContain(edit.root);
    if (traced.rebuilt.length > 0) worked++;
    edit.undo?.();
  }
  expect(worked).toBeGreaterThan(EDITS / 2);
});
