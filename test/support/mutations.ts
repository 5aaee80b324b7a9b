/** Numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SPECIAL = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffff0, 0xffffffff];
/** Headers, which the readers trust most. */
const HEAD = 1024;

/** A damaged copy: some bytes or numbers replaced, mostly in the head, or the end cut off. */
export function mutated(original: Buffer, random: () => number): Buffer {
  const pick = (most: number): number => Math.floor(random() * most);
  const bytes = Buffer.from(original);
  for (let left = 1 + pick(6); left > 0; left--) {
    const within = random() < 0.7 ? Math.min(HEAD, bytes.length) : bytes.length;
    const at = pick(Math.max(1, within - 8));
    const special = SPECIAL[pick(SPECIAL.length)] ?? 0;
    switch (pick(5)) {
      case 0:
        bytes[at] = pick(256);
        break;
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
        break;
      case 2:
        bytes.writeUInt32LE(special, at);
        break;
      case 3:
        bytes.writeUInt32BE(special, at);
        break;
      default:
        bytes.copyWithin(at, pick(bytes.length), bytes.length);
    }
  }
  return random() < 0.2 ? bytes.subarray(0, pick(bytes.length)) : bytes;
}
