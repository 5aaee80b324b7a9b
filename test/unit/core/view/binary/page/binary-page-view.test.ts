import { expect, test } from 'vitest';
import { inflate } from '../../../../../../src/collect/binary/file-source.ts';
import { judgeBinary } from '../../../../../../src/core/analysis/binary/judge-binary.ts';
import type { Verdict } from '../../../../../../src/core/analysis/binary/targets/target.ts';
import { sourceOf } from '../../../../../../src/core/binary/byte-source.ts';
import { readSizes } from '../../../../../../src/core/binary/size/read-sizes.ts';
import { binaryEnglish } from '../../../../../../src/core/messages/en/binary.ts';
import { viewBinaryPage } from '../../../../../../src/core/view/binary/page/binary-page-view.ts';
import { CRAFTED } from '../../../../../support/crafted-binaries.ts';

const VERDICTS: readonly Verdict[] = [
  {
    target: 'alpine',
    basis: 'table',
    verdict: 'fails',
    obstacles: [{ id: 'no-interpreter', interpreter: '/lib/ld.so', libc: 'glibc', has: 'musl' }],
    lacks: [],
    fixes: [{ id: 'other-image', image: 'debian:12' }],
  },
  { target: 'debian:12', basis: 'image', verdict: 'runs', obstacles: [], lacks: [], fixes: [] },
];

test('targets are a table of their own: the reason first, then what would help, then what it is based on', () => {
  const { programs } = viewBinaryPage(inspection(VERDICTS), { way: [], sizes: null }, binaryEnglish);
  expect(programs[0]?.targets).toEqual([
    {
      name: 'alpine',
      verdict: 'fails',
      text: 'there is no /lib/ld.so, the loader of glibc; the C library is musl',
      details: ['fix: use debian:12 as the base image', 'by the table alone'],
    },
    { name: 'debian:12', verdict: 'runs', text: '', details: [] },
  ]);
  const labels = programs[0]?.sections.flatMap(({ lines }) => lines.map(({ label }) => label)) ?? [];
  expect(labels).not.toContain('alpine');
  expect(labels).toEqual(expect.arrayContaining(['images', 'base image', 'Dockerfile']));
});

test('without targets, nothing is said about images', () => {
  const { programs } = viewBinaryPage(inspection(null), { way: [], sizes: null }, binaryEnglish);
  expect(programs[0]?.targets).toEqual([]);
  expect(programs[0]?.sections.map(({ heading }) => heading)).toEqual(['Build info', 'Debugging', 'Linking']);
});

function inspection(verdicts: readonly Verdict[] | null) {
  const read = readSizes(sourceOf(CRAFTED.elf()), inflate);
  if (read === null) throw new Error('no binary');
  const { facts, sizes } = read;
  const baseImage = { image: 'debian:12', dockerfile: ['FROM debian:12'] };
  return {
    path: '/src/app',
    facts,
    findings: facts.programs.map((program) => judgeBinary(program, facts)),
    sizes,
    debugger: null,
    targets: verdicts === null ? null : { imagesAsOf: '2026-11-30', verdicts, baseImage },
    traced: null,
  };
}
