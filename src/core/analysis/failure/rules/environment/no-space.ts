import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly file: string;
}

export const noSpace = rule({
  id: 'no-space',
  pattern: /(?:(\S+): )?no space left on device|There is not enough space on the disk|disk quota exceeded/,
  data: (_, message): Data => ({ file: message?.match[1] ?? '', setBy: null }),
  fixes: () => [advice('free-space'), advice('clean-cache')],
});
