import { command } from '../../fix.ts';
import { modVendor } from '../../fixes/mod-vendor.ts';
import { rule } from '../../rule.ts';

type Data = Record<string, never>;

export const vendorInconsistent = rule({
  id: 'vendor-inconsistent',
  pattern:
    /inconsistent vendoring in|reading modules\.txt for vendor|cannot find (?:package|module) .* in .*vendor|vendor directory is not/,
  seen: (facts) => facts.module.vendor !== null && facts.module.vendor.differences.length > 0,
  place: (facts) => facts.module.vendor?.place ?? null,
  data: (): Data => ({}),
  fixes: (_, facts) => [
    modVendor(facts),
    command('ignore-vendor', ['go', 'run', '-mod=mod', ...facts.target]),
  ],
});
