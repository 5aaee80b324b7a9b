import type { BinaryFacts, ProgramFacts } from '../../binary/facts.ts';
import type { BuildInfo } from '../../binary/go/go-facts.ts';
import { isAtLeast } from './go-release.ts';

/** Something that a reader may look for in the build info of a program. */
export type BuildField =
  | 'build-info'
  | 'go-version'
  | 'settings'
  | 'main-module'
  | 'main-version'
  | 'vcs'
  | 'ldflags'
  | 'cgo-flags'
  | 'dependency-sums'
  | 'build-id';

/** Why it is not there, as far as the file itself decides it. */
export type MissingReason =
  | { readonly id: 'packed' }
  | { readonly id: 'truncated' }
  | { readonly id: 'not-linked' }
  /** Nothing in the file points to go. */
  | { readonly id: 'not-go' }
  /** It has a build ID of go, but no build info: a tool removed it, or go before 1.13 built it. */
  | { readonly id: 'removed' }
  /** `go version -m` does not know the format, or the part with the version is gone. */
  | { readonly id: 'only-text' }
  | { readonly id: 'old-go'; readonly version: string; readonly since: string }
  | { readonly id: 'files-named' }
  | { readonly id: 'module-mode-off' }
  /** Part of the Go distribution. */
  | { readonly id: 'standard' }
  | { readonly id: 'test-binary' }
  | { readonly id: 'from-module-cache' }
  | { readonly id: 'needs-vcs' }
  /** One of several causes, which only go itself can tell apart. */
  | { readonly id: 'vcs-unknown' }
  | { readonly id: 'trimpath' }
  | { readonly id: 'vendor' }
  | { readonly id: 'workspace' }
  | { readonly id: 'flag-buildid' }
  | { readonly id: 'unknown' };

export interface MissingField {
  readonly field: BuildField;
  readonly reason: MissingReason;
  /** The go command that would add it, or that tells why it cannot; null if there is none. */
  readonly command: FieldCommand | null;
}

export interface FieldCommand {
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
}

const FILES_NAMED = 'command-line-arguments';
const BUILD = go(['build', '.']);

/** What the build info lacks. Fields that a build of this kind never has are left out. */
export function missingFields(
  program: ProgramFacts,
  { container }: Pick<BinaryFacts, 'container'>,
): readonly MissingField[] {
  const { go: found } = program;
  const { buildInfo } = found;
  if (buildInfo === null) return [field('build-info', noBuildInfo(program), null)];
  const missing: (MissingField | null)[] = [
    found.version === null ? field('go-version', { id: 'only-text' }, null) : null,
    ...(buildInfo.settings.length === 0
      ? [field('settings', noSettings(buildInfo), null)]
      : [mainModule(buildInfo), mainVersion(buildInfo), vcs(buildInfo), ...flags(buildInfo)]),
    dependencySums(buildInfo),
    found.buildID === null && container !== 'archive'
      ? field('build-id', { id: 'flag-buildid' }, null)
      : null,
  ];
  return missing.filter((one) => one !== null);
}

/**
 * How `go build` names the package of a program from the root of its module: `.` for the root itself and where
 * the file does not name the package, otherwise the import path, which go takes in every folder of the module.
 */
export function packageArgument(info: BuildInfo | null): string {
  const path = info?.path ?? null;
  const main = info?.main ?? null;
  return path === null || main === null || path === main.path || path === FILES_NAMED ? '.' : path;
}

export function settingOf({ settings }: BuildInfo, key: string): string | null {
  return settings.find((one) => one.key === key)?.value ?? null;
}

function field(name: BuildField, reason: MissingReason, command: FieldCommand | null): MissingField {
  return { field: name, reason, command };
}

function go(argv: readonly string[], env: Readonly<Record<string, string>> = {}): FieldCommand {
  return { env, argv: ['go', ...argv] };
}

function noBuildInfo({ packed, format, kind, problems, go }: ProgramFacts): MissingReason {
  if (packed !== null) return { id: 'packed' };
  if (format === 'go-object') return { id: 'not-linked' };
  if (problems.some(({ id }) => id === 'truncated')) return { id: 'truncated' };
  if (go.buildID !== null || go.version !== null) return { id: 'removed' };
  return { id: kind === 'object' ? 'not-linked' : 'not-go' };
}

function noSettings({ goVersion, old }: BuildInfo): MissingReason {
  return old || (goVersion !== null && !isAtLeast(goVersion, 18))
    ? { id: 'old-go', version: goVersion ?? '', since: '1.18' }
    : { id: 'unknown' };
}

function isStandard(path: string | null): boolean {
  return path !== null && /^(cmd|std|test)(\/|$)/.test(path);
}

function mainModule({ main, path }: BuildInfo): MissingField | null {
  if (main !== null) return null;
  if (path === FILES_NAMED) return field('main-module', { id: 'files-named' }, BUILD);
  if (isStandard(path)) return field('main-module', { id: 'standard' }, null);
  return field('main-module', { id: 'module-mode-off' }, go(['build', '.'], { GO111MODULE: 'on' }));
}

function mainVersion(info: BuildInfo): MissingField | null {
  const { main, goVersion } = info;
  if (main === null || (main.version !== '' && main.version !== '(devel)')) return null;
  if (settingOf(info, 'vcs') === null) return field('main-version', { id: 'needs-vcs' }, null);
  if (goVersion !== null && !isAtLeast(goVersion, 24))
    return field('main-version', { id: 'old-go', version: goVersion, since: '1.24' }, null);
  return field('main-version', { id: 'unknown' }, null);
}

function vcs(info: BuildInfo): MissingField | null {
  if (settingOf(info, 'vcs') !== null) return null;
  const { path, main } = info;
  if (path === FILES_NAMED) return field('vcs', { id: 'files-named' }, BUILD);
  // Without a main module, there is no repository that go could ask; mainModule says why.
  if (main === null) return null;
  if (main.sum !== '') return field('vcs', { id: 'from-module-cache' }, null);
  if (path?.endsWith('.test') === true)
    return field('vcs', { id: 'test-binary' }, go(['test', '-c', '-buildvcs=true']));
  return field('vcs', { id: 'vcs-unknown' }, go(['build', '-buildvcs=true', packageArgument(info)]));
}

/** With -trimpath, go records no flags in which paths may occur. */
function flags(info: BuildInfo): readonly (MissingField | null)[] {
  if (settingOf(info, '-trimpath') !== 'true') return [];
  const hidden = (name: BuildField, key: string) =>
    settingOf(info, key) === null ? field(name, { id: 'trimpath' }, null) : null;
  return [
    hidden('ldflags', '-ldflags'),
    settingOf(info, 'CGO_ENABLED') === '1' ? hidden('cgo-flags', 'CGO_CFLAGS') : null,
  ];
}

/** A dependency that another one replaces has its sum there, or none if it is a directory. */
function dependencySums({ deps }: BuildInfo): MissingField | null {
  const bare = deps.filter(({ sum, replace }) => sum === '' && replace === null);
  if (bare.length === 0) return null;
  const isWorkspace = bare.every(({ version }) => version === '(devel)' || version === '');
  return isWorkspace
    ? field('dependency-sums', { id: 'workspace' }, go(['build', '.'], { GOWORK: 'off' }))
    : field('dependency-sums', { id: 'vendor' }, go(['build', '-mod=mod', '.']));
}
