import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPARE_PRESETS, presetCommands } from '../../../../src/app/compare/compare-presets.ts';
import { NULL_DEVICE } from '../../../../src/app/null-device.ts';

const FOLDER = join('/tmp', 'compare');
const shown = ({ argv, shown: other = argv }: ReturnType<typeof presetCommands>[number]) => other.join(' ');

test('every command of a preset gets the flags of its kind and the variables, its own included', () => {
  const common = { build: ['-tags=b'], run: ['-tags=r'], install: ['-tags=i'] };
  const env = { GOWORK: 'off' };
  const request = { targets: ['./app'], common, env, flags: ['-v'] };
  const commands = COMPARE_PRESETS.map((preset) => presetCommands({ ...request, preset }, FOLDER));
  expect(commands.map((sides) => sides.map(shown))).toEqual([
    ['go build -tags=b ./app', 'go run -tags=r ./app', 'go install -tags=i ./app'],
    ['go build -tags=b ./app', 'go build -tags=b ./app'],
    ['go build -tags=b ./app', 'go build -tags=b -race ./app'],
    ['go build -tags=b ./app', 'go build -tags=b -trimpath ./app'],
    ['go build -tags=b ./app', 'go build -tags=b -v ./app'],
  ]);
  expect(commands[1]?.map((side) => side.env)).toEqual([
    { GOWORK: 'off', CGO_ENABLED: '1' },
    { GOWORK: 'off', CGO_ENABLED: '0' },
  ]);
  expect(commands.flat().every((side) => side.env?.['GOWORK'] === 'off')).toBe(true);
});

test('one package is written into the folder, whatever the common flags say; several are not written', () => {
  const outputs = (...targets: readonly string[]) => {
    const common = { build: ['-o=elsewhere'] };
    return presetCommands({ preset: 'race', targets, common }, FOLDER).map(({ argv }) =>
      argv.filter((arg) => arg.startsWith('-o=')),
    );
  };
  const written = ['plain', 'race'].map((name) => ['-o=elsewhere', `-o=${join(FOLDER, name)}`]);
  expect(outputs()).toEqual(written);
  expect(outputs('./app')).toEqual(written);
  expect(outputs('-tags', 'all', './app')).toEqual(written);
  const discarded = ['-o=elsewhere', `-o=${NULL_DEVICE}`];
  for (const several of [['./...'], ['./a', './b'], ['all'], ['std'], ['-tags', 'x', './...']])
    expect(outputs(...several)).toEqual([discarded, discarded]);
});
