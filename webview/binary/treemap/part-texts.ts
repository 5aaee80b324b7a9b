import type { BinaryPageMessages } from '../../../src/core/messages/en/binary-page.ts';
import { size } from '../../../src/core/messages/quantities.ts';
import { plain } from '../../ui/measure.ts';
import { pathTo, type SizeMap } from './size-map.ts';

const LONGEST = 2_000;

/** The name of a part, or what it is. */
export function partName(map: SizeMap, part: number, messages: BinaryPageMessages): string {
  const kind = map.kinds[part] ?? 'unknown';
  const name = map.names[part] ?? '';
  if (kind === 'group') return messages.groups[map.groups[part] ?? 'unknown'];
  if (kind === 'rest') return messages.rest(map.counts[part] ?? 1);
  return name === '' ? messages.kinds[kind] : plain(name.slice(0, LONGEST));
}

/** In per cent of the file, with as many digits as say something. */
export function shareText(bytes: number, all: number): string {
  const share = all > 0 ? (100 * bytes) / all : 0;
  if (share > 0 && share < 0.01) return '< 0.01%';
  return `${share.toFixed(share < 1 ? 2 : share < 10 ? 1 : 0)}%`;
}

/** All that one needs to know of a part, as a sentence for screen readers. */
export function partText(map: SizeMap, part: number, messages: BinaryPageMessages): string {
  const bytes = map.bytes[part] ?? 0;
  return messages.part(
    partName(map, part, messages),
    messages.kinds[map.kinds[part] ?? 'unknown'],
    bytes,
    messages.ofFile(shareText(bytes, map.bytes[0] ?? 0)),
  );
}

/** Where it is, without the file and itself. */
export function partPlace(map: SizeMap, part: number, messages: BinaryPageMessages): string {
  return pathTo(map, part)
    .slice(1, -1)
    .map((above) => partName(map, above, messages))
    .join(' › ');
}

export function sizeText(map: SizeMap, part: number): string {
  return size(map.bytes[part] ?? 0);
}
