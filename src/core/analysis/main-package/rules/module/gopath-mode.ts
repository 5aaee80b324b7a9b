import { command } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly source: 'GO111MODULE';
}

export const gopathMode = rule({
  id: 'gopath-mode',
  pattern: /cannot find package|modules disabled by GO111MODULE=off|is not in std|is not in GOROOT/,
  when: (facts) => facts.module.mode === 'gopath',
  data: (): Data => ({ source: 'GO111MODULE' }),
  fixes: (_, { target }) => [command('modules-on', ['go', 'run', ...target], [], { GO111MODULE: 'on' })],
});
