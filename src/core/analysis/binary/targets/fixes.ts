import type { ProgramFacts } from '../../../binary/facts.ts';
import type { TargetImage } from './images.ts';
import { libraryPackage } from './library-packages.ts';
import type { Platform } from './platform.ts';
import { type RebuildChange, rebuildCommand } from './rebuild-command.ts';
import type { Fix, Obstacle, SystemNeed } from './target.ts';
import { compareVersions } from './version-order.ts';

/** Where a program shall run, and where it is built. */
export interface FixPlace extends Platform {
  /** null: not an image of the table. */
  readonly image: TargetImage | null;
  readonly host: Platform;
}

/** The packages of the standard library that use C only if they may. */
const STANDARD_CGO = new Set(['net', 'os/user', 'crypto/x509', 'runtime/cgo', 'plugin']);

/** What would make it run there; packages that are to be added share one line. */
export function fixesFor(
  program: ProgramFacts,
  obstacles: readonly Obstacle[],
  lacks: readonly SystemNeed[],
  place: FixPlace,
): readonly Fix[] {
  const fixes = [
    ...obstacles.flatMap((obstacle) => obstacleFixes(program, obstacle, place)),
    ...lacks.flatMap((need) => needFixes(program, need, place)),
  ];
  const packages = place.image?.packages ?? null;
  const added = packages === null ? [] : packagesFor(obstacles, lacks, packages);
  const install: readonly Fix[] =
    packages === null || added.length === 0 ? [] : [{ id: 'line', line: installLine(packages, added) }];
  return distinct([...fixes, ...install]);
}

/** Known packages with the missing libraries and files. */
export function packagesFor(
  obstacles: readonly Obstacle[],
  lacks: readonly SystemNeed[],
  packages: NonNullable<TargetImage['packages']>,
): readonly string[] {
  const names = [
    ...obstacles.map((one) => (one.id === 'no-library' ? libraryPackage(one.library, packages) : null)),
    ...lacks.map((need) => NEED_PACKAGES[need] ?? null),
  ];
  return [...new Set(names.filter((one) => one !== null))].sort();
}

const NEED_PACKAGES: Readonly<Partial<Record<SystemNeed, string>>> = {
  certificates: 'ca-certificates',
  'time-zones': 'tzdata',
};

/** A line of a Dockerfile that adds packages. */
export function installLine(
  packages: NonNullable<TargetImage['packages']>,
  names: readonly string[],
): string {
  const list = names.join(' ');
  switch (packages) {
    case 'apt':
      return `RUN apt-get update && apt-get install -y --no-install-recommends ${list} && rm -rf /var/lib/apt/lists/*`;
    case 'apk':
      return `RUN apk add --no-cache ${list}`;
    case 'dnf':
    case 'yum':
      return `RUN ${packages} install -y ${list} && ${packages} clean all`;
  }
}

function distinct(fixes: readonly Fix[]): readonly Fix[] {
  return [...new Map(fixes.map((fix) => [JSON.stringify(fix), fix])).values()];
}

function obstacleFixes(program: ProgramFacts, obstacle: Obstacle, place: FixPlace): readonly Fix[] {
  switch (obstacle.id) {
    case 'other-system':
    case 'other-processor':
      return rebuild(program, 'for-target', { platform: targetPlatform(program, place) }, place);
    case 'processor-level':
      return rebuild(program, 'lower-level', { env: { GOAMD64: 'v1' } }, place);
    case 'old-system':
      return [];
    case 'no-library':
      return [...withoutC(program, place), ...libraryFixes(obstacle.library, place.image)];
    case 'no-interpreter':
    case 'old-library':
    case 'no-symbols':
      return [...withoutC(program, place), ...builders(program, place.image)];
  }
}

function targetPlatform({ goarch }: ProgramFacts, place: FixPlace): Platform {
  return { goos: place.goos, goarch: place.goarch ?? (goarch === 'wasm' ? null : goarch) };
}

function rebuild(
  program: ProgramFacts,
  how: Extract<Fix, { id: 'rebuild' }>['how'],
  change: RebuildChange,
  { host }: FixPlace,
): readonly Fix[] {
  const command = rebuildCommand(program, change, host);
  return command === null ? [] : [{ id: 'rebuild', how, command }];
}

/** If the standard library alone uses C; a position-independent program has an interpreter even without C. */
function withoutC(program: ProgramFacts, place: FixPlace): readonly Fix[] {
  const { cgo } = program.go;
  if (!(cgo?.packages ?? []).every((one) => STANDARD_CGO.has(one))) return [];
  const change = { env: { CGO_ENABLED: '0' }, buildmode: null };
  return rebuild(program, cgo?.linked === true ? 'pure' : 'not-pie', change, place);
}

/** The releases of Debian for which there is an image of go, and their glibc. */
const BUILDERS: readonly (readonly [string, string])[] = [
  ['trixie', '2.41'],
  ['bookworm', '2.36'],
];

/** Where the C library is that of the image, or older. */
function builders({ go }: ProgramFacts, image: TargetImage | null): readonly Fix[] {
  if (image === null || image.libc === null || go.cgo?.linked !== true) return [];
  const tag = (variant: string) => `golang:${/^go(1\.\d+)/.exec(go.version ?? '')?.[1] ?? '1'}-${variant}`;
  const { family, version } = image.libc;
  if (family === 'musl') return [{ id: 'build-in', image: tag('alpine') }];
  const [older] = BUILDERS.find(([, glibc]) => compareVersions(glibc, version) <= 0) ?? [];
  return [{ id: 'build-in', image: older === undefined ? image.reference : tag(older) }];
}

const CXX = new Set(['libstdc++.so.6', 'libgcc_s.so.1']);

function libraryFixes(library: string, image: TargetImage | null): readonly Fix[] {
  const isDistroless = image !== null && image.packages === null && image.libc !== null;
  return isDistroless && CXX.has(library)
    ? [{ id: 'other-image', image: 'gcr.io/distroless/cc-debian12' }]
    : [];
}

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

function needFixes(program: ProgramFacts, need: SystemNeed, place: FixPlace): readonly Fix[] {
  const hasPackages = place.image?.packages != null;
  switch (need) {
    case 'certificates':
      return hasPackages ? [] : [{ id: 'line', line: `COPY --from=build ${CERTIFICATES} ${CERTIFICATES}` }];
    case 'time-zones':
      return rebuild(program, 'own-zones', { tags: ['timetzdata'] }, place);
    case 'users':
      return [{ id: 'line', line: 'ENV USER=app HOME=/' }];
    case 'temporary-files':
      return [{ id: 'line', line: 'WORKDIR /tmp' }];
    case 'other-programs':
      return [{ id: 'other-image', image: 'alpine:3' }];
    case 'glibc-lookup':
      return rebuild(program, 'go-lookup', { tags: ['netgo', 'osusergo'] }, place);
    case 'name-lookup':
      return [];
  }
}
