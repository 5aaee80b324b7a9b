import type { Image } from '../image.ts';
import { WasmReader } from '../wasm/wasm-reader.ts';
import type { SizeDrafts } from './size-draft.ts';
import type { Span } from './spans.ts';
import { functionName } from './symbol-name.ts';

/** The bodies of functions, with their names from the section for them, which counts imported functions first. */
export function wasmSpans(image: Image, drafts: SizeDrafts): readonly Span[] {
  const code = image.sections.find(({ executable }) => executable);
  if (code === undefined) return [];
  const names = new Map(image.symbols?.map(({ address, name }) => [address, name]));
  const imported = image.linking.hostFunctions.length;
  const reader = new WasmReader(image.source, code.offset, code.sizeBytes);
  let index = imported;
  return reader.list((): Span => {
    const start = reader.position;
    reader.skip(reader.number());
    const name = names.get(index++);
    const parsed = name === undefined ? null : functionName(name);
    const owner =
      name === undefined
        ? drafts.group('unknown').child('unknown', code.name)
        : drafts.symbol(parsed ?? { package: 'runtime', type: null, name }, 'function');
    return { start, end: reader.position, owner };
  });
}
