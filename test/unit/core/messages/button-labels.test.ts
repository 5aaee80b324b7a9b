import { expect, test } from 'vitest';
import { panelEnglish } from '../../../../src/core/messages/en/panel.ts';

/** Words that stay in lower case inside a title, as in VS Code. */
const SMALL = /^(?:a|an|as|at|in|of|on|the|to|with)$/;

const { details, editor, graph, table, help } = panelEnglish;
const LABELS = [
  ...[details.close, details.copy, details.copyPath, details.open, details.explain, details.showRelated],
  ...[editor.openSource, editor.debugRow, editor.asText, ...Object.values(editor.action)],
  ...[graph.zoomIn, graph.zoomOut, graph.fit, table.copy, help.close],
];

test.each(LABELS)('the button "%s" is in Title Case', (label) => {
  const [, ...words] = label.split(' ');
  const last = words.at(-1);
  const wrong = words.filter((word) => /^[a-z]/.test(word) && (word === last || !SMALL.test(word)));
  expect(label).toMatch(/^[A-Z]/);
  // A particle at the end belongs to its verb: Zoom In.
  expect(wrong).toEqual([]);
});
