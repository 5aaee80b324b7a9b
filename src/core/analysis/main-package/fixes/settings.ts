import { toolchainFor } from '../../../go/version.ts';
import { type BuildContext, tagKind } from '../../../source/build-context.ts';
import type { BuildSettings } from '../../../source/exclusion.ts';
import type { MainFacts } from '../facts.ts';
import { type CommandFix, command } from '../fix.ts';
import { asDirectory } from './as-directory.ts';

/**
 * The go command with these settings, without its target. For another platform it builds instead of running.
 */
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

type SettingFixId = 'newer-go' | 'build-for-platform' | 'enable-cgo' | 'set-tags' | 'unset-tags';

/** The command with these settings for the target. */
export function settingFix(needs: BuildSettings, facts: MainFacts): CommandFix<SettingFixId> {
  const { argv, env } = commandWith(needs, facts.context);
  const id = settingFixId(needs, env);
  const changed = id === 'unset-tags' ? needs.unset : needs.set;
  const names = id === 'build-for-platform' ? [env.GOOS ?? '', env.GOARCH ?? ''].filter(Boolean) : changed;
  const target =
    facts.errorOrigin?.imported === true ? facts.target : [asDirectory(facts.found?.shown ?? '.')];
  return command(id, [...argv, ...target], names, env);
}

function settingFixId(
  { set }: BuildSettings,
  { GOTOOLCHAIN, GOOS, GOARCH, CGO_ENABLED }: Readonly<Record<string, string>>,
): SettingFixId {
  if (GOTOOLCHAIN !== undefined) return 'newer-go';
  if (GOOS !== undefined || GOARCH !== undefined) return 'build-for-platform';
  if (CGO_ENABLED !== undefined) return 'enable-cgo';
  return set.length > 0 ? 'set-tags' : 'unset-tags';
}
