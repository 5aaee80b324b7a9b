import { expect, test } from 'vitest';
import { inflate } from '../../../../../src/collect/binary/file-source.ts';
import { debugHandoff, execConfiguration } from '../../../../../src/core/analysis/binary/debug-handoff.ts';
import { sourceOf } from '../../../../../src/core/binary/byte-source.ts';
import type { ProgramFacts } from '../../../../../src/core/binary/facts.ts';
import { readBinary } from '../../../../../src/core/binary/read-binary.ts';
import { CRAFTED } from '../../../../support/crafted-binaries.ts';

const PLACE = {
  file: './app',
  host: { goos: 'linux', goarch: 'amd64' },
  moduleFolder: '/src/app',
  hasDelve: true,
};

function program(settings: Readonly<Record<string, string>> = {}): ProgramFacts {
  const [facts] = readBinary(sourceOf(CRAFTED.elf()), inflate)?.programs ?? [];
  const info = facts?.go.buildInfo;
  if (facts === undefined || info == null) throw new Error('no build info');
  const added = Object.entries(settings).map(([key, value]) => ({ key, value }));
  const buildInfo = { ...info, settings: [...info.settings, ...added] };
  // The crafted one has none, and Delve insists on them.
  const debugging = { ...facts.debugging, symbolTable: 'present', symbolCount: 1 } as const;
  return { ...facts, debugging, go: { ...facts.go, buildInfo } };
}

test('Delve starts the file as it is named, and finds its sources by their paths', () => {
  const handoff = debugHandoff(program(), PLACE);
  expect(handoff).toEqual({
    command: ['dlv', 'exec', './app'],
    obstacle: null,
    sources: null,
    install: null,
  });
});

test('with -trimpath, the path of the module stands for its folder, in both directions', () => {
  const handoff = debugHandoff(program({ '-trimpath': 'true' }), PLACE);
  expect(handoff?.sources).toEqual({ inProgram: 'ex.com/app', onDisk: '/src/app' });
  if (handoff === null) throw new Error('no handoff');
  expect(execConfiguration(handoff, '/bin/app')).toEqual({
    type: 'go',
    request: 'launch',
    mode: 'exec',
    program: '/bin/app',
    args: [],
    substitutePath: [{ from: '/src/app', to: 'ex.com/app' }],
  });
  const lost = debugHandoff(program({ '-trimpath': 'true' }), { ...PLACE, moduleFolder: null });
  expect(lost === null ? null : execConfiguration(lost, '/bin/app').substitutePath).toBeUndefined();
});

test('a missing Delve is installed with go; another platform is named', () => {
  const handoff = debugHandoff(program(), {
    ...PLACE,
    hasDelve: false,
    host: { goos: 'darwin', goarch: 'arm64' },
  });
  expect(handoff?.install?.slice(0, 2)).toEqual(['go', 'install']);
  expect(handoff?.obstacle).toEqual({ id: 'other-platform', goos: 'linux', goarch: 'amd64' });
});

test('a packed program has no function to stop at, and an object file nothing to start', () => {
  expect(debugHandoff({ ...program(), packed: 'upx' }, PLACE)?.obstacle).toEqual({ id: 'no-breakpoints' });
  expect(debugHandoff({ ...program(), kind: 'object' }, PLACE)).toBeNull();
});
