import { flagValue } from '../../../../go/flag-value.ts';
import { splitQuoted } from '../../../../go/quoted-words.ts';
import { isGoSince } from '../../../../go/version.ts';
import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly value: string;
  /** `unknown`: there is no such mode · `workspace`: it is refused there · `noVendor` · `vendorUnused` */
  readonly why: 'unknown' | 'workspace' | 'noVendor' | 'vendorUnused';
}

/** A `-mod` in GOFLAGS that does not suit the module here. */
export const modFlag = check({
  id: 'mod-flag',
  severity: 'error',
  find: ({ setting, work, module, files, go }) => {
    const goflags = setting('GOFLAGS');
    const value = flagValue(splitQuoted(goflags.value) ?? [], 'mod');
    if (value === null || value === '') return null;
    const found = (why: Data['why'], says?: string) => ({
      data: { value, why } satisfies Data,
      settings: [goflags],
      ...(says === undefined ? {} : { says }),
    });
    if (!/^(?:mod|readonly|vendor)$/.test(value))
      return found('unknown', `-mod=${value} not supported (can be '', 'mod', 'readonly', or 'vendor')`);
    const hasVendor = isGoSince(go.version, 22) !== false;
    if (work !== null) {
      if (value === 'readonly' || (value === 'vendor' && hasVendor)) return null;
      const allowed = hasVendor ? 'readonly or vendor' : 'readonly';
      return found(
        'workspace',
        `go: -mod may only be set to ${allowed} when in workspace mode, but it is set to "${value}"`,
      );
    }
    if (module === null) return null;
    const vendored = files.kind(files.resolve(module.directory, 'vendor', 'modules.txt')) === 'file';
    if (value === 'vendor')
      return vendored || module.content.requires.length === 0
        ? null
        : found('noVendor', `go: inconsistent vendoring in ${module.directory}:`);
    return vendored ? { ...found('vendorUnused'), severity: 'note' as const } : null;
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
