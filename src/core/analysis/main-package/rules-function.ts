import type { MainPlace } from '../../model/main-answer.ts';
import type { MainDeclaration } from '../../source/main-declarations.ts';
import type { KeptFile, LeftOutFile } from '../../source/scan-directory.ts';
import { decidingScan, type MainFacts, placeIn } from './facts.ts';
import { type MainRule, rule } from './rule.ts';
import { leftOutEntry, programFiles } from './rules-files.ts';

const UNDECLARED = /function main is undeclared in the main package/;

/** Rules about func main, in a package that is main. go's compiler and linker say these. */
export const FUNCTION_RULES: readonly MainRule[] = [
  rule('main-twice', {
    says: /main redeclared in this block/,
    seen: (facts) => declared(facts).filter(isName).length > 1,
    place: (facts) => placeOf(facts, declared(facts).filter(isName)[1]),
    data: (facts, words) => {
      const [first, second] = declared(facts).filter(isName);
      const unknown = words?.place ?? { file: '', absolute: '', line: null, column: null };
      return { first: placeOf(facts, first) ?? unknown, second: placeOf(facts, second) ?? unknown };
    },
  }),
  rule('main-generic', {
    says: /func main must have no type parameters/,
    seen: (facts) => isOnly(facts, 'generic'),
    place: (facts) => placeOf(facts, shaped(facts, 'generic')),
    data: () => ({}),
  }),
  rule('main-with-arguments', {
    says: /func main must have no arguments and no return values/,
    seen: (facts) => isOnly(facts, 'arguments') || isOnly(facts, 'results'),
    place: (facts) => placeOf(facts, shaped(facts, 'arguments') ?? shaped(facts, 'results')),
    data: (facts) => ({ what: shaped(facts, 'arguments') === undefined ? 'results' : 'arguments' }),
  }),
  rule('main-not-a-function', {
    says: /cannot declare main - must be func/,
    seen: (facts) => isOnly(facts, 'value'),
    place: (facts) => placeOf(facts, shaped(facts, 'value')),
    data: () => ({}),
  }),
  rule('main-is-method', {
    says: UNDECLARED,
    when: (facts) => shaped(facts, 'method') !== undefined,
    seen: (facts) => isMain(facts) && declared(facts).length > 0 && declared(facts).every(isMethod),
    place: (facts) => placeOf(facts, shaped(facts, 'method')),
    data: () => ({}),
  }),
  rule('main-only-in-test', {
    says: UNDECLARED,
    when: (facts) => mainInTest(facts) !== undefined,
    seen: (facts) => isMain(facts) && declared(facts).length === 0 && mainInTest(facts) !== undefined,
    place: (facts) => placeOf(facts, mainInTest(facts)),
    data: (facts) => ({ file: mainInTest(facts)?.file.name ?? '' }),
  }),
  rule('no-main-function', {
    says: UNDECLARED,
    seen: (facts) => isMain(facts) && declared(facts).length === 0,
    place: (facts) => {
      const first = programFiles(facts)[0];
      return first === undefined || facts.found === null
        ? null
        : placeIn(facts.found, first.name, first.scan.packageAt);
    },
    data: (facts) => ({
      dir: facts.found?.shown ?? '.',
      leftOut: mainLeftOut(facts)?.name ?? null,
      elsewhere: mainElsewhere(facts),
    }),
  }),
];

/** Rules about the code of a main package; only a build can be sure of them. */
export const CODE_RULES: readonly MainRule[] = [
  rule('file-alone', {
    says: /undefined: (\w+)/,
    when: (facts) => facts.as === 'files' && (facts.named?.missing.length ?? 0) > 0,
    seen: (facts) => facts.as === 'files' && (facts.named?.missing.length ?? 0) > 0,
    place: (facts) => {
      const first = facts.named?.missing[0];
      return first === undefined || facts.found === null
        ? null
        : placeIn(facts.found, first.usedIn, first.at);
    },
    data: (facts) => ({
      file: facts.named?.shown[0] ?? '',
      missing: (facts.named?.missing ?? []).map(({ name, file }) => ({ name, file })),
    }),
  }),
  rule('go-too-new', {
    // Not `requires go1.17 or later (-lang was set to go1.16)`: there the go line is too old.
    says: /requires newer Go version (go\S+)|note: module requires Go (\S+)/,
    place: (facts) => facts.module.goLine?.place ?? null,
    data: (facts, words) => ({
      wants: words?.match.slice(1).find((part) => part !== undefined) ?? '',
      has: facts.goVersion,
      file: facts.module.goLine?.place.file ?? 'go.mod',
    }),
  }),
  rule('declared-in-left-out-file', {
    says: /undefined: (\w+)/,
    when: (facts) => {
      const words = facts.go?.building ?? '';
      return declaringLeftOut(facts, /undefined: (\w+)/.exec(words)?.[1]) !== undefined;
    },
    data: (facts, words) => {
      const name = words?.match[1] ?? '';
      const file = declaringLeftOut(facts, name) as LeftOutFile;
      return { name, entry: leftOutEntry(facts, file) };
    },
  }),
  rule('does-not-link', {
    says: /(?:^|\n)(?:\S*\/)?link: [^\n]*|relocation target \S+ not defined|undefined reference to [^\n]*|ld returned \d+ exit status|-buildmode[^\n]*|running (?:gcc|clang)\S* failed/,
    data: (_, words) => ({ message: words?.match[0].trim() ?? '' }),
  }),
  rule('does-not-compile', {
    says: /^[^\n#][^\n]*/m,
    data: (_, words) => ({ message: words?.match[0].trim() ?? '' }),
  }),
];

interface Declared {
  readonly file: KeptFile;
  readonly declaration: MainDeclaration;
}

function isMain(facts: MainFacts): boolean {
  return decidingScan(facts)?.packageName === 'main' && programFiles(facts).length > 0;
}

function declared(facts: MainFacts): readonly Declared[] {
  if (!isMain(facts)) return [];
  return programFiles(facts).flatMap((file) =>
    file.scan.declarations.map((declaration) => ({ file, declaration })),
  );
}

function isMethod({ declaration }: Declared): boolean {
  return declaration.shape === 'method';
}

function isName(found: Declared): boolean {
  return !isMethod(found);
}

function shaped(facts: MainFacts, shape: MainDeclaration['shape']): Declared | undefined {
  return declared(facts).find(({ declaration }) => declaration.shape === shape);
}

/** The package's one declaration of the name is of this wrong shape. */
function isOnly(facts: MainFacts, shape: MainDeclaration['shape']): boolean {
  const names = declared(facts).filter(isName);
  return names.length === 1 && names[0]?.declaration.shape === shape;
}

function mainInTest(facts: MainFacts): Declared | undefined {
  for (const file of facts.found?.scan.kept ?? []) {
    const declaration = file.scan.declarations.find(({ shape }) => shape === 'func');
    if (file.kind === 'test' && declaration !== undefined) return { file, declaration };
  }
  return undefined;
}

/** The file of the directory that has the func main, when files were named and it was not. */
function mainElsewhere(facts: MainFacts): { named: string; file: string } | null {
  if (facts.named === null) return null;
  const file = facts.found?.scan.kept.find(
    ({ kind, scan }) =>
      (kind === 'go' || kind === 'cgo') &&
      scan.packageName === 'main' &&
      scan.declarations.some(({ shape }) => shape === 'func'),
  );
  return file === undefined ? null : { named: facts.named.shown.join(' '), file: file.name };
}

/** A file with a func main that go leaves out. */
function mainLeftOut(facts: MainFacts): LeftOutFile | undefined {
  return facts.found?.scan.leftOut.find(
    ({ scan, name }) =>
      scan.packageName === 'main' &&
      !name.endsWith('_test.go') &&
      scan.declarations.some(({ shape }) => shape === 'func'),
  );
}

function declaringLeftOut(facts: MainFacts, name: string | undefined): LeftOutFile | undefined {
  const file = name === undefined ? undefined : facts.found?.leftOutNames.get(name);
  return file === undefined ? undefined : facts.found?.scan.leftOut.find((entry) => entry.name === file);
}

function placeOf(facts: MainFacts, found: Declared | undefined): MainPlace | null {
  return found === undefined || facts.found === null
    ? null
    : placeIn(facts.found, found.file.name, found.declaration.at);
}
