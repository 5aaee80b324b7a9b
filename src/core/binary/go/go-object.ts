import { type ByteSource, readRange } from '../byte-source.ts';
import { latinText } from '../byte-text.ts';
import { type Image, NO_LINKING } from '../image.ts';

const HEAD_BYTES = 1024;
const MARK = 'go object ';

/**
 * What the compiler writes for one package: a line `go object GOOS GOARCH VERSION …`, then its build ID. null: no such
 * object. There is no build info in it, because the linker writes that.
 */
export function readGoObject(source: ByteSource): Image | null {
  const bytes = readRange(source, 0, Math.min(HEAD_BYTES, source.size));
  const [first = '', second = ''] = latinText(bytes).split('\n');
  if (!first.startsWith(MARK)) return null;
  const [goos = '', goarch = '', goVersion = ''] = first.slice(MARK.length).split(' ');
  return {
    source,
    order: { little: true, wide: true },
    format: 'go-object',
    kind: 'object',
    goos,
    goarch,
    sections: [],
    segments: [],
    symbols: null,
    linking: { ...NO_LINKING, linkage: 'unlinked', libraries: [] },
    buildInfoAt: null,
    buildID: /^build id "(.*)"$/.exec(second)?.[1] ?? null,
    goVersion: goVersion === '' ? null : goVersion,
    packed: null,
    problems: [],
  };
}
