import { expect, test } from 'vitest';
import type { MainAnswer } from '../../../../src/core/analysis/main-package/answer.ts';
import { mainJson } from '../../../../src/report/json/main-json.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';

const answer: MainAnswer = {
  target: ['.'],
  verdict: 'notChecked',
  basis: 'files',
  reason: null,
  at: null,
  importedAt: null,
  steps: [],
  goWords: null,
  fixes: [],
  run: ['go', 'run', '.'],
  platform: { goos: 'linux', goarch: 'arm64', cgo: false, tags: ['a', 'b'] },
  differences: [],
};

test('scripts read the platform as the same text in every language', () => {
  for (const locale of ['en', 'zh-cn'] as const) {
    const { platform } = mainJson(answer, allMessagesFor(locale).mains, 'linux');
    expect(platform).toBe('linux/arm64 without cgo with -tags a,b');
  }
});
