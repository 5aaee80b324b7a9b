import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { panelMessagesFor } from '../../../src/core/messages/panel-messages.ts';
import { ERROR_SAMPLES } from '../../support/error-samples.ts';
import { allMessagesFor, hostMessagesFor } from '../../support/messages-for.ts';

const root = new URL('../../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const table = (name: string) => JSON.parse(read(name)) as Readonly<Record<string, string>>;

const wanted = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
const english = table('package.nls.json');

describe('a title quoted in a message is the title of a command', () => {
  test.each(['en', 'zh-cn'])('in %s', (tag) => {
    const titles = Object.values(table(tag === 'en' ? 'package.nls.json' : `package.nls.${tag}.json`));
    const { trace, views, panel, mains } = hostMessagesFor(tag);
    const { editor } = panelMessagesFor(tag);
    const errors = ERROR_SAMPLES.map((error) => allMessagesFor(tag).error(error));
    const texts = JSON.stringify([
      { trace, views, panel, mains, editor },
      trace.commandPrompt('./x', false),
      errors,
    ]);
    const named = [...texts.matchAll(/“([^”]*)”/g)].map(([, name = '']) =>
      name.replace(/^Go Pipeline: /, ''),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => name !== './x' && !titles.includes(name))).toEqual([]);
  });
});

const files = readdirSync(root).filter((name) => /^package\.nls.*\.json$/.test(name));

/** Not shown to users: text for models, and names. */
const SAID_AS_IT_IS = /^(Go Build Pipeline|Go Pipeline|goPipeline|go-build-pipeline)$/;

test('package.json contains no text that the editor shows', () => {
  const { description: _npm, ...manifest } = JSON.parse(read('package.json')) as Record<string, unknown>;
  expect(writtenOut(manifest)).toEqual([]);
  expect(
    writtenOut({ contributes: { commands: [{ title: 'Trace' }], x: { enumDescriptions: ['On'] } } }),
  ).toEqual(['contributes.commands.0.title: Trace', 'contributes.x.enumDescriptions.0: On']);
});

function writtenOut(value: unknown, path = '', shown = false): readonly string[] {
  if (typeof value === 'string')
    return shown && !/^%[\w.]+%$/.test(value) && !SAID_AS_IT_IS.test(value) ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null || /\.inputSchema$/.test(path)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    writtenOut(
      inner,
      path === '' ? key : `${path}.${key}`,
      Array.isArray(value) ? shown : path.startsWith('contributes') && isShown(key),
    ),
  );
}

/** Fields that the editor shows, as named in its manifest schema. */
function isShown(key: string): boolean {
  return /^(title|shortTitle|contextualTitle|category|displayName|altText|contents|userDescription|label|(markdown)?(description|enumDescriptions|deprecationMessage)|markdownDescription|markdownEnumDescriptions|enumItemLabels|(error|pattern)Message)$/i.test(
    key,
  );
}

test('the manifest exists in English and Chinese', () => {
  expect(files.sort()).toEqual(['package.nls.json', 'package.nls.zh-cn.json']);
});

describe.each(files)('%s', (file) => {
  const messages = table(file);

  test('has exactly the messages that package.json refers to', () => {
    expect(Object.keys(messages).sort()).toEqual([...new Set(wanted)].sort());
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('links to the same commands and names the same settings as the English one', () => {
    const links = (text = ''): readonly string[] => text.match(/\]\([^)]*\)|`(go\.|PATH|GO)[^`]*`/g) ?? [];
    for (const [key, text] of Object.entries(messages))
      expect([key, links(text)]).toEqual([key, links(english[key])]);
  });
});

test('pictures with text exist in each language', () => {
  for (const file of files) {
    const pictures = Object.entries(table(file)).filter(([key]) => key.endsWith('.picture'));
    expect(pictures.length).toBe(5);
    for (const [, picture] of pictures) {
      const titles = [...read(picture).matchAll(/<title>([^<]*)</g)].map(([, title = '']) => title).join('');
      expect([picture, /\p{sc=Han}/u.test(titles)]).toEqual([picture, file.includes('zh-cn')]);
    }
  }
});

test('the Chinese words are Chinese, with its signs and spaces', () => {
  const texts = Object.entries(table('package.nls.zh-cn.json')).map(
    ([key, text]) =>
      [key, text.replaceAll(/`[^`]*`/g, '`').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')] as const,
  );
  // A product's name.
  const messages = texts.filter(([key]) => !key.endsWith('.picture'));
  const latin = messages.filter(([, text]) => !/\p{sc=Han}/u.test(text)).map(([key]) => key);
  expect(latin).toEqual(['walkthrough.title']);
  const wrong = /\p{sc=Han}[,;:!?()A-Za-z0-9`]|[,;:!?(A-Za-z0-9`]\p{sc=Han}/u;
  expect(texts.filter(([, text]) => wrong.test(text))).toEqual([]);
});
