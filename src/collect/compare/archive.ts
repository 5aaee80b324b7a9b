const MAGIC = '!<arch>\n';
const HEADER_BYTES = 60;

/** The members of a Go package archive by name (at most 16 characters); empty if it is none. */
export function readArchive(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const members = new Map<string, Buffer>();
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return members;
  let at = MAGIC.length;
  while (at + HEADER_BYTES <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 16).trimEnd();
    const size = Number.parseInt(bytes.toString('latin1', at + 48, at + 58), 10);
    if (!Number.isFinite(size)) break;
    at += HEADER_BYTES;
    members.set(uniqueName(name, members), bytes.subarray(at, at + size));
    at += size + (size % 2);
  }
  return members;
}

/** Cut names may be equal. */
function uniqueName(name: string, members: ReadonlyMap<string, Buffer>): string {
  let unique = name;
  for (let count = 2; members.has(unique); count++) unique = `${name}#${count}`;
  return unique;
}
