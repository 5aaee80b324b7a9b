import { command } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly platform: string;
}

export const unsupportedPlatform = rule({
  id: 'unsupported-platform',
  pattern: /unsupported GOOS\/GOARCH pair (\S+)|unknown GOOS|unknown GOARCH/,
  data: (facts): Data => ({ platform: `${facts.context.goos}/${facts.context.goarch}` }),
  fixes: () => [command('list-platforms', ['go', 'tool', 'dist', 'list'])],
});
