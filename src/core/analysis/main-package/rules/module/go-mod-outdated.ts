import { command } from '../../fix.ts';
import { modTidy } from '../../fixes/mod-tidy.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const goModOutdated = rule({
  id: 'go-mod-outdated',
  pattern: /updates to (go\.(?:mod|work)) needed|listed in (go\.work) file requires go/,
  when: (facts) => facts.module.modFlag === null,
  place: (facts) => facts.errorOrigin?.module?.place ?? facts.module.file,
  data: (_, message): Data => ({ file: message?.match[1] ?? message?.match[2] ?? 'go.mod' }),
  fixes: ({ data }) =>
    data.file === 'go.work' ? [command('work-update', ['go', 'work', 'use'])] : [modTidy()],
});
