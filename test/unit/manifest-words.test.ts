import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const table = (name: string) => JSON.parse(read(name)) as Readonly<Record<string, string>>;

const wanted = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
const english = table('package.nls.json');
const files = readdirSync(root).filter((name) => /^package\.nls.*\.json$/.test(name));

test('the manifest is there in English and Chinese', () => {
  expect(files.sort()).toEqual(['package.nls.json', 'package.nls.zh-cn.json']);
});

describe.each(files)('%s', (file) => {
  const words = table(file);

  test('has every word that package.json asks for, and no other', () => {
    expect(Object.keys(words).sort()).toEqual([...new Set(wanted)].sort());
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('links to the same commands and names the same settings as the English one', () => {
    const links = (text = ''): readonly string[] => text.match(/\]\([^)]*\)|`(go\.|PATH|GO)[^`]*`/g) ?? [];
    for (const [key, text] of Object.entries(words))
      expect([key, links(text)]).toEqual([key, links(english[key])]);
  });
});

test('the Chinese words are Chinese, with its signs and spaces', () => {
  const texts = Object.entries(table('package.nls.zh-cn.json')).map(
    ([key, text]) =>
      [key, text.replaceAll(/`[^`]*`/g, '`').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')] as const,
  );
  // A product's name.
  const latin = texts.filter(([, text]) => !/\p{sc=Han}/u.test(text)).map(([key]) => key);
  expect(latin).toEqual(['walkthrough.title']);
  const wrong = /\p{sc=Han}[,;:!?()A-Za-z0-9`]|[,;:!?(A-Za-z0-9`]\p{sc=Han}/u;
  expect(texts.filter(([, text]) => wrong.test(text))).toEqual([]);
});
