// Samples of code hold templates as text.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are what is being searched
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../support/built-cli.ts';
import { proseIn, proseOf, signsIn, signsOf } from '../../support/prose-in-code.ts';

/** Folders with text for people, which comes from the message catalog or the trace. */
const SPEAKING = ['src/host', 'src/cli', 'src/app', 'src/report', 'src/protocol', 'src/core/view', 'webview'];
/** Folders that do not know the language: their errors have codes, and their notes have IDs. */
const SILENT = ['src/collect', 'src/store', 'src/core/trace', 'src/core/events', 'src/core/analysis'];

/** Looks like text, but is not shown or is translated later. */
const ALLOWED: readonly RegExp[] = [
  // Column titles for scripts, which are the same in every language.
  /^(import path|own ms|cpu ms|waited ms|start ms)$/,
  // Keywords of Mermaid.
  /^\s*class(Def)? /,
  // CSS and content security policies.
  /\{[^{}]*:[^{}]*;[^{}]*\}|^stage-main word$|^edge critical$|\[tabindex\]/,
  /^[a-z]+-src [a-z]+:$|^\((prefers-|forced-)/,
];

const spoken = proseIn(ROOT, SPEAKING);

describe('text for users comes from a catalog', () => {
  test.each(SPEAKING)('and is not written out in %s', (folder) => {
    const own = spoken.filter(({ at }) => at.startsWith(`${folder}/`));
    expect(own.filter(({ text }) => !ALLOWED.some((one) => one.test(text)))).toEqual([]);
  });

  test('and no sentence is written out in folders below the edges', () => {
    const found = proseIn(ROOT, SILENT).filter(({ text }) => /^[A-Z][a-z]+( [a-z]+){3}/.test(text));
    expect(found).toEqual([]);
  });

  test('and every exception is still needed', () => {
    expect(ALLOWED.filter((one) => !spoken.some(({ text }) => one.test(text)))).toEqual([]);
  });
});

/** Punctuation between texts, which comes from `marks` because Chinese punctuation differs. */
describe('punctuation between texts is not written out', () => {
  // Policies, shell commands, answers for models, and lists of files only.
  const COMMANDS =
    /mains-view\.ts|compare-text\.ts|page\.ts|-html\.ts|shell-text\.ts|mermaid\.ts|debug-|language-model/;
  test.each(SPEAKING)('in %s', (folder) => {
    const found = signsIn(ROOT, [folder]).filter(({ at }) => !COMMANDS.test(at));
    expect(found).toEqual([]);
  });

  test('and the search finds a list, and two values with punctuation between them', () => {
    const code = "said = [one, two].join(', '); more = `${one}; ${two}`; log.warn(`${one}: ${two}`);";
    expect(signsOf('some.ts', code).map(({ text }) => text)).toEqual([', ', '; ']);
  });
});

describe('the search finds', () => {
  test.each([
    "void vscode.window.showInformationMessage('The report was saved.');",
    "throw new UserFacingError('x', `There is no file ${path}.`);",
    "item.tooltip = 'Delete';",
    "const item = { label: 'Cancel' };",
    "h('button', { 'aria-label': 'Close' });",
    "h('p', {}, 'Nothing was found');",
    "h('p', { class: 'quiet note' }, said ? 'Nothing was found' : '');",
    '`<p>Nothing was found</p>`;',
    "const text = count === 1 ? 'one package' : `${count} packages were built`;",
  ])('%s', (code) => {
    expect(proseOf('some.ts', code)).toHaveLength(code.startsWith('const text') ? 2 : 1);
  });

  test.each([
    "log.warn('The file could not be read.');",
    "logErrors(services, 'status bar', null, run);",
    "h('p', { class: 'quiet note' }, words.nothing);",
    "const state: 'not run' = one;",
    '// The file could not be read.',
    "item.tooltip = words.delete; item.id = 'delete';",
  ])('but not %s', (code) => {
    expect(proseOf('some.ts', code)).toEqual([]);
  });
});
