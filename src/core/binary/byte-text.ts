import { decodeUtf8 } from '../source/utf8.ts';

const AT_ONCE = 4096;

/** Bytes as UTF-8; most names in programs are ASCII, which is faster. */
export function textOf(bytes: Uint8Array): string {
  return bytes.every((byte) => byte < 0x80) ? latinText(bytes) : decodeUtf8(bytes);
}

/** One character a byte. */
export function latinText(bytes: Uint8Array): string {
  let text = '';
  // More arguments than that are too many for a call.
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return text;
}
