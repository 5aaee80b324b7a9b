import { isTestMain } from '../../go/test-main.ts';
import { onOff, type Reason, type ReasonId, reason } from '../../model/reasons.ts';
import { directoryReason, moduleReason } from './directory.ts';
import type { NormalizedKey, SettingId } from './key.ts';

/** The rule for each setting. */
export function settingReason(
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
    case 'forcedGcflags':
    case 'forcedLdflags':
    case 'forcedAsmflags':
      return forcedFlagsReason(id, old, now);
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

/** -race, -msan and -asan, which go itself adds for every package. */
function forcedFlagsReason(id: SettingId, old: string | null, now: string | null): Reason {
  for (const sanitizer of ['race', 'msan', 'asan']) {
    const before = hasWord(old, `-${sanitizer}`);
    const after = hasWord(now, `-${sanitizer}`);
    if (before !== after) return reason('kind', sanitizer, ...onOff(before, after));
  }
  if (id === 'forcedLdflags') return reason('linkerFlags', 'forced by go', old, now);
  return reason(id === 'forcedAsmflags' ? 'assemblerFlags' : 'compilerFlags', 'forced by go', old, now);
}

/** A line of the build information in a program. */
function buildInfoReason(id: string, old: string | null, now: string | null): Reason {
  const module = /^(?:mod|dep) (.*)$/s.exec(id)?.[1];
  if (module !== undefined) return reason('moduleVersion', module, old, now);
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

function hasWord(text: string | null, word: string): boolean {
  return (text ?? '').split(' ').includes(word);
}
