import { isGoSince } from '../../../../go/version.ts';
import { isSet } from '../../../failure/facts.ts';
import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly name: string;
  readonly value: string;
  readonly allowed: string;
}

interface Level {
  readonly name: string;
  readonly allowed: RegExp;
  readonly text: string;
  /** go prints nothing from this minor version on. */
  readonly silentSince: number;
}

/** Source: internal/buildcfg/cfg.go. */
const LEVELS: Readonly<Record<string, Level>> = {
  amd64: { name: 'GOAMD64', allowed: /^v[1-4]$/, text: 'v1, v2, v3, v4', silentSince: 23 },
  arm: {
    name: 'GOARM',
    allowed: /^[567](?:,(?:hardfloat|softfloat))?$/,
    text: '5, 6, 7',
    silentSince: 23,
  },
};

/** A variant of the processor that does not exist. New versions of go accept any text, and use the lowest. */
export const processorLevel = check({
  id: 'processor-level',
  severity: 'warning',
  find: ({ setting, target, go }) => {
    const level = LEVELS[target.goarch];
    const chosen = level === undefined ? null : setting(level.name);
    if (level === undefined || chosen === null || !isSet(chosen) || level.allowed.test(chosen.value))
      return null;
    const data: Data = { name: level.name, value: chosen.value, allowed: level.text };
    const isRefused = isGoSince(go.version, level.silentSince) === false;
    return {
      data,
      settings: [chosen],
      ...(isRefused ? { severity: 'error' as const, says: `go: invalid ${level.name}: must ` } : {}),
    };
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
