import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly what: string;
}

/** A compiler or the linker was killed, most often because memory ran out. */
export const killed = rule({
  id: 'killed',
  pattern: /(?:^|\n)(?:go build )?([^\n]*?)[:\s]*signal: killed/,
  data: (_, message): Data => ({ what: message?.match[1]?.trim() ?? '', setBy: null }),
  fixes: () => [advice('fewer-at-once'), advice('more-memory')],
});
