import type { LeftOutEntry, MainPlace } from '../../model/main-answer.ts';
import { settingsFor } from '../../source/left-out.ts';
import type { KeptFile, LeftOutFile, SourceFile } from '../../source/scan-directory.ts';
import type { FileProblem } from '../../source/scan-go-file.ts';
import { decidingScan, type MainFacts, placeIn, type Stumble } from './facts.ts';
import { type GoMessage, type MainRule, rule } from './rule.ts';

/** Rules about the files of a directory: which count, whether they can be read, what they are a package of. */
export const FILE_RULES: readonly MainRule[] = [
  rule('nul-byte', {
    says: /unexpected NUL in input|illegal character NUL|invalid NUL character/,
    when: (facts) => problemOf(facts, 'encoding') === null,
    seen: (facts) => problemOf(facts, 'nul') !== null,
    place: (facts) => problemPlace(facts, 'nul'),
    data: (facts, words) => ({ file: fileOf(facts, words, 'nul') }),
  }),
  rule('not-utf8', {
    says: /illegal UTF-8 encoding|invalid UTF-8 encoding|unexpected NUL in input|illegal character NUL/,
    seen: (facts) => problemOf(facts, 'encoding') !== null,
    place: (facts) => problemPlace(facts, 'encoding'),
    data: (facts, words) => ({
      file: fileOf(facts, words, 'encoding'),
      utf16: problemOf(facts, 'encoding')?.problem.message.includes('UTF-16') ?? false,
    }),
  }),
  rule('byte-order-mark', {
    says: /(?:illegal|invalid) (?:byte order mark|BOM)|BOM in middle of file/,
    seen: (facts) => problemOf(facts, 'bom') !== null,
    place: (facts) => problemPlace(facts, 'bom'),
    data: (facts, words) => ({ file: fileOf(facts, words, 'bom') }),
  }),
  rule('broken-build-constraint', {
    says: /multiple \/\/go:build comments|parsing \/\/go:build line: ([^\n]*)/,
    seen: (facts) => problemOf(facts, 'badConstraint', 'twoConstraints') !== null,
    place: (facts) => problemPlace(facts, 'badConstraint', 'twoConstraints'),
    data: (facts, words) => ({
      file: fileOf(facts, words, 'badConstraint', 'twoConstraints'),
      message: words?.match[0] ?? problemOf(facts, 'badConstraint', 'twoConstraints')?.problem.message ?? '',
    }),
  }),
  rule('empty-file', {
    says: /expected 'package', found 'EOF'/,
    seen: (facts) => problemOf(facts, 'empty') !== null,
    place: (facts) => problemPlace(facts, 'empty'),
    data: (facts, words) => ({ file: fileOf(facts, words, 'empty') }),
  }),
  rule('broken-file', {
    says: /expected '(?:package|IDENT|STRING|;|\)|\()'[^\n]*|missing import path[^\n]*|import path must be[^\n]*|invalid import path[^\n]*|illegal character[^\n]*|(?:comment|string literal|raw string literal|rune literal|escape) not terminated|unknown escape[^\n]*|invalid package name[^\n]*|imports must appear before[^\n]*|newline in string|invalid #cgo [^\n]*|malformed #cgo [^\n]*|use of cgo in test[^\n]*/,
    seen: (facts) => problemOf(facts, 'syntax') !== null,
    place: (facts) => problemPlace(facts, 'syntax'),
    data: (facts, words) => ({
      file: fileOf(facts, words, 'syntax'),
      message: words?.match[0] ?? problemOf(facts, 'syntax')?.problem.message ?? '',
    }),
  }),
  rule('several-packages', {
    says: /found packages (\S+) \(([^)]*)\) and (\S+) \(([^)]*)\) in |named files must all be in one package/,
    seen: (facts) => decidingScan(facts)?.conflict != null,
    place: (facts) => {
      const conflict = decidingScan(facts)?.conflict;
      return conflict == null || facts.found === null
        ? null
        : placeIn(facts.found, conflict.second.name, conflict.second.scan.packageAt);
    },
    data: (facts, words) => {
      const conflict = decidingScan(facts)?.conflict;
      const [, firstPackage, first, secondPackage, second] = words?.match ?? [];
      return {
        first: first ?? conflict?.first.name ?? '',
        firstPackage: firstPackage ?? conflict?.first.scan.packageName ?? '',
        second: second ?? conflict?.second.name ?? '',
        secondPackage: secondPackage ?? conflict?.second.scan.packageName ?? '',
      };
    },
  }),
  rule('all-files-excluded', {
    says: /build constraints exclude all Go files in|no suitable source files|no buildable Go source files in|no Go files in/,
    // go counts files that begin with _ or . as if they were not there.
    when: (facts) => countedFiles(facts) === 0 && excluded(facts).length > 0,
    seen: (facts) => countedFiles(facts) === 0 && excluded(facts).length > 0,
    place: (facts) => {
      const first = excluded(facts)[0];
      return first === undefined || facts.found === null ? null : leftOutPlace(facts, first);
    },
    data: (facts) => ({
      dir: facts.found?.shown ?? '.',
      files: excluded(facts).map((file) => leftOutEntry(facts, file)),
    }),
  }),
  rule('only-test-files', {
    says: /no non-test Go files in|is not a main package|no Go files in|no packages loaded from/,
    when: (facts) => facts.found !== null && programFiles(facts).length === 0 && countedFiles(facts) > 0,
    seen: (facts) => programFiles(facts).length === 0 && countedFiles(facts) > 0,
    place: (facts) => {
      const first = decidingScan(facts)?.kept[0];
      const site = importSite(facts);
      if (site !== null) return site;
      return first === undefined || facts.found === null
        ? null
        : placeIn(facts.found, first.name, first.scan.packageAt);
    },
    data: (facts) => ({
      dir: facts.found?.shown ?? '.',
      files: decidingScan(facts)?.kept.map(({ name }) => name) ?? [],
      imported: isImported(facts),
    }),
  }),
  rule('no-go-files', {
    says: /no Go files in|no non-test Go files in|no Go source files/,
    seen: (facts) => facts.found !== null && facts.as !== 'pattern' && countedFiles(facts) === 0,
    place: importSite,
    data: (facts) => ({
      dir: facts.found?.shown ?? '.',
      mains: facts.found?.mains ?? [],
      imported: isImported(facts),
    }),
  }),
  rule('main-in-library', {
    says: /is not a main package/,
    when: (facts) => mainInLibrary(facts) !== null,
    seen: (facts) => isLibrary(facts) && mainInLibrary(facts) !== null,
    place: (facts) => clausePlace(facts, mainInLibrary(facts)),
    data: (facts) => ({
      package: decidingScan(facts)?.packageName ?? '',
      file: mainInLibrary(facts)?.name ?? '',
    }),
  }),
  rule('library-file', {
    says: /is not a main package/,
    when: (facts) => facts.as === 'files',
    seen: (facts) => isLibrary(facts) && facts.as === 'files',
    place: (facts) => clausePlace(facts, programFiles(facts)[0]),
    data: (facts) => ({
      file: facts.named?.shown[0] ?? '',
      package: decidingScan(facts)?.packageName ?? '',
    }),
  }),
  rule('library-package', {
    // In GOPATH mode go run drops a library without naming it.
    says: /package (\S+) is not a main package|no packages loaded from/,
    when: (facts) => facts.go?.loading?.includes('is not a main package') === true || isLibrary(facts),
    seen: isLibrary,
    place: (facts) => clausePlace(facts, programFiles(facts)[0]),
    data: (facts) => ({
      dir: (facts.as === 'importPath' ? facts.target[0] : facts.found?.shown) ?? facts.target[0] ?? '',
      package: facts.go?.packageName ?? decidingScan(facts)?.packageName ?? '',
      mains: facts.found?.mains ?? [],
    }),
  }),
  rule('c-files-without-cgo', {
    says: /(?<!\S)(\S+) source files not allowed when not using cgo(?: or SWIG)?: ([^\n]*)|SWIG/,
    place: (facts) => clausePlace(facts, programFiles(facts)[0]),
    data: (_, words) => ({ files: words?.match[2] ?? '' }),
  }),
  rule('import-not-in-std', {
    says: /package (\S+) is not in (?:std|GOROOT)|(?<!\S)"?(\S+?)"? is not in (?:std|GOROOT)/,
    data: (_, words) => ({ package: words?.match[1] ?? words?.match[2] ?? '' }),
  }),
  rule('import-cycle', {
    says: /import cycle not allowed/,
    place: (facts) => circleOf(facts).at(-1)?.place ?? null,
    data: (facts) => ({ package: facts.found?.importPath ?? null, circle: circleOf(facts) }),
  }),
  rule('program-imported', {
    says: /import "?([^\s"]+)"? is a program, not an importable package|cannot import "?main"?|is a program, not an importable/,
    data: (_, words) => ({ package: words?.match[1] ?? '' }),
  }),
  rule('embed-no-match', {
    says: /pattern (\S+): (?:no matching files found|cannot embed|invalid pattern|file does not|directory contains)[^\n]*/,
    data: (_, words) => ({ pattern: words?.match[1] ?? '' }),
  }),
  rule('import-collision', {
    says: /case-insensitive (?:import|file name) collision(?:: "([^"\n]+)" and "[^"\n]+")?/,
    place: ({ found }, words) => {
      const name = words?.match[1];
      const file = found?.scan.kept.find((one) => one.name === name);
      return found === null || file === undefined ? null : placeIn(found, file.name, file.scan.packageAt);
    },
    data: () => ({}),
  }),
];

function isImported(facts: MainFacts): boolean {
  return facts.stumble?.imported === true;
}

/** The import that asks for the package over which go stumbled. */
function importSite(facts: MainFacts): MainPlace | null {
  return isImported(facts) ? (facts.stumble?.way.at(-1)?.place ?? null) : null;
}

/** Of the imports that go lists, those that lead back to where they started. */
function circleOf({ stumble }: MainFacts): Stumble['way'] {
  const way = stumble?.way ?? [];
  const start = way.findIndex(({ importer }) => importer === way.at(-1)?.imported);
  return start < 0 ? way.slice(-1) : way.slice(start);
}

function countedFiles(facts: MainFacts): number {
  const scan = decidingScan(facts);
  return (scan?.kept.length ?? 0) + (scan?.invalid.length ?? 0);
}

/** Kept files that are not tests. */
export function programFiles(facts: MainFacts): readonly KeptFile[] {
  return (decidingScan(facts)?.kept ?? []).filter(({ kind }) => kind === 'go' || kind === 'cgo');
}

function isLibrary(facts: MainFacts): boolean {
  const scan = decidingScan(facts);
  return scan !== null && programFiles(facts).length > 0 && scan.packageName !== 'main';
}

function mainInLibrary(facts: MainFacts): KeptFile | null {
  const hasMain = (file: KeptFile) => file.scan.declarations.some(({ shape }) => shape === 'func');
  return programFiles(facts).find((file) => file.scan.packageName !== 'main' && hasMain(file)) ?? null;
}

function clausePlace(facts: MainFacts, file: SourceFile | null | undefined): MainPlace | null {
  return file == null || facts.found === null ? null : placeIn(facts.found, file.name, file.scan.packageAt);
}

function excluded(facts: MainFacts): readonly LeftOutFile[] {
  return decidingScan(facts)?.leftOut ?? [];
}

export function leftOutEntry(facts: MainFacts, file: LeftOutFile): LeftOutEntry {
  return {
    place: leftOutPlace(facts, file) ?? { file: file.name, absolute: file.name, line: null, column: null },
    why: file.why,
    needs: settingsFor(file.name, file.scan, facts.context),
    packageName: file.scan.packageName,
  };
}

function leftOutPlace(facts: MainFacts, { name, why }: LeftOutFile): MainPlace | null {
  if (facts.found === null) return null;
  return placeIn(facts.found, name, why.kind === 'prefix' || why.kind === 'fileName' ? null : why.at);
}

function problemOf(
  facts: MainFacts,
  ...kinds: readonly FileProblem['kind'][]
): { readonly file: SourceFile; readonly problem: FileProblem } | null {
  for (const file of decidingScan(facts)?.invalid ?? []) {
    const { problem } = file.scan;
    // A test file that cannot be read stops go run as well.
    if (problem !== null && kinds.includes(problem.kind)) return { file, problem };
  }
  return null;
}

function problemPlace(facts: MainFacts, ...kinds: readonly FileProblem['kind'][]): MainPlace | null {
  const found = problemOf(facts, ...kinds);
  return found === null || facts.found === null
    ? null
    : placeIn(facts.found, found.file.name, found.problem.at);
}

function fileOf(facts: MainFacts, words: GoMessage | null, ...kinds: readonly FileProblem['kind'][]): string {
  return problemOf(facts, ...kinds)?.file.name ?? words?.place?.file ?? '';
}
