import type { ByteSource } from '../byte-source.ts';
import type { Inflate } from '../debug/dwarf-section.ts';
import type { BinaryFacts, ProgramFacts } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import type { Image } from '../image.ts';
import { readBinary } from '../read-binary.ts';
import { dwarfSpans } from './dwarf-spans.ts';
import { embedSpans } from './embed-spans.ts';
import { findLineTable } from './line-table.ts';
import { type LineTableSpans, lineTableSpans } from './line-table-spans.ts';
import { findModuleData } from './module-data.ts';
import { pointedSpans } from './pointed-spans.ts';
import { sectionSpans } from './section-spans.ts';
import { SizeDraft, SizeDrafts } from './size-draft.ts';
import type { SizeNode, SizeReport, SizeSource } from './size-tree.ts';
import { orderedSpans, overlaid, type Span } from './spans.ts';
import { symbolSpans } from './symbol-spans.ts';
import { wasmSpans } from './wasm-spans.ts';

export interface SizedBinary {
  readonly facts: BinaryFacts;
  readonly sizes: SizeReport;
}

/** `readBinary`, and where every byte of the file belongs. */
export function readSizes(source: ByteSource, inflate: Inflate): SizedBinary | null {
  const programs: ProgramSizes[] = [];
  const facts = readBinary(source, inflate, (image, program) => {
    programs.push(programSizes(image, program, inflate));
  });
  return facts === null ? null : { facts, sizes: reportOf(facts, programs) };
}

interface ProgramSizes {
  readonly program: ProgramFacts;
  readonly node: SizeNode | null;
  readonly source: SizeSource;
}

function programSizes(image: Image, program: ProgramFacts, inflate: Inflate): ProgramSizes {
  const drafts = new SizeDrafts(program.name ?? '', program.go.buildInfo);
  const attempt = <T>(otherwise: T, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BinaryFormatError)) throw error;
      return otherwise;
    }
  };
  const limit = image.source.size;
  const whole = (): readonly Span[] => [
    { start: 0, end: limit, owner: drafts.group('unknown').child('unknown', '') },
  ];
  let spans = attempt(whole(), () => sectionSpans(image, drafts));
  const lay = (read: () => readonly Span[]): void => {
    spans = overlaid(spans, orderedSpans(attempt([], read), limit));
  };
  let source: SizeSource = 'sections';
  if (image.packed === null && image.format !== 'go-object') {
    if (image.format === 'wasm') {
      if ((image.symbols?.length ?? 0) > 0) source = 'names';
      lay(() => wasmSpans(image, drafts));
    } else {
      const table = attempt(null, () => findLineTable(image));
      const module = table === null ? null : attempt(null, () => findModuleData(image, table));
      const lines = attempt<LineTableSpans>({ code: [], tables: [] }, () =>
        table === null ? { code: [], tables: [] } : lineTableSpans(image, table, module, drafts),
      );
      if (lines.code.length > 0) source = 'line-table';
      lay(() => lines.code);
      const symbols = attempt([], () =>
        symbolSpans(
          image,
          {
            codeStarts: new Set(lines.code.map(({ start }) => start)),
            hasForeignCode: program.go.cgo?.linked ?? true,
          },
          drafts,
        ),
      );
      if (symbols.length > 0) source = 'symbols';
      lay(() => symbols);
      lay(() => lines.tables);
      lay(() => embedSpans(image, drafts));
      if (symbols.length > 0) lay(() => pointedSpans(image, spans));
    }
    lay(() => dwarfSpans(image, inflate, drafts));
  }
  for (const { start, end, owner } of spans) owner.add(end - start);
  return { program, node: drafts.root.finished(), source };
}

function reportOf(facts: BinaryFacts, programs: readonly ProgramSizes[]): SizeReport {
  const tree = rootOf(facts, programs);
  const unknown = sumOf(tree, ({ group }) => group === 'unknown');
  const source = programs[0]?.source ?? 'sections';
  return {
    fileBytes: facts.sizeBytes,
    tree,
    namedShare: facts.sizeBytes === 0 ? 1 : 1 - unknown / facts.sizeBytes,
    source,
    estimated: source === 'line-table',
  };
}

function rootOf(facts: BinaryFacts, programs: readonly ProgramSizes[]): SizeNode {
  const root = new SizeDraft('', 'file', 'data');
  const children = programs.flatMap(({ node }) => (node === null ? [] : [node]));
  const [first] = children;
  if (facts.container === 'single' && first !== undefined) return { ...first, kind: 'file' };
  // What has no facts of its own: members that are no programs.
  const known = new Set(programs.map(({ program }) => program.offset));
  for (const { name, offset, sizeBytes } of facts.members)
    if (!known.has(offset)) root.child('program', name).add(sizeBytes);
  const others = root.finished()?.children ?? [];
  const all = [...children, ...others];
  const left = facts.sizeBytes - all.reduce((sum, { bytes }) => sum + bytes, 0);
  const header: SizeNode = { name: '', kind: 'header', group: 'data', bytes: left, children: [], count: 1 };
  return {
    name: '',
    kind: 'file',
    group: 'data',
    bytes: facts.sizeBytes,
    children: [...all, ...(left > 0 ? [header] : [])].sort((one, other) => other.bytes - one.bytes),
    count: 1,
  };
}

function sumOf(node: SizeNode, isWanted: (node: SizeNode) => boolean): number {
  if (isWanted(node)) return node.bytes;
  return node.children.reduce((sum, child) => sum + sumOf(child, isWanted), 0);
}
