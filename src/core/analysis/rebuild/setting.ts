import { isTestMain } from '../../go/test-main.ts';
import { onOff, type Reason, type ReasonId, reason } from '../../model/reasons.ts';
import { directoryReason, moduleReason } from './directory.ts';
import type { NormalizedKey, SettingId } from './key.ts';

/** The build modes of two commands, as typed; null if not typed. */
export interface BuildModes {
  readonly old: string | null;
  readonly now: string | null;
}

/** The reasons that a difference in one setting stands for. */
export function settingReasons(
  id: SettingId,
  old: string | null,
  now: string | null,
  key: NormalizedKey,
  modes: BuildModes,
): readonly Reason[] {
  if (FORCED.has(id)) return forcedFlagsReasons(id, old, now, modes);
  const one = settingReason(id, old, now, key);
  return one === null ? [] : [one];
}

const FORCED: ReadonlySet<SettingId> = new Set(['forcedGcflags', 'forcedLdflags', 'forcedAsmflags']);

function settingReason(
  id: SettingId,
  old: string | null,
  now: string | null,
  key: NormalizedKey,
): Reason | null {
  const is = (reasonId: ReasonId, subject: string): Reason => reason(reasonId, subject, old, now);
  if (id.startsWith('modinfo:')) return buildInfoReason(id.slice('modinfo:'.length), old, now);
  if (id.startsWith('env:')) return is('environment', id.slice('env:'.length));
  if (id.startsWith('tool:')) return is('tool', id.slice('tool:'.length));
  if (id.startsWith('ccID:')) return is('cCompiler', id.slice('ccID:'.length));
  if (id.startsWith('vetout:')) return is('vetFacts', id.slice('vetout:'.length));
  if (id.startsWith('cgo:')) return is('cgoFlags', `CGO_${id.slice('cgo:'.length)}`);
  switch (id) {
    case 'goVersion':
      return is('goVersion', 'go');
    case 'directory':
      return directoryReason(old, now, key);
    case 'module':
      return moduleReason(old, now);
    case 'languageVersion':
      return is('languageVersion', 'go');
    case 'goos':
    case 'goarch':
      return is('kind', id.toUpperCase());
    case 'omitdebug':
      // In a test binary, go test omits it as go run does; -c, -o and profiles keep it.
      return reason(
        'kind',
        isTestMain(key.importPath) ? 'debugLeftOut' : 'run',
        ...onOff(old === 'true', now === 'true'),
      );
    case 'trimpath':
      return reason('trimpath', '-trimpath', ...onOff(old !== null, now !== null));
    case 'CC':
    case 'CXX':
    case 'FC':
      return is('cCompiler', id);
    case 'cover':
      return is('kind', 'cover');
    case 'fuzz':
      return is('kind', 'fuzz');
    case 'gcflags':
      return is('compilerFlags', '-gcflags');
    case 'asmflags':
      return is('assemblerFlags', '-asmflags');
    case 'ldflags':
      return is('linkerFlags', '-ldflags');
    case 'vetxonly':
      return reason('kind', 'vetxonly', ...onOff(old === 'true', now === 'true'));
    case 'vetflags':
      return is('vetFlags', 'vet');
    case 'pgofile':
      return is('pgoProfile', 'default.pgo');
    case 'buildmode':
    case 'ldBuildmode':
      return is('kind', 'buildmode');
    case 'defaultGodebug':
      return is('godebug', 'GODEBUG');
    case 'GOROOT':
      return is('directory', 'GOROOT');
    case 'standard':
    case 'local':
    case 'prefix':
      return is('directory', id);
    case 'forcelibrary':
      return reason('kind', 'library', ...onOff(old !== null, now !== null));
    default:
      return reason('unknownInput', id, old, now);
  }
}

/** Flags that go adds for every package: for -race, -msan, -asan and -buildmode; others of its own. */
function forcedFlagsReasons(
  id: SettingId,
  old: string | null,
  now: string | null,
  modes: BuildModes,
): readonly Reason[] {
  const [before, after] = [wordsOf(old), wordsOf(now)];
  const differs = (word: string): boolean => before.includes(word) !== after.includes(word);
  const reasons = SANITIZERS.filter((word) => differs(`-${word}`)).map((word) =>
    reason('kind', word, ...onOff(before.includes(`-${word}`), after.includes(`-${word}`))),
  );
  if (MODE_FLAGS.some(differs)) {
    reasons.push(reason('kind', 'buildmode', modeOf(before, modes.old), modeOf(after, modes.now)));
  }
  if (reasons.length > 0) return reasons;
  if (id === 'forcedLdflags') return [reason('linkerFlags', 'forced by go', old, now)];
  return [reason(id === 'forcedAsmflags' ? 'assemblerFlags' : 'compilerFlags', 'forced by go', old, now)];
}

const SANITIZERS: readonly string[] = ['race', 'msan', 'asan'];

/** Build modes such as pie are compiled with these; a platform may have such a mode as its default. */
const MODE_FLAGS: readonly string[] = ['-shared', '-dynlink'];

function modeOf(words: readonly string[], typed: string | null): string {
  return typed ?? (MODE_FLAGS.some((flag) => words.includes(flag)) ? 'pie' : 'exe');
}

function wordsOf(text: string | null): readonly string[] {
  return (text ?? '').split(' ');
}

/** A line of the build information in a program. */
function buildInfoReason(id: string, old: string | null, now: string | null): Reason | null {
  const module = /^(?:mod|dep) (.*)$/s.exec(id)?.[1];
  if (module !== undefined) return reason('moduleVersion', module, old, now);
  const summed = /^sum (.*)$/s.exec(id)?.[1];
  if (summed !== undefined) return sumReason(summed, old, now);
  const name = /^build (.*)$/s.exec(id)?.[1] ?? id;
  if (name.startsWith('vcs')) return reason('vcsStamp', name, old, now);
  if (/^-(race|msan|asan)$/.test(name)) {
    return reason('kind', name.slice(1), ...onOff(old === 'true', now === 'true'));
  }
  if (/^-cover/.test(name)) return reason('kind', 'cover', old, now);
  if (/^CGO_\w*FLAGS$/.test(name)) return reason('cgoFlags', name, old, now);
  if (name === 'GOOS' || name === 'GOARCH') return reason('kind', name, old, now);
  if (name === 'DefaultGODEBUG') return reason('godebug', 'GODEBUG', old, now);
  if (/^(GO|CGO_)[A-Z0-9_]+$/.test(name)) return reason('environment', name, old, now);
  switch (name) {
    case '-ldflags':
      return reason('linkerFlags', name, old, now);
    case '-gcflags':
      return reason('compilerFlags', name, old, now);
    case '-asmflags':
      return reason('assemblerFlags', name, old, now);
    case '-tags':
      return reason('buildTags', name, old ?? '', now ?? '');
    case '-trimpath':
      return reason('trimpath', name, ...onOff(old === 'true', now === 'true'));
    case '-pgo':
      return reason('pgoProfile', 'default.pgo', old, now);
    case '-buildmode':
      return reason('kind', 'buildmode', old, now);
    default:
      return reason('buildInfo', name, old, now);
  }
}

/** The checksum of a module in a program: go leaves it out in vendor mode. */
function sumReason(module: string, old: string | null, now: string | null): Reason | null {
  // The module itself came or is gone.
  if (old === null || now === null) return null;
  return old === '' || now === ''
    ? reason('vendored', '', ...onOff(old === '', now === ''))
    : reason('moduleVersion', module, old, now);
}
