import { compareGoVersions } from '../../go/version.ts';
import type { MainPlace, MainReasonData } from '../../model/main-answer.ts';
import { type MainFacts, placeIn } from './facts.ts';
import { type GoMessage, type MainRule, rule } from './rule.ts';

/** Rules about modules: which one it is, and whether go will load it. */
export const MODULE_RULES: readonly MainRule[] = [
  rule('unsupported-platform', {
    says: /unsupported GOOS\/GOARCH pair (\S+)|unknown GOOS|unknown GOARCH/,
    data: (facts) => ({ platform: `${facts.context.goos}/${facts.context.goarch}` }),
  }),
  rule('go-too-new', {
    says: /requires go ?>= ?(?:version )?(\S+)|(?:module|package) requires (?:newer Go version|Go) (\S+)|toolchain not available|cannot compile Go (\S+) code|invalid go version '?([^\s':]+)|requires a newer Go version|unknown directive: toolchain/,
    seen: (facts) =>
      facts.module.goLine !== null &&
      facts.goVersion !== null &&
      !facts.module.toolchainMaySwitch &&
      compareGoVersions(facts.module.goLine.version, facts.goVersion) > 0,
    // A workspace that asks for less than its modules is behind, whatever go this is.
    when: ({ go }) => !/listed in go\.work file requires go/.test(go?.loading ?? ''),
    place: askingPlace,
    data: (facts, words) => ({
      wants: (words === null ? null : versionIn(words.match)) ?? facts.module.goLine?.version ?? '',
      has: facts.goVersion,
      file: (words === null ? null : askingModule(words.text)) ?? askingPlace(facts)?.file ?? 'go.mod',
    }),
  }),
  rule('vendor-inconsistent', {
    says: /inconsistent vendoring in|reading modules\.txt for vendor|cannot find (?:package|module) .* in .*vendor|vendor directory is not/,
    seen: (facts) => facts.module.vendor !== null && facts.module.vendor.differences.length > 0,
    place: (facts) => facts.module.vendor?.place ?? null,
    data: () => ({}),
  }),
  rule('mod-flag', {
    says: /updates to go\.(?:mod|work) needed, disabled by (-mod=\w+)|import lookup disabled by (-mod=\w+)|(-mod) may only be set to|cannot query module due to (-mod=\w+)|build flag (-mod=\w+) only valid when using modules/,
    when: (facts) => facts.module.modFlag !== null,
    data: (facts, words) => ({
      flag: words?.match.slice(1).find((part) => part !== undefined) ?? facts.module.modFlag ?? '-mod',
    }),
  }),
  rule('go-mod-outdated', {
    says: /updates to (go\.(?:mod|work)) needed|listed in (go\.work) file requires go/,
    when: (facts) => facts.module.modFlag === null,
    place: (facts) => facts.stumble?.module?.place ?? facts.module.file,
    data: (_, words) => ({ file: words?.match[1] ?? words?.match[2] ?? 'go.mod' }),
  }),
  rule('gopath-mode', {
    says: /cannot find package|modules disabled by GO111MODULE=off|is not in std|is not in GOROOT/,
    when: (facts) => facts.module.mode === 'gopath',
    data: () => ({ source: 'GO111MODULE' }),
  }),
  rule('no-go-mod', {
    says: /go\.mod file not found|cannot find main module|not part of a module|module-aware mode, but|no go\.mod/,
    seen: (facts) =>
      facts.module.mode === 'none' &&
      (facts.as === 'directory' || facts.as === 'pattern') &&
      facts.path === null,
    data: (facts) => ({ dir: facts.found?.shown ?? '.', nearest: facts.module.nearest }),
  }),
  rule('vendored-directory', {
    says: /without -mod=vendor, directory \S+ has no package path|is not a package listed in vendor\/modules\.txt/,
    seen: (facts) => facts.module.targetIsMain && facts.as === 'directory' && vendored(facts) !== null,
    data: (facts) => ({ dir: facts.found?.shown ?? facts.target[0] ?? '.', importPath: vendored(facts) }),
  }),
  rule('outside-workspace', {
    says: /not one of the workspace modules|no modules were found in the current workspace|outside modules listed in go\.work|does not contain modules listed in go\.work|current directory is contained in a module that is not/,
    seen: (facts) => facts.module.mode === 'workspace' && isElsewhere(facts),
    place: (facts) => facts.module.file,
    data: (facts) => ({
      dir: facts.found?.shown ?? facts.target[0] ?? '.',
      module: facts.module.ofTarget?.path ?? null,
      moduleDir: facts.module.ofTarget?.dir ?? null,
    }),
  }),
  rule('directory-of-other-module', {
    says: /main module (?:\((\S+)\) )?does not contain|outside main module or its selected dependencies|main modules? .* do(?:es)? not contain package|is in (?:a )?(?:different|other) module/,
    when: (facts) => facts.module.ofTarget !== null && facts.module.ofTarget.path !== facts.module.path,
    seen: (facts) => facts.module.mode === 'module' && isElsewhere(facts) && facts.module.ofTarget !== null,
    place: (facts) => facts.module.ofTarget?.file ?? null,
    data: (facts) => ({
      dir: facts.found?.shown ?? facts.target[0] ?? '.',
      module: facts.module.ofTarget?.path ?? '',
      moduleDir: facts.module.ofTarget?.dir ?? '',
      mainModule: facts.module.path,
    }),
  }),
  rule('outside-module', {
    says: /outside main module or its selected dependencies|does not contain package|does not contain main module/,
    when: (facts) => facts.as !== 'importPath' || facts.path === null,
    seen: (facts) => facts.module.mode === 'module' && isElsewhere(facts) && facts.module.ofTarget === null,
    data: (facts) => ({ dir: facts.found?.shown ?? facts.target[0] ?? '.', mainModule: facts.module.path }),
  }),
  rule('directory-name', {
    says: /malformed import path "([^"]+)": (?:invalid char|leading|trailing)[^\n]*/,
    when: (facts) => forbiddenCharacter(facts) !== null,
    seen: (facts) =>
      facts.as === 'directory' && facts.module.targetIsMain && forbiddenCharacter(facts) !== null,
    data: (facts) => ({
      dir: facts.found?.shown ?? facts.target[0] ?? '.',
      importPath: facts.found?.importPath ?? '',
      character: forbiddenCharacter(facts) ?? '',
    }),
  }),
  rule('bad-import', {
    says: /"[^"]+" is relative, but relative import paths are not supported[^\n]*|(?<![^\s:])[^\s:]+ must be imported as \S+|(?<![^\s:"])"?[^\s:"]+"? is (?:not an importable package|a pseudo-package)[^;\n]*|disallowed import path "[^"]*"|malformed import path[^\n]*|local import "[^"]*" in non-local package/,
    seen: (facts) => dashed(facts) !== null,
    place: (facts, words) => (words === null ? (dashed(facts)?.place ?? null) : null),
    data: (facts, words) => ({
      message: words?.match[0] ?? `malformed import path "${dashed(facts)?.path}": leading dash`,
    }),
  }),
  rule('missing-go-sum', {
    says: /missing go\.sum entry for module providing package (\S+)|(?<!\S)([^\s@]+)@\S+: missing go\.sum entry|missing go\.sum entry|verifying \S+|checksum mismatch/,
    data: (_, words) => ({ package: words?.match[1] ?? words?.match[2] ?? '' }),
  }),
  rule('missing-module', {
    says: /no required module provides package ([^\s:;]+)|cannot find module providing package ([^\s:;]+)|module (\S+) provides package \S+ and is replaced but not required|module lookup disabled by GOPROXY=off|cannot find module|missing dot in first path element|replacement directory \S+ does not exist|from implicitly required module|ambiguous import|module \S+ found[^\n]*does not contain package|does not contain package|: unknown revision|no matching versions for|unrecognized import path|disabled by GO(?:PROXY|VCS)|missing module for import|cannot find package "([^"]+)"|dial tcp[^\n]*|no such host|: 4(?:04 Not Found|10 Gone)/,
    seen: (facts) => unprovided(facts) !== null,
    place: (facts, words) =>
      words === null ? (unprovided(facts)?.place ?? null) : (facts.stumble?.module?.place ?? null),
    data: (facts, words) => ({
      package: words?.match.slice(1).find((part) => part !== undefined) ?? unprovided(facts)?.path ?? '',
      ...whyMissing(facts, words),
    }),
  }),
  rule('go-mod-broken', {
    says: /errors? parsing (\S*go\.(?:mod|work))|error loading go\.(?:mod|work)|reading (\S*go\.(?:mod|work))|error reading go\.(?:mod|work)|no module declaration in go\.mod|cannot load module|conflicting replacements|malformed module path|malformed go\.sum|appears multiple times in workspace|listed in go\.work file requires go|is replaced at all versions|invalid module path|invalid GOWORK|parsing go\.mod|used for two different module paths|invalid GOFLAGS|go: parsing \$GOFLAGS|declares its path as|error loading module|go: finding module|invalid version: |error loading go \S+ module graph|unknown godebug|invalid toolchain/,
    seen: (facts) => facts.module.missingUse !== null && facts.as !== 'files',
    place: (facts, words) =>
      words === null
        ? (facts.module.missingUse?.place ?? facts.module.file)
        : (facts.stumble?.module?.place ?? words.place ?? facts.module.file),
    data: (facts, words) => ({
      message:
        words === null
          ? `go.work lists ${facts.module.missingUse?.path}, and there is no go.mod in it`
          : firstWords(words.text),
    }),
  }),
  rule('internal-package', {
    says: /use of (?:internal|vendored) package (\S*) ?not allowed/,
    data: (_, words) => ({ package: words?.match[1] ?? '' }),
  }),
];

/**
 * What the directory's own import path may not hold, in module mode.
 * Source: golang.org/x/mod/module, CheckImportPath: ASCII letters, digits and `-._~+`.
 */
function forbiddenCharacter(facts: MainFacts): string | null {
  if (facts.as === 'files' || facts.module.mode === 'gopath' || facts.module.mode === 'none') return null;
  return /[^A-Za-z0-9\-._~+/]/u.exec(facts.found?.importPath ?? '')?.[0] ?? null;
}

function isElsewhere(facts: MainFacts): boolean {
  return facts.as === 'directory' && facts.found !== null && !facts.module.targetIsMain;
}

/** The import path of a directory below a module's vendor directory. */
function vendored(facts: MainFacts): string | null {
  const path = facts.found?.absolute.replaceAll('\\', '/') ?? '';
  const at = path.lastIndexOf('/vendor/');
  return at < 0 ? null : path.slice(at + '/vendor/'.length);
}

/** Where the newer Go is asked for: the go line, or the line that requires a module which asks. */
function askingPlace({ stumble, module }: MainFacts): MainPlace | null {
  return stumble?.module?.place ?? module.goLine?.place ?? null;
}

/** `example.com/x@v1.2.0` of `go: example.com/x@v1.2.0 requires go >= 1.99`: the module that asks is another one. */
function askingModule(text: string): string | null {
  return /(?<!\S)([^\s@]+@\S+) requires go ?>=/.exec(text)?.[1] ?? null;
}

/** An import that nobody provides may be one of several cases, and each wants something else done about it. */
function whyMissing(
  facts: MainFacts,
  words: GoMessage | null,
): Pick<MainReasonData['missing-module'], 'why' | 'about'> {
  if (words === null) return { why: 'notRequired', about: '' };
  const line = words.text.slice(words.match.index).split('\n')[0] ?? '';
  if (/ambiguous import/.test(line)) {
    const name = /found package (\S+) in/.exec(line)?.[1];
    return { why: 'ambiguous', about: name ?? '' };
  }
  const gone = /replacement directory (\S+) does not exist/.exec(line)?.[1];
  if (gone !== undefined) return { why: 'replacement', about: gone };
  if (DOWNLOAD.test(line)) return { why: 'download', about: line.trim() };
  // go did not look into go.mod then: whether a module is required stays open.
  if (/disabled by -mod=vendor/.test(line)) return { why: 'notVendored', about: '' };
  const name = words.match[1] ?? '';
  const own = facts.module.path;
  if (own !== null && own !== '' && (name === own || name.startsWith(`${own}/`)))
    return { why: 'own', about: name === own ? '.' : `.${name.slice(own.length)}` };
  return { why: 'notRequired', about: '' };
}

const DOWNLOAD =
  /^(?:module lookup disabled by GOPROXY=off|: unknown revision|no matching versions for|unrecognized import path|disabled by GO(?:PROXY|VCS)|dial tcp|no such host|: 4(?:04 Not Found|10 Gone))/;

function versionIn(match: RegExpExecArray): string | null {
  const found = match.slice(1).find((part) => part !== undefined);
  return found === undefined ? null : found.replace(/[);:,]+$/, '');
}

interface FoundImport {
  readonly path: string;
  readonly place: MainPlace;
}

/** The first import that no required module can provide. */
function unprovided(facts: MainFacts): FoundImport | null {
  const { provides } = facts.module;
  if (provides === null) return null;
  return firstImport(facts, (path) => {
    // A path that begins with a dash is none that a module has; as a word for `go get` it would be a flag.
    if (path === 'C' || /^[.-]/.test(path) || !(path.split('/')[0] ?? '').includes('.')) return false;
    return !provides.some((module) => path === module || path.startsWith(`${module}/`));
  });
}

/** Source: golang.org/x/mod/module, checkPath. */
function dashed(facts: MainFacts): FoundImport | null {
  return firstImport(facts, (path) => path.startsWith('-'));
}

function firstImport(facts: MainFacts, isMeant: (path: string) => boolean): FoundImport | null {
  if (facts.found === null || facts.as === 'version') return null;
  const scan = facts.named?.scan ?? facts.found.scan;
  for (const file of scan.kept) {
    if (file.kind !== 'go' && file.kind !== 'cgo') continue;
    for (const { path, at } of file.scan.imports)
      if (isMeant(path)) return { path, place: placeIn(facts.found, file.name, at) };
  }
  return null;
}

/** `errors parsing go.mod:` says nothing without the line below it. */
function firstWords(text: string): string {
  const [first = '', second = ''] = text.trim().split('\n');
  return first.endsWith(':') ? `${first} ${second.trim()}` : first;
}
