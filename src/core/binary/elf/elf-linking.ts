import { type ByteSource, readRange } from '../byte-source.ts';
import { fixedText } from '../byte-view.ts';
import type { BinaryKind, LinkingFacts, SearchPath } from '../facts.ts';
import { NO_LINKING, type Problems } from '../image.ts';
import { DT, dynamicSymbolTable, type ElfDynamic, readDynamic } from './elf-dynamic.ts';
import type { ElfHeader } from './elf-header.ts';
import { type ElfSection, type ElfSegment, GNU_RELRO, GNU_STACK, PT } from './elf-tables.ts';
import { readSymbolVersions } from './elf-versions.ts';

const ET = { OBJECT: 1, EXECUTABLE: 2, SHARED: 3 } as const;
const DF_BIND_NOW = 0x8;
const DF_1_NOW = 0x1;
const DF_1_PIE = 0x0800_0000;

interface Parts {
  readonly source: ByteSource;
  readonly header: ElfHeader;
  readonly sections: readonly ElfSection[];
  readonly segments: readonly ElfSegment[];
  readonly problems: Problems;
}

/** An ELF program and a shared library may have the same type; what tells them apart is in the dynamic table. */
export function readElfLinking(parts: Parts): { readonly kind: BinaryKind; readonly linking: LinkingFacts } {
  const { source, header, segments, problems } = parts;
  if (header.type === ET.OBJECT)
    return { kind: 'object', linking: { ...NO_LINKING, linkage: 'unlinked', libraries: [] } };
  const interpreter = problems.attempt('segments', null, () => readInterpreter(source, segments));
  const failed = Symbol('failed');
  const read = problems.attempt<ElfDynamic | null | typeof failed>('dynamic', failed, () =>
    readDynamic(source, header.order, segments),
  );
  const dynamic = read === failed ? null : read;
  const kind = kindOf(header.type, interpreter, dynamic);
  const libraries =
    read === failed
      ? null
      : problems.attempt('dynamic', null, () =>
          textsOf(dynamic, DT.NEEDED).map((name) => ({ name, kind: 'required' as const })),
        );
  const isStatic = interpreter === null && libraries?.length === 0 && kind !== 'shared-library';
  const stack = segments.find(({ type }) => type === GNU_STACK);
  return {
    kind,
    linking: {
      ...NO_LINKING,
      linkage: isStatic ? 'static' : libraries === null && interpreter === null ? 'unknown' : 'dynamic',
      interpreter,
      libraries,
      symbolVersions: dynamic === null ? [] : versionsOf(parts, dynamic),
      libraryName: problems.attempt('dynamic', null, () => textsOf(dynamic, DT.SONAME)[0] ?? null),
      searchPaths: problems.attempt('dynamic', [], () => searchPathsOf(dynamic)),
      positionIndependent: header.type === ET.SHARED,
      relro: relroOf(segments, dynamic),
      executableStack: stack === undefined ? null : stack.executable,
    },
  };
}

function readInterpreter(source: ByteSource, segments: readonly ElfSegment[]): string | null {
  const home = segments.find(({ type }) => type === PT.INTERP);
  return home === undefined
    ? null
    : fixedText(readRange(source, home.offset, Math.min(home.sizeBytes, 4096)));
}

function kindOf(type: number, interpreter: string | null, dynamic: ElfDynamic | null): BinaryKind {
  if (type === ET.EXECUTABLE) return 'executable';
  if (type !== ET.SHARED) return 'other';
  const flags = dynamic?.first(DT.FLAGS_1) ?? 0;
  return interpreter !== null || (flags & DF_1_PIE) !== 0 ? 'executable' : 'shared-library';
}

function textsOf(dynamic: ElfDynamic | null, wanted: number): readonly string[] {
  if (dynamic === null) return [];
  return dynamic.entries.filter(({ tag }) => tag === wanted).map(({ value }) => dynamic.strings.text(value));
}

function searchPathsOf(dynamic: ElfDynamic | null): readonly SearchPath[] {
  return [
    ...textsOf(dynamic, DT.RPATH).map((path) => ({ path, kind: 'rpath' as const })),
    ...textsOf(dynamic, DT.RUNPATH).map((path) => ({ path, kind: 'runpath' as const })),
  ];
}

function versionsOf({ source, header, sections, problems }: Parts, dynamic: ElfDynamic) {
  return problems.attempt('versions', [], () =>
    readSymbolVersions(
      source,
      header.order,
      dynamic,
      dynamicSymbolTable(source, header.order, dynamic, sections),
    ),
  );
}

function relroOf(segments: readonly ElfSegment[], dynamic: ElfDynamic | null): LinkingFacts['relro'] {
  if (!segments.some(({ type }) => type === GNU_RELRO)) return 'none';
  const now =
    dynamic !== null &&
    (dynamic.first(DT.BIND_NOW) !== null ||
      ((dynamic.first(DT.FLAGS) ?? 0) & DF_BIND_NOW) !== 0 ||
      ((dynamic.first(DT.FLAGS_1) ?? 0) & DF_1_NOW) !== 0);
  return now ? 'full' : 'partial';
}
