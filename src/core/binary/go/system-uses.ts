// cspell:ignore libnss
import type { ByteSource } from '../byte-source.ts';
import type { LinkingFacts } from '../facts.ts';
import type { Image } from '../image.ts';
import { findBytes, type Pattern } from './find-bytes.ts';
import type { CgoFacts, SystemUse } from './go-facts.ts';

/**
 * By these functions of the standard library, a program asks the system for files. Their names stand in the table by
 * which go finds lines, which no strip removes, and only if the linker kept them: something in the program calls them.
 */
const FUNCTIONS: Readonly<Record<Exclude<SystemUse, 'static-glibc-lookup'>, readonly string[]>> = {
  'system-certificates': ['crypto/x509.loadSystemRoots'],
  'own-certificates': ['crypto/x509.SetFallbackRoots'],
  'time-zones': ['time.LoadLocation'],
  'own-time-zones': ['time/tzdata.loadFromEmbeddedTZData'],
  'name-lookup': ['net.(*Resolver).lookupIPAddr', 'net.(*Resolver).internetAddrList'],
  users: ['os/user.Current', 'os/user.Lookup', 'os/user.LookupId', 'os/user.current', 'os/user.lookupUser'],
  'temporary-files': ['os.CreateTemp', 'os.MkdirTemp'],
  'other-programs': ['os/exec.(*Cmd).Start', 'syscall.Exec'],
};

/** glibc loads these libraries for lookups, even into a program that is linked statically. */
const GLIBC_LOOKUP = 'libnss_';

/** What the program may ask of the system where it runs, sorted by the order of the table. */
export function readSystemUses(
  { source, sections, linking }: Image,
  cgo: CgoFacts | null,
): readonly SystemUse[] {
  const { offset, sizeBytes } = sections.find(({ name }) => /gopclntab$/.test(name)) ?? {
    offset: 0,
    sizeBytes: source.size,
  };
  const uses = Object.entries(FUNCTIONS).flatMap(([use, names]) =>
    names.some((name) => has(source, `\0${name}\0`, offset, offset + sizeBytes)) ? [use as SystemUse] : [],
  );
  return isStaticGlibc(source, linking, cgo) ? [...uses, 'static-glibc-lookup'] : uses;
}

function isStaticGlibc(source: ByteSource, { linkage }: LinkingFacts, cgo: CgoFacts | null): boolean {
  const asksC = cgo?.packages.some((one) => one === 'net' || one === 'os/user') ?? false;
  return linkage === 'static' && asksC && has(source, GLIBC_LOOKUP, 0, source.size);
}

function has(source: ByteSource, text: string, from: number, to: number): boolean {
  const [found] = findBytes(source, patternOf(text), from, Math.min(to, source.size));
  return found !== undefined;
}

function patternOf(text: string): Pattern {
  const bytes = Array.from(text, (character) => character.charCodeAt(0));
  const rare = /[A-Z(_]/.exec(text)?.index ?? 1;
  return { bytes, rare };
}
