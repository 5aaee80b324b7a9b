import { isArchive, readArchive } from './archive/archive.ts';
import { type ByteSource, partOf, readRange } from './byte-source.ts';
import { readDebugging } from './debug/debugging.ts';
import type { Inflate } from './debug/dwarf-section.ts';
import { ELF_MAGIC } from './elf/elf-header.ts';
import { readElf } from './elf/elf-image.ts';
import type { BinaryFacts, ProgramFacts } from './facts.ts';
import { readBuildID } from './go/build-id.ts';
import { readBuildInfo } from './go/build-info.ts';
import { readCgo } from './go/cgo.ts';
import { readGoObject } from './go/go-object.ts';
import { readLinkedValues } from './go/linked-values.ts';
import { readSystemUses } from './go/system-uses.ts';
import { type Image, Problems } from './image.ts';
import { machoOrder } from './macho/macho-header.ts';
import { readMacho } from './macho/macho-image.ts';
import { readUniversal } from './macho/universal.ts';
import { isPlan9, readPlan9 } from './other/plan9-image.ts';
import { isXcoff, readXcoff } from './other/xcoff-image.ts';
import { isCoffMachine, readCoffObject, readPe } from './pe/pe-image.ts';
import { readWasm } from './wasm/wasm-image.ts';

/**
 * What a program, a library, an object or an archive of objects says about itself, without running it. null: the
 * bytes are none of these. Throws `BinaryFormatError` if they begin as one but have no readable header; whatever is
 * wrong after that is among the `problems`. `visit` is called with each program while its tables are in memory.
 */
export function readBinary(
  source: ByteSource,
  inflate: Inflate,
  visit: ImageVisitor = () => {},
): BinaryFacts | null {
  const head = readRange(source, 0, Math.min(16, source.size));
  const problems = new Problems();
  if (isArchive(head)) {
    const members = readArchive(source, problems);
    const programs = members.flatMap((member) => readMember(source, member, inflate, problems, visit));
    return { sizeBytes: source.size, container: 'archive', programs, members, problems: problems.found };
  }
  const parts = readUniversal(source);
  if (parts !== null) {
    problems.checkEnd(
      source,
      parts.map(({ offset, sizeBytes }) => offset + sizeBytes),
    );
    const programs = parts.flatMap((part) => readMember(source, part, inflate, problems, visit));
    return {
      sizeBytes: source.size,
      container: 'universal',
      programs,
      members: [],
      problems: problems.found,
    };
  }
  const image = readImage(source);
  if (image === null) return null;
  const program = factsOf(image, { name: null, offset: 0, sizeBytes: source.size }, inflate);
  visit(image, program);
  return { sizeBytes: source.size, container: 'single', programs: [program], members: [], problems: [] };
}

type ImageVisitor = (image: Image, program: ProgramFacts) => void;

interface Place {
  readonly name: string | null;
  readonly offset: number;
  readonly sizeBytes: number;
}

function readMember(
  source: ByteSource,
  place: Place,
  inflate: Inflate,
  problems: Problems,
  visit: ImageVisitor,
): readonly ProgramFacts[] {
  return problems.attempt('members', [], () => {
    const image = readImage(partOf(source, place.offset, place.sizeBytes));
    if (image === null) return [];
    const program = factsOf(image, place, inflate);
    visit(image, program);
    return [program];
  });
}

function readImage(source: ByteSource): Image | null {
  const head = readRange(source, 0, Math.min(16, source.size));
  if (ELF_MAGIC.every((byte, index) => head[index] === byte)) return readElf(source);
  if (head[0] === 0x4d && head[1] === 0x5a) return readPe(source);
  if (machoOrder(head) !== null) return readMacho(source);
  // \0asm
  if (head[0] === 0 && head[1] === 0x61 && head[2] === 0x73 && head[3] === 0x6d) return readWasm(source);
  if (isXcoff(head)) return readXcoff(source);
  if (isPlan9(head)) return readPlan9(source);
  const object = readGoObject(source);
  if (object !== null) return object;
  const machine = (head[0] ?? 0) + (head[1] ?? 0) * 256;
  return isCoffMachine(machine) && source.size >= 20 ? readCoffObject(source) : null;
}

function factsOf(image: Image, place: Place, inflate: Inflate): ProgramFacts {
  const problems = new Problems();
  const buildInfo = problems.attempt('build-info', null, () =>
    image.format === 'go-object' ? null : readBuildInfo(image),
  );
  const settings = new Map(buildInfo?.settings.map(({ key, value }) => [key, value]));
  const version = buildInfo?.goVersion ?? image.goVersion;
  const isReadable = (version !== null || buildInfo !== null) && image.packed === null;
  const isLinked = isReadable && image.format !== 'go-object';
  const cgo = isLinked ? readCgo(image) : null;
  const linkedValues = isReadable ? problems.attempt('symbols', null, () => readLinkedValues(image)) : null;
  const debugging = readDebugging(image, inflate, problems);
  const buildID = image.buildID ?? problems.attempt('build-info', null, () => readBuildID(image.source));
  return {
    ...place,
    format: image.format,
    kind: image.kind,
    goos: settings.get('GOOS') ?? image.goos,
    goarch: settings.get('GOARCH') ?? image.goarch,
    littleEndian: image.order.little,
    bits: image.order.wide ? 64 : 32,
    sections: image.sections,
    segments: image.segments,
    packed: image.packed,
    go: {
      buildID,
      version,
      buildInfo,
      cgo,
      linkedValues,
      uses: isLinked && image.format === 'elf' ? readSystemUses(image, cgo) : null,
    },
    debugging,
    linking: image.linking,
    problems: [...image.problems, ...problems.found],
  };
}
