import { languageVersion, toolchainFor } from '../../go/version.ts';
import type { LeftOutEntry, MainFix, MainFixId, MainPlace, MainReason } from '../../model/main-answer.ts';
import { type BuildContext, tagKind } from '../../source/build-context.ts';
import type { BuildSettings } from '../../source/left-out.ts';
import { type MainFacts, placeIn } from './facts.ts';
import { programFiles } from './rules-files.ts';

/** What to do, in order of likelihood; each is a command or an edit. */
export function fixesFor(reason: MainReason, facts: MainFacts): readonly MainFix[] {
  const dir = facts.found?.shown ?? '.';
  switch (reason.id) {
    case 'library-package':
      return isOwn(facts)
        ? [...scripts(facts), ...runMains(reason.data.mains), ...clauseFix(reason.place), testIt(dir)]
        : [command('test-it', ['go', 'test', ...facts.target], facts.target), listMains(0)];
    case 'main-in-library':
      return [...clauseFix(reason.place), ...runMains(facts.found?.mains ?? [])];
    case 'library-file':
      return [...runMains(facts.found?.mains ?? []), testIt(dir), ...clauseFix(reason.place)];
    case 'files-of-several-directories':
      return reason.data.directories.map((name) =>
        command('run-directory', ['go', 'run', asDirectory(name)], [name]),
      );
    case 'several-packages':
      return conflictFixes(reason, facts);
    case 'no-go-files':
      if (reason.data.imported) return [];
      return [...runMains(reason.data.mains), ...newMain(facts)];
    case 'only-test-files':
      if (reason.data.imported) return [];
      return [testIt(dir), ...newMain(facts), ...runMains(facts.found?.mains ?? [])];
    case 'all-files-excluded':
      return leftOutFixes(reason.data.files, facts);
    case 'no-main-function':
      if (reason.data.elsewhere !== null)
        return [command('run-directory', ['go', 'run', asDirectory(dir)], [dir])];
      return [
        ...leftOutMainFix(reason.data.leftOut, facts),
        ...addMain(facts),
        ...runMains(facts.found?.mains ?? []),
      ];
    case 'main-with-arguments':
    case 'main-generic':
      return [...edit('remove-arguments', reason.place, 'replace', 'func main() {')];
    case 'main-is-method':
      return [...addMain(facts)];
    case 'main-not-a-function':
      return [...edit('make-function', reason.place, 'rename', 'run'), ...addMain(facts)];
    case 'main-twice':
      return [
        ...edit('remove-second-main', reason.data.second, 'rename', 'run'),
        ...edit('move-file', reason.data.second, 'move', 'cmd/NAME/main.go'),
        command('run-file-by-name', ['go', 'run', reason.data.first.file], [reason.data.first.file]),
      ];
    case 'main-only-in-test':
      return [...edit('move-main-out-of-test', reason.place, 'move', 'main.go'), testIt(dir)];
    case 'test-file-given':
      return [testIt(dir), ...wholeDirectory(facts, dir)];
    case 'not-a-go-file':
      return [command('run-directory', ['go', 'run', '.'], ['.'])];
    case 'no-target':
      return [command('name-target', ['go', 'run', '.'])];
    case 'pattern-several-mains':
      return runMains(patternMains(facts, reason.data.mains));
    case 'pattern-no-main':
      return [
        command('test-it', ['go', 'test', reason.data.pattern], [reason.data.pattern]),
        ...newMain(facts),
      ];
    case 'pattern-no-match':
      return reason.data.skipped
        .slice(0, 5)
        .map(({ dir: skipped }) => command('run-directory', ['go', 'run', skipped], [skipped]));
    case 'path-missing':
      return correctPath(reason.data.directory ?? reason.data.similar);
    case 'path-other-case':
      return [command('correct-path', ['go', 'run', reason.data.actual], [reason.data.actual])];
    case 'directory-of-other-module':
      return otherModuleFixes(reason.data.moduleDir, facts);
    case 'outside-module':
      return [command('mod-init', ['go', 'mod', 'init', 'example.com/NAME'], [], {}, reason.data.dir)];
    case 'outside-workspace':
      return workspaceFixes(reason.data.moduleDir, facts);
    case 'vendored-directory':
      return reason.data.importPath === null
        ? []
        : [command('run-import-path', ['go', 'run', reason.data.importPath], [reason.data.importPath])];
    case 'directory-name':
      return namedFiles(facts);
    case 'bad-import':
      return edit('remove-import', reason.place, 'replace', '');
    case 'internal-package':
      return [...edit('move-out-of-internal', reason.place, 'delete', '')];
    case 'no-go-mod':
      return [
        ...reason.data.nearest
          .slice(0, 3)
          .map((name) => command('run-in-module', ['go', 'run', '.'], [name], {}, name)),
        command('mod-init', ['go', 'mod', 'init', 'example.com/NAME'], []),
        ...namedFiles(facts),
      ];
    case 'gopath-mode':
      return [command('modules-on', ['go', 'env', '-u', 'GO111MODULE'])];
    case 'mod-flag':
      return [
        command('mod-tidy', ['go', 'mod', 'tidy']),
        command('drop-mod-flag', ['go', 'run', ...facts.target], [reason.data.flag], { GOFLAGS: '' }),
      ];
    case 'vendor-inconsistent':
      return [
        command('mod-vendor', ['go', facts.module.mode === 'workspace' ? 'work' : 'mod', 'vendor']),
        command('ignore-vendor', ['go', 'run', '-mod=mod', ...facts.target]),
      ];
    case 'file-alone':
      return [
        command('run-directory', ['go', 'run', asDirectory(dir)], [dir]),
        command(
          'give-files',
          ['go', 'run', ...giveFiles(reason.data.missing, facts)],
          reason.data.missing.map(({ file }) => file),
        ),
      ];
    case 'declared-in-left-out-file':
      return leftOutFixes([reason.data.entry], facts);
    case 'empty-file':
      return edit('write-package-clause', reason.place, 'insert', `package ${packageToWrite(facts)}`);
    case 'not-utf8':
    case 'byte-order-mark':
    case 'nul-byte':
      return edit('resave-utf8', reason.place, 'resave', 'UTF-8');
    case 'broken-file':
      return edit('fix-file', reason.place, 'replace', '');
    case 'broken-build-constraint':
      return edit('fix-constraint', reason.place, 'replace', '//go:build TAG && !OTHER');
    case 'go-too-new':
      return [
        command('newer-go', ['go', 'run', ...facts.target], [reason.data.wants], {
          GOTOOLCHAIN: toolchainFor(reason.data.wants),
        }),
        ...(facts.stumble?.module?.isGoLine === false
          ? []
          : edit(
              'lower-go-line',
              reason.place,
              'replace',
              `go ${languageVersion(reason.data.has ?? '') ?? '1.20'}`,
            )),
      ];
    case 'go-mod-broken':
      return [
        ...edit('fix-go-mod', reason.place ?? facts.module.file, 'replace', ''),
        // What go cannot parse no go command mends.
        ...(facts.module.mode === 'workspace' || /errors? parsing/.test(reason.data.message)
          ? []
          : [command('mod-tidy', ['go', 'mod', 'tidy'])]),
      ];
    case 'missing-module':
      if (reason.data.why === 'own') return edit('remove-import', reason.place, 'replace', '');
      if (reason.data.why === 'replacement') return edit('fix-go-mod', reason.place, 'replace', '');
      if (reason.data.why === 'download') return [command('mod-download', ['go', 'mod', 'download'])];
      if (reason.data.why === 'ambiguous') return edit('fix-go-mod', facts.module.file, 'replace', '');
      return [
        ...(reason.data.why === 'notVendored'
          ? [command('mod-vendor', ['go', facts.module.mode === 'workspace' ? 'work' : 'mod', 'vendor'])]
          : []),
        command('go-get', ['go', 'get', reason.data.package === '' ? './...' : reason.data.package]),
        command('mod-tidy', ['go', 'mod', 'tidy']),
      ];
    case 'go-mod-outdated':
      return reason.data.file === 'go.work'
        ? [command('work-update', ['go', 'work', 'use'])]
        : [command('mod-tidy', ['go', 'mod', 'tidy'])];
    case 'missing-go-sum':
      return [command('mod-tidy', ['go', 'mod', 'tidy']), command('mod-download', ['go', 'mod', 'download'])];
    case 'import-not-in-std':
      return [
        ...edit('remove-import', reason.place, 'replace', ''),
        command('newer-go', ['go', 'version'], ['']),
      ];
    case 'import-collision':
      // Of two files nobody but a person knows which is the right one.
      return /file name collision/.test(facts.go?.loading ?? '')
        ? []
        : edit('remove-import', reason.place, 'delete', '');
    case 'import-cycle':
    case 'program-imported':
      return edit('remove-import', reason.place, 'delete', '');
    case 'embed-no-match':
      return edit('add-embedded-file', reason.place, 'replace', '');
    case 'c-files-without-cgo':
      // Where cgo is on already, nobody imports "C".
      return facts.context.cgoEnabled
        ? edit('import-c', reason.place, 'insert', 'import "C"')
        : cgoFixes(facts);
    case 'unsupported-platform':
      return [command('list-platforms', ['go', 'tool', 'dist', 'list'])];
    case 'does-not-compile':
    case 'does-not-link':
      return edit('fix-file', reason.place, 'replace', '');
    case 'other':
      return [];
  }
}

function command(
  id: MainFixId,
  argv: readonly string[],
  names: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  directory: string | null = null,
): MainFix {
  return { id, kind: 'command', argv, names, env, directory };
}

function edit(
  id: MainFixId,
  place: MainPlace | null,
  change: 'insert' | 'replace' | 'delete' | 'rename' | 'move' | 'resave',
  text: string,
): readonly MainFix[] {
  return place === null ? [] : [{ id, kind: 'edit', place, change, text, names: [] }];
}

/** What runs comes before what is only named main. */
function patternMains({ pattern }: MainFacts, said: readonly string[]): readonly string[] {
  if (pattern === null || pattern.mains.length === 0) return said;
  return pattern.runnable.length > 0 ? pattern.runnable : pattern.mains;
}

function runMains(mains: readonly string[]): readonly MainFix[] {
  const shown = mains.slice(0, MOST_MAINS).map((main) => command('run-main', ['go', 'run', main], [main]));
  return mains.length > MOST_MAINS ? [...shown, listMains(mains.length - MOST_MAINS)] : shown;
}

/** More than this is a list to look at, not advice. */
const MOST_MAINS = 3;

function listMains(more: number): MainFix {
  return command('list-mains', ['go-build-pipeline', 'mains'], more > 0 ? [String(more)] : []);
}

/** Files of the directory that do not count and are programs by themselves. */
function scripts(facts: MainFacts): readonly MainFix[] {
  const { found } = facts;
  if (found === null) return [];
  return found.scan.leftOut
    .filter(
      ({ why, scan }) =>
        why.kind === 'constraint' && scan.packageName === 'main' && hasMain(scan.declarations),
    )
    .filter(({ why }) => why.kind === 'constraint' && /\bignore\b/.test(why.line))
    .slice(0, 2)
    .map(({ name }) => placeIn(found, name, null).file)
    .map((file) => command('run-file-by-name', ['go', 'run', file], [file]));
}

function correctPath(there: string | null): readonly MainFix[] {
  return there === null ? [listMains(0)] : [command('correct-path', ['go', 'run', there], [there])];
}

/** The directory of a test file, when there is more in it than tests. */
function wholeDirectory(facts: MainFacts, dir: string): readonly MainFix[] {
  const counts = facts.found?.scan.kept.some(({ kind }) => kind === 'go' || kind === 'cgo') ?? true;
  return counts ? [command('run-directory', ['go', 'run', asDirectory(dir)], [dir])] : [];
}

function hasMain(declarations: readonly { readonly shape: string }[]): boolean {
  return declarations.some(({ shape }) => shape === 'func');
}

/** What one may change: not the standard library, and not a copy in the module cache. */
function isOwn(facts: MainFacts): boolean {
  return facts.module.targetIsMain || facts.module.ofTarget === null;
}

function testIt(dir: string): MainFix {
  return command('test-it', ['go', 'test', asDirectory(dir)], [dir]);
}

function clauseFix(place: MainPlace | null): readonly MainFix[] {
  return edit('make-package-main', place, 'replace', 'package main');
}

function newMain(facts: MainFacts): readonly MainFix[] {
  if (facts.found === null) return [];
  return edit(
    'add-main-file',
    placeIn(facts.found, 'main.go', null),
    'insert',
    'package main\n\nfunc main() {\n}\n',
  );
}

function addMain(facts: MainFacts): readonly MainFix[] {
  const first = programFiles(facts)[0];
  if (first === undefined || facts.found === null) return [];
  return edit('add-main-function', placeIn(facts.found, first.name, null), 'insert', 'func main() {\n}\n');
}

function conflictFixes(
  reason: MainReason & { id: 'several-packages' },
  facts: MainFacts,
): readonly MainFix[] {
  const { first, firstPackage, second, secondPackage } = reason.data;
  const [main, other, otherFile] =
    secondPackage === 'main' ? [second, firstPackage, first] : [first, secondPackage, second];
  const at = otherFile === second ? reason.place : facts.found && placeIn(facts.found, otherFile, null);
  const fixes = [
    ...edit(
      'same-package',
      at,
      'replace',
      `package ${other === firstPackage ? secondPackage : firstPackage}`,
    ),
    ...edit('move-file', at, 'move', `${other}/${otherFile}`),
  ];
  if (firstPackage !== 'main' && secondPackage !== 'main') return fixes;
  if (facts.stumble?.imported === true) return fixes;
  const path = facts.found === null ? main : placeIn(facts.found, main, null).file;
  return [...fixes, command('run-file-by-name', ['go', 'run', path], [path])];
}

function leftOutMainFix(name: string | null, facts: MainFacts): readonly MainFix[] {
  const file = facts.found?.scan.leftOut.find((entry) => entry.name === name);
  if (file === undefined || facts.found === null) return [];
  const path = placeIn(facts.found, file.name, null).file;
  return [command('run-file-by-name', ['go', 'run', path], [path])];
}

/** The fixes of each file, mains first, none twice. */
function leftOutFixes(files: readonly LeftOutEntry[], facts: MainFacts): readonly MainFix[] {
  const mainsFirst = [...files].sort(
    (a, b) => Number(b.packageName === 'main') - Number(a.packageName === 'main'),
  );
  const seen = new Set<string>();
  return mainsFirst
    .flatMap((file) => entryFixes(file, facts))
    .filter((fix) => {
      const key = JSON.stringify(fix);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, 6);
}

function entryFixes(entry: LeftOutEntry, facts: MainFacts): readonly MainFix[] {
  const { place, why, needs } = entry;
  const name = place.file.split('/').at(-1) ?? '';
  if (why.kind === 'prefix')
    return edit('rename-file', place, 'rename', name.replace(/^[_.]+/, '') || 'main.go');
  if (why.kind === 'documentation')
    return facts.stumble?.imported === true
      ? []
      : edit('make-package-main', place, 'replace', 'package main');
  const fixes: MainFix[] = [];
  if (needs?.set.some((tag) => tag === 'ignore')) {
    if (facts.stumble?.imported !== true)
      fixes.push(command('run-file-by-name', ['go', 'run', place.file], [place.file]));
    fixes.push(...edit('delete-constraint', place, 'delete', ''));
    return fixes;
  }
  if (needs !== null) fixes.push(...settingFixes(needs, facts));
  if (why.kind === 'constraint') fixes.push(...edit('delete-constraint', place, 'delete', ''));
  if (why.kind === 'fileName') {
    const bare = name.replace(/^([^.]*?)_.*?(\.go)$/, (whole) => stripSuffix(whole, why.tags));
    fixes.push(...edit('rename-file', place, 'rename', bare));
  }
  return fixes;
}

function stripSuffix(name: string, tags: readonly string[]): string {
  return name.replace(`_${tags.join('_')}`, '');
}

/** The go command, without its target, that makes these settings. What another platform needs is built, not run. */
export function commandWith(
  { set, unset }: BuildSettings,
  context: BuildContext,
): { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  const of = (kind: string, tags = set) => tags.filter((tag) => tagKind(tag) === kind);
  const env: Record<string, string> = {};
  const release = of('release').at(-1);
  if (release !== undefined) env.GOTOOLCHAIN = toolchainFor(release);
  const os =
    of('os').find((tag) => tag !== 'unix') ??
    (of('os', unset).includes(context.goos) ? otherOs(context) : undefined);
  const arch = of('arch')[0] ?? (of('arch', unset).includes(context.goarch) ? otherArch(context) : undefined);
  if (os !== undefined) env.GOOS = os;
  if (arch !== undefined) env.GOARCH = arch;
  if (set.includes('cgo')) env.CGO_ENABLED = '1';
  if (unset.includes('cgo')) env.CGO_ENABLED = '0';
  const tags = [...context.tags, ...of('custom')].filter((tag) => !unset.includes(tag));
  const flags =
    tags.length > 0 ? ['-tags', tags.join(',')] : of('custom', unset).length > 0 ? ['-tags='] : [];
  return { argv: ['go', os === undefined && arch === undefined ? 'run' : 'build', ...flags], env };
}

function otherOs({ goos }: BuildContext): string {
  return goos === 'windows' ? 'linux' : 'windows';
}

function otherArch({ goarch }: BuildContext): string {
  return goarch === 'arm64' ? 'amd64' : 'arm64';
}

function settingFixes(needs: BuildSettings, facts: MainFacts): readonly MainFix[] {
  const { argv, env } = commandWith(needs, facts.context);
  const id: MainFixId =
    env.GOTOOLCHAIN !== undefined
      ? 'newer-go'
      : env.GOOS !== undefined || env.GOARCH !== undefined
        ? 'build-for-platform'
        : env.CGO_ENABLED !== undefined
          ? 'enable-cgo'
          : needs.set.length > 0
            ? 'set-tags'
            : 'unset-tags';
  const changed = id === 'unset-tags' ? needs.unset : needs.set;
  const names = id === 'build-for-platform' ? [env.GOOS ?? '', env.GOARCH ?? ''].filter(Boolean) : changed;
  const words = facts.stumble?.imported === true ? facts.target : [asDirectory(facts.found?.shown ?? '.')];
  return [command(id, [...argv, ...words], names, env)];
}

function cgoFixes(facts: MainFacts): readonly MainFix[] {
  return [command('enable-cgo', ['go', 'run', ...facts.target], [], { CGO_ENABLED: '1' })];
}

function otherModuleFixes(moduleDir: string, facts: MainFacts): readonly MainFix[] {
  if (moduleDir === '') return [];
  const inside = facts.found === null ? '.' : relativeTo(facts.found.shown, moduleDir);
  return [command('run-in-module', ['go', 'run', '-C', moduleDir, inside], [moduleDir])];
}

function workspaceFixes(moduleDir: string | null, facts: MainFacts): readonly MainFix[] {
  const off = command('work-off', ['go', 'run', '.'], [], { GOWORK: 'off' }, facts.found?.shown ?? null);
  // A pattern from where the go.work lies: the modules are below, and a new one is not wanted.
  if (facts.pattern !== null && facts.pattern.mains.length > 0) return runMains(patternMains(facts, []));
  if (moduleDir === null)
    return [
      command('mod-init', ['go', 'mod', 'init', 'example.com/NAME'], [], {}, facts.found?.shown ?? null),
    ];
  return [command('work-use', ['go', 'work', 'use', moduleDir], [moduleDir]), off];
}

function namedFiles(facts: MainFacts): readonly MainFix[] {
  if (facts.found === null || facts.found.scan.packageName !== 'main') return [];
  const { found } = facts;
  const files = programFiles(facts).map(({ name }) => placeIn(found, name, null).file);
  return files.length === 0 ? [] : [command('give-files', ['go', 'run', ...files], files)];
}

function giveFiles(missing: readonly { readonly file: string }[], facts: MainFacts): readonly string[] {
  const { found } = facts;
  const named = facts.named?.shown ?? [];
  const more = [...new Set(missing.map(({ file }) => file))];
  return [...named, ...more.map((name) => (found === null ? name : placeIn(found, name, null).file))];
}

function packageToWrite(facts: MainFacts): string {
  return facts.found?.scan.kept.find(({ scan }) => scan.packageName !== null)?.scan.packageName ?? 'main';
}

/** As an argument of go: a relative directory begins with a dot. */
function asDirectory(shown: string): string {
  return /^(\.|[\\/]|[A-Za-z]:)/.test(shown) ? shown : `./${shown}`;
}

function relativeTo(shown: string, base: string): string {
  if (shown === base) return '.';
  return shown.startsWith(`${base}/`) ? `./${shown.slice(base.length + 1)}` : '.';
}
