import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { plainVscode } from './plain-vscode.mjs';

/**
 * Parts that are needed later and are smaller than this share a file, because opening one costs as much as
 * reading it.
 */
const SMALL_BYTES = 16_000;
/** What only some entry points need at start, and is larger than this, must not slow down the others. */
const SHARED_BYTES = 32_000;
/** Less than this is not worth a file of its own. */
const TINY_BYTES = 2_000;
/** Who waits, most impatient first: what a group does not start with stays out of the files that it reads. */
const GROUPS = [
  { file: 'start', entries: ['cli', 'trace'] },
  { file: 'shared-start', entries: ['extension', 'messages-en', 'messages-zh-cn'] },
];

/**
 * The bundles for Node: the command line and the extension, which share their parts, so that each part is
 * shipped once and read when it is first needed.
 *
 * The bundler can split only ES modules, into more than a hundred parts, and editors before 1.100 load only
 * CommonJS. So there are two steps: it splits, and then the parts are combined into few CommonJS files, by
 * which entry points need them and whether at once (`start`) or at the first `import()` (`later`).
 * @param {Record<string, string>} entryPoints
 * @param {string} outdir
 * @param {import('esbuild').BuildOptions} common
 */
export async function bundleForNode(entryPoints, outdir, common) {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints,
    outdir,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    external: ['vscode'],
    plugins: [plainVscode],
    define: { ...common.define, 'import.meta.dirname': '__dirname' },
    write: false,
    metafile: true,
  });
  const parts = partsOf(outputFiles, metafile);
  const entries = Object.keys(entryPoints);
  const files = fileOfEachPart(parts, entries);
  for (const file of new Set(files.values()))
    await writeFile(file, entries.includes(file), parts, files, outdir, common);
  return { metafile };
}

/** By file name: the text, and the parts that it imports, at once or later. */
function partsOf(outputFiles, { outputs }) {
  const imports = Object.fromEntries(
    Object.entries(outputs).map(([file, output]) => [
      path.basename(file),
      output.imports.filter(({ external }) => !external),
    ]),
  );
  const keyOf = Object.fromEntries(Object.keys(outputs).map((file) => [path.basename(file), file]));
  return new Map(
    outputFiles.map(({ path: file, text }) => {
      const name = path.basename(file);
      const named = (kinds) =>
        imports[name].filter(({ kind }) => kinds.includes(kind)).map((one) => path.basename(one.path));
      return [
        name,
        {
          text,
          atOnce: named(['import-statement']),
          all: named(['import-statement', 'dynamic-import']),
          isEmpty: Object.values(outputs[keyOf[name] ?? '']?.inputs ?? {}).every(
            (input) => input.bytesInOutput === 0,
          ),
        },
      ];
    }),
  );
}

/**
 * A file with an entry point may only contain parts that no other entry point needs, because loading one runs
 * it.
 */
function fileOfEachPart(parts, entries) {
  const reach = entries.map((entry) => ({
    entry,
    atOnce: reached(entry, parts, 'atOnce'),
    ever: reached(entry, parts, 'all'),
  }));
  const startersOf = (name) => reach.filter(({ atOnce }) => atOnce.has(name)).map(({ entry }) => entry);
  const usersOf = (name) => reach.filter(({ ever }) => ever.has(name)).map(({ entry }) => entry);
  const isOwn = (name) => {
    const [only, ...others] = startersOf(name);
    return only !== undefined && others.length === 0 && usersOf(name).every((entry) => entry === only);
  };
  /** The bytes that the same entry points need at start, in addition to their own files. */
  const shared = new Map();
  for (const [name, { text }] of parts) {
    if (isOwn(name)) continue;
    const starters = startersOf(name).join('-');
    shared.set(starters, (shared.get(starters) ?? 0) + text.length);
  }
  const files = new Map();
  for (const [name] of parts) files.set(name, isOwn(name) ? startersOf(name)[0] : fileOf(name));
  for (const [name, { isEmpty, atOnce }] of parts) {
    // An empty part only passes on the exports of its first import.
    const wanted = files.get(atOnce[0]);
    if (isEmpty && wanted !== undefined && !entries.includes(wanted)) files.set(name, wanted);
  }
  return files;

  function fileOf(name) {
    const starters = startersOf(name);
    const bytes = shared.get(starters.join('-'));
    if (starters.length === 0) {
      const users = usersOf(name);
      if (parts.get(name).text.length >= SMALL_BYTES) return path.parse(name).name;
      return users.length === 1 ? `${users[0]}-later` : 'later';
    }
    const group = GROUPS.find(({ entries: waiting }) => waiting.some((entry) => starters.includes(entry)));
    const common = group?.file ?? 'later-start';
    if (bytes < TINY_BYTES) return common;
    return starters.length === 1 || bytes >= SHARED_BYTES ? `${starters.join('-')}-start` : common;
  }
}

function reached(entry, parts, kind) {
  const found = new Set([`${entry}.js`]);
  for (const name of found) for (const one of parts.get(name)[kind]) found.add(one);
  return found;
}

/** A file with its parts, each created on first use: `part(name)`. */
async function writeFile(file, isEntry, parts, files, outdir, common) {
  const own = [...files].filter(([, at]) => at === file).map(([name]) => name);
  const entry = `${file}.js`;
  const cases = own
    .filter((name) => name !== entry || !isEntry)
    .map((name) => `case ${JSON.stringify(name)}: return require(${JSON.stringify(`./${name}`)});`);
  const { outputFiles } = await build({
    ...common,
    metafile: false,
    stdin: {
      contents: `${isEntry ? `export * from './${entry}';` : ''}export function part(name) { switch (name) { ${cases.join('')} } }`,
      resolveDir: outdir,
    },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    supported: { 'dynamic-import': false },
    write: false,
    plugins: [takeParts(file, parts, files)],
  });
  const text = outputFiles?.[0]?.text ?? '';
  const shebang = /^#!.*\n/.exec(parts.get(entry)?.text ?? '')?.[0] ?? '';
  writeFileSync(path.join(outdir, `${file}.cjs`), shebang + text);
}

/** Requires parts of this file directly, and asks the other files for theirs. */
function takeParts(file, parts, files) {
  return {
    name: 'take-parts',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.\// }, ({ path: asked, namespace }) => {
        const name = path.basename(asked);
        if (namespace === 'elsewhere') return { path: asked, external: true };
        return { path: name, namespace: files.get(name) === file ? 'part' : 'elsewhere' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'part' }, ({ path: name }) => ({
        contents: parts.get(name).text.replace(/^#!.*\n/, ''),
        loader: 'js',
      }));
      bundler.onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path: name }) => ({
        contents: `module.exports = require('./${files.get(name)}.cjs').part('${name}');`,
        loader: 'js',
      }));
    },
  };
}
