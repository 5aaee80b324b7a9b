import { type FailureFacts, isSet, type Setting } from './facts.ts';
import { advice, again, type FailureFix, unset, unsetAll } from './fix.ts';

/** Why cgo is off: `set` to 0 · `cross`: the build is for another platform · `noCompiler` on PATH. */
export type CgoOff = 'set' | 'cross' | 'noCompiler';

export function cgoOffReason({ setting, target, host }: FailureFacts): CgoOff {
  if (isSet(setting('CGO_ENABLED'))) return 'set';
  return target.goos !== host.goos || target.goarch !== host.goarch ? 'cross' : 'noCompiler';
}

/** The setting that turned it off; null if none did, because there is no compiler. */
export function cgoSetting({ setting }: FailureFacts): Setting | null {
  return ['CGO_ENABLED', 'GOARCH', 'GOOS'].map(setting).find(isSet) ?? null;
}

type CgoFixId =
  | 'unset'
  | 'env-unset'
  | 'enable-cgo'
  | 'cross-compiler'
  | 'install-c-compiler'
  | 'for-this-machine';

/** What turns cgo on, for each of the reasons. */
export function cgoFixes(off: CgoOff, facts: FailureFacts): readonly FailureFix<CgoFixId>[] {
  const { setting, target, host, files } = facts;
  const standard = host.goos === 'darwin' || host.goos === 'freebsd' ? 'clang' : 'gcc';
  const compiler = setting('CC').value.split(' ')[0] || standard;
  const hasCompiler = files.program(compiler) !== null;
  const isCross = target.goos !== host.goos || target.goarch !== host.goarch;
  if (isCross)
    return [
      advice('cross-compiler', [`${target.goos}/${target.goarch}`]),
      ...unsetAll(['GOOS', 'GOARCH'].map(setting).filter(isSet), facts),
    ];
  if (!hasCompiler) return [advice('install-c-compiler', [compiler])];
  return [
    again('enable-cgo', facts, { env: { CGO_ENABLED: '1' } }),
    ...(off === 'set' ? unset(setting('CGO_ENABLED'), facts) : []),
  ];
}
