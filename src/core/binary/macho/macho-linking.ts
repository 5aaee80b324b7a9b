import type { ByteView } from '../byte-view.ts';
import type { BinaryKind, LinkingFacts, MinimumSystem, NeededLibrary, SearchPath } from '../facts.ts';
import { NO_LINKING, type Problems } from '../image.ts';
import type { MachoHeader } from './macho-header.ts';

const LC = {
  LOAD_DYLIB: 0xc,
  ID_DYLIB: 0xd,
  LOAD_DYLINKER: 0xe,
  LAZY_LOAD_DYLIB: 0x20,
  MIN_MACOS: 0x24,
  MIN_IOS: 0x25,
  MIN_TVOS: 0x2f,
  MIN_WATCHOS: 0x30,
  BUILD_VERSION: 0x32,
  LOAD_WEAK_DYLIB: 0x8000_0018,
  RPATH: 0x8000_001c,
  REEXPORT_DYLIB: 0x8000_001f,
  LOAD_UPWARD_DYLIB: 0x8000_0023,
} as const;

const LIBRARIES: Readonly<Record<number, NeededLibrary['kind']>> = {
  [LC.LOAD_DYLIB]: 'required',
  [LC.REEXPORT_DYLIB]: 'required',
  [LC.LOAD_UPWARD_DYLIB]: 'required',
  [LC.LOAD_WEAK_DYLIB]: 'weak',
  [LC.LAZY_LOAD_DYLIB]: 'delayed',
};

const OLDER_MINIMUM: Readonly<Record<number, string>> = {
  [LC.MIN_MACOS]: 'macOS',
  [LC.MIN_IOS]: 'iOS',
  [LC.MIN_TVOS]: 'tvOS',
  [LC.MIN_WATCHOS]: 'watchOS',
};

const PLATFORMS: Readonly<Record<number, string>> = {
  1: 'macOS',
  2: 'iOS',
  3: 'tvOS',
  4: 'watchOS',
  6: 'Mac Catalyst',
  7: 'iOS Simulator',
  11: 'visionOS',
};

const KINDS: Readonly<Record<number, BinaryKind>> = {
  1: 'object',
  2: 'executable',
  6: 'shared-library',
  8: 'shared-library',
};
const PIE = 0x20_0000;
const EXECUTABLE_STACK = 0x2_0000;

export function machoKind({ type }: MachoHeader): BinaryKind {
  return KINDS[type] ?? 'other';
}

export function readMachoLinking(header: MachoHeader, problems: Problems): LinkingFacts {
  const kind = machoKind(header);
  if (kind === 'object') return { ...NO_LINKING, linkage: 'unlinked', libraries: [] };
  const { commands, flags } = header;
  const all = <T>(wanted: (id: number) => boolean, read: (view: ByteView, id: number) => T): readonly T[] =>
    commands.filter(({ id }) => wanted(id)).map(({ id, view }) => read(view, id));
  const textIn = (view: ByteView): string => view.text(view.u32(8));
  const texts = (wanted: number): readonly string[] =>
    problems.attempt('imports', [], () => all((id) => id === wanted, textIn));
  const libraries = problems.attempt('imports', null, () =>
    all(
      (id) => id in LIBRARIES,
      (view, id): NeededLibrary => ({ name: textIn(view), kind: LIBRARIES[id] ?? 'required' }),
    ),
  );
  const interpreter = texts(LC.LOAD_DYLINKER)[0] ?? null;
  return {
    ...NO_LINKING,
    linkage:
      libraries === null ? 'unknown' : libraries.length === 0 && interpreter === null ? 'static' : 'dynamic',
    interpreter,
    libraries,
    libraryName: texts(LC.ID_DYLIB)[0] ?? null,
    searchPaths: texts(LC.RPATH).map((path): SearchPath => ({ path, kind: 'rpath' })),
    positionIndependent: kind === 'shared-library' || (flags & PIE) !== 0,
    executableStack: (flags & EXECUTABLE_STACK) !== 0,
    minimumSystem: problems.attempt(
      'imports',
      null,
      () => all((id) => id === LC.BUILD_VERSION || id in OLDER_MINIMUM, readMinimum)[0] ?? null,
    ),
  };
}

function readMinimum(view: ByteView, id: number): MinimumSystem {
  const newer = id === LC.BUILD_VERSION;
  const sdk = view.u32(newer ? 16 : 12);
  const platform = newer ? view.u32(8) : 0;
  return {
    system: newer ? (PLATFORMS[platform] ?? `platform ${platform}`) : (OLDER_MINIMUM[id] ?? ''),
    version: versionText(view.u32(newer ? 12 : 8)),
    sdk: sdk === 0 ? null : versionText(sdk),
  };
}

/** Two bytes, one and one; the last is shown if it is not 0. */
function versionText(packed: number): string {
  const [major, minor, patch] = [packed >>> 16, (packed >>> 8) & 0xff, packed & 0xff];
  return `${major}.${minor}${patch === 0 ? '' : `.${patch}`}`;
}
