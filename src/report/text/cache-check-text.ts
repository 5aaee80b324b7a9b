import { type CacheCheck, LITTLE_ROOM_BYTES } from '../../core/analysis/cache/damage.ts';
import type { CacheMessages } from '../../core/messages/en/cache.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';

export interface CacheCheckOptions {
  readonly messages: CacheMessages;
  readonly shared: Pick<SharedMessages, 'size'>;
  readonly colors: TextColors;
}

/** What was read, what is damaged and what to do about it, and why go may keep nothing. */
export function cacheCheckText(check: CacheCheck, { messages, shared, colors }: CacheCheckOptions): string {
  const { damages, writable, freeBytes, unreadable } = check;
  const texts = messages.check;
  const isFull = freeBytes !== null && freeBytes < LITTLE_ROOM_BYTES;
  const lines = [
    texts.read(check.outputs, shared.size(check.bytes), printable(check.folder)),
    ...(damages.length === 0 ? [texts.intact] : []),
    ...damages.flatMap(({ what, path, importPath }) => [
      `${colors.fault(texts.damage[what])}  ${printable(importPath ?? '')}`.trimEnd(),
      `  ${printable(path)}`,
    ]),
    ...(damages.length === 0 ? [] : [texts.advice]),
    ...(writable ? [] : [colors.fault(messages.contents.readOnly)]),
    ...(isFull ? [colors.fault(texts.full(shared.size(freeBytes)))] : []),
    ...(unreadable > 0 ? [colors.fault(messages.contents.unreadable(unreadable))] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
