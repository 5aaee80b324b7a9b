import { expect, test } from 'vitest';
import { allMessagesEnglish } from '../../../../src/core/messages/en/all-messages.ts';
import { nameRows } from '../../../../src/core/view/trace/rows.ts';
import { NO_COLORS } from '../../../../src/report/text/colors.ts';
import { explainText } from '../../../../src/report/text/explain-text.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const APP = 'ex.com/app';

test.each([
  ['with its link', `${APP} hit\nlink:${APP} miss 0..1 needs ${APP}`],
  ['alone', `${APP} hit`],
])('a package from the cache is named once before what its key does not cover: %s', (_, sketch) => {
  const trace = traceFromSketch(sketch);
  const beyond = {
    ...{ importPath: APP, cachedAt: '2026-01-02T03:04:05.000Z', usesC: false },
    ...{ headers: [], pkgConfig: [], generators: [] },
  };
  const lines = explainText(
    { trace, rows: nameRows(trace), explanation: null, importPath: APP, beyond },
    allMessagesEnglish,
    NO_COLORS,
  );
  const [named, stored] = lines.slice(-2);
  expect(named).toBe(`${APP} came from the cache.`);
  expect(stored).toContain('go stored this output at');
  expect(lines.filter((line) => line === named)).toHaveLength(1);
});
