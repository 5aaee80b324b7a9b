import { decodeUtf8 } from '../source/utf8.ts';

const AT_ONCE = 4096;

/** Bytes as UTF-8; most names in programs are ASCII, which is faster. */
export function textOf(bytes: Uint8Array): string {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return decodeUtf8(bytes);
  return latinText(bytes);
}

/** One character a byte. */
export function latinText(bytes: Uint8Array): string {
  let text = '';
  // More arguments than that are too many for a call. Spreading them takes ten times as long.
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + AT_ONCE) as unknown as number[]);
  return text;
}
