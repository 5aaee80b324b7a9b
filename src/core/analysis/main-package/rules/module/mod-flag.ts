import { command } from '../../fix.ts';
import { modTidy } from '../../fixes/mod-tidy.ts';
import { modVendor } from '../../fixes/mod-vendor.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly flag: string;
}

export const modFlag = rule({
  id: 'mod-flag',
  pattern:
    /updates to go\.(?:mod|work) needed, disabled by (-mod=\w+)|import lookup disabled by (-mod=\w+)|(-mod) may only be set to|cannot query module due to (-mod=\w+)|build flag (-mod=\w+) only valid when using modules/,
  when: (facts) => facts.module.modFlag !== null,
  data: (facts, message): Data => ({
    flag: message?.match.slice(1).find((part) => part !== undefined) ?? facts.module.modFlag ?? '-mod',
  }),
  fixes: ({ data }, facts) =>
    // Without the flag go uses -mod=readonly, which refuses the same changes.
    data.flag === '-mod=readonly' || data.flag === '-mod=mod'
      ? [modTidy()]
      : [
          command(
            'drop-mod-flag',
            ['go', 'run', '-mod=readonly', ...facts.target],
            [facts.module.modFlag ?? data.flag],
          ),
          ...(data.flag === '-mod=vendor' ? [modVendor(facts)] : []),
        ],
});
