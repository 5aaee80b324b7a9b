import type { ProgramFacts } from '../../../binary/facts.ts';
import type { BuildInfo } from '../../../binary/go/go-facts.ts';
import { type FieldCommand, packageArgument, settingOf } from '../missing-fields.ts';
import type { Platform } from './platform.ts';

export interface RebuildChange {
  readonly env?: Readonly<Record<string, string>>;
  /** Absent: that for which it was built. */
  readonly platform?: Platform;
  /** Added to those that it was built with. */
  readonly tags?: readonly string[];
  /** null: the default; absent: as it was built. */
  readonly buildmode?: null;
}

/** The same build with something changed, typed on `host`; null if it is not a program of go. */
export function rebuildCommand(
  program: ProgramFacts,
  change: RebuildChange,
  host: Platform,
): FieldCommand | null {
  const info = program.go.buildInfo;
  if (info === null) return null;
  const before = tagsOf(info);
  const tags = [...before, ...(change.tags ?? []).filter((tag) => !before.includes(tag))];
  const mode = change.buildmode === null ? null : settingOf(info, '-buildmode');
  const flags = [
    ...(settingOf(info, '-trimpath') === 'true' ? ['-trimpath'] : []),
    ...(mode === null || mode === 'exe' ? [] : [`-buildmode=${mode}`]),
    ...(tags.length === 0 ? [] : [`-tags=${tags.join(',')}`]),
    ...linkerFlags(info, change),
  ];
  const isTest = info.path?.endsWith('.test') === true;
  return {
    env: variables(program, info, change, host),
    argv: isTest ? ['go', 'test', '-c', ...flags] : ['go', 'build', ...flags, packageArgument(info)],
  };
}

/** What differs from the host's own build. */
function variables(
  { goos, goarch }: ProgramFacts,
  info: BuildInfo,
  change: RebuildChange,
  host: Platform,
): Readonly<Record<string, string>> {
  const platform = change.platform ?? { goos: goos ?? host.goos, goarch };
  const isCross = platform.goos !== host.goos || (platform.goarch ?? host.goarch) !== host.goarch;
  return {
    // go turns cgo off by itself when it builds for another platform.
    ...(settingOf(info, 'CGO_ENABLED') === '0' && !isCross ? { CGO_ENABLED: '0' } : {}),
    ...(isCross ? { GOOS: platform.goos } : {}),
    ...(isCross && platform.goarch !== null ? { GOARCH: platform.goarch } : {}),
    ...change.env,
  };
}

function tagsOf(info: BuildInfo): readonly string[] {
  return (settingOf(info, '-tags') ?? '').split(/[\s,]+/).filter((tag) => tag !== '');
}

/** Without C, the system's linker is not needed. */
function linkerFlags(info: BuildInfo, { env }: RebuildChange): readonly string[] {
  const recorded = settingOf(info, '-ldflags');
  if (recorded === null || recorded === '') return [];
  const isForSystemLinker = /-(linkmode|ext)/.test(recorded);
  return env?.['CGO_ENABLED'] === '0' && isForSystemLinker ? [] : [`-ldflags=${recorded}`];
}
