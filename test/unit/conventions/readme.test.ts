import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';

const root = new URL('../../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const readme = read('README.md');

interface Setting {
  readonly default: unknown;
}

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, Setting> } };
}

/** The text below a heading, up to the next heading of any level. */
function section(heading: string): string {
  const start = readme.indexOf(`\n${heading}\n`);
  expect(start).toBeGreaterThan(-1);
  const body = readme.slice(start + heading.length + 2);
  const end = body.search(/^#{2,3} /m);
  return end < 0 ? body : body.slice(0, end);
}

/** The cells of a Markdown table, without its header. */
function rows(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
}

test('the settings table names every setting with its default', () => {
  const { properties } = (JSON.parse(read('package.json')) as Manifest).contributes.configuration;
  const shown = (value: unknown) =>
    value === '' ? 'empty' : typeof value === 'string' ? value : JSON.stringify(value);
  const wanted = Object.entries(properties).map(([name, setting]) => [name, shown(setting.default)]);
  const found = rows(section('### Settings')).map(([, name, value]) => [name, value]);
  expect(found.sort()).toEqual(wanted.sort());
});

test('the table of commands names every command of the command line', () => {
  const found = rows(section('## Commands')).map(([, command = '']) => command.split(' ')[0] ?? '');
  expect(found.sort()).toEqual(Object.keys(COMMANDS).sort());
});

test('commands of the palette are called by their titles', () => {
  const titles = Object.values(JSON.parse(read('package.nls.json')) as Record<string, string>);
  const named = [...`${section('## In VS Code')}${section('## Questions')}`.matchAll(/`([^`]+)`/g)]
    .map(([, name = '']) => name.replace(/^Go Pipeline: /, ''))
    .filter((name) => /^[A-Z][a-z]+( [\w]+)*$/.test(name));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !titles.includes(name))).toEqual([]);
});

test('the changelog links to no file: vsce refuses a package whose changelog does, while there is no public repository', () => {
  const targets = [...read('CHANGELOG.md').matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
  expect(targets.filter((target) => !target.startsWith('https://'))).toEqual([]);
  expect(targets.length).toBeGreaterThan(0);
});
