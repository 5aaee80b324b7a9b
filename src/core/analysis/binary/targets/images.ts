// cspell:ignore libacl libbz libgomp libsystemd libtinfo libudev libz
import type { LibcFamily, SystemNeed } from './target.ts';

/**
 * Base images as they are without further packages.
 *
 * As of 2026-11-30. Sources:
 * - Debian: versions of libc6, libstdc++6 and musl, and what has the priority `required`, from the packages of
 *   bullseye, bookworm and trixie. `npm run target-oracle` builds root file systems of them and runs programs there.
 * - Ubuntu, RHEL and its rebuilds, Amazon Linux: the glibc of each release as its release notes and
 *   https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html name it; not run.
 * - Distroless: base/README.md and base/base.bzl of https://github.com/GoogleContainerTools/distroless; not run.
 * - Alpine: the package lists of its releases (alpine-baselayout, ca-certificates-bundle, musl); not run, but its C
 *   library is that of Debian's package musl, with which programs are run.
 * - `scratch` is empty by definition; programs are run in an empty root.
 */
export const IMAGES_AS_OF = '2026-11-30';

export interface TargetImage {
  /** As users name it. */
  readonly name: string;
  /** In a Dockerfile. */
  readonly reference: string;
  readonly libc: { readonly family: LibcFamily; readonly version: string } | null;
  /** The newest version of GLIBCXX; null if libstdc++ is not there. */
  readonly cxx: string | null;
  /** Shared libraries beside those of the C library. */
  readonly libraries: readonly string[];
  readonly has: readonly SystemNeed[];
  /** How packages are added; null if they cannot. */
  readonly packages: 'apt' | 'apk' | 'dnf' | 'yum' | null;
  /** Whether programs for it were run in a root file system made of its packages. */
  readonly proven: boolean;
}

const ALL: readonly SystemNeed[] = [
  'certificates',
  'time-zones',
  'name-lookup',
  'users',
  'temporary-files',
  'other-programs',
  'glibc-lookup',
];
const without = (...lacking: readonly SystemNeed[]) => ALL.filter((need) => !lacking.includes(need));

const GCC = ['libgcc_s.so.1', 'libstdc++.so.6'];
const COMMON = [
  ...GCC,
  'libz.so.1',
  'libbz2.so.1.0',
  'liblzma.so.5',
  'libzstd.so.1',
  'libcrypt.so.1',
  'libselinux.so.1',
  'libacl.so.1',
  'libattr.so.1',
  'libtinfo.so.6',
  'libudev.so.1',
  'libsystemd.so.0',
  'libpam.so.0',
];

function debian(release: string, glibc: string, cxx: string): TargetImage {
  return {
    name: `debian:${release}`,
    reference: `debian:${release}-slim`,
    libc: { family: 'glibc', version: glibc },
    cxx,
    libraries: COMMON,
    has: without('certificates'),
    packages: 'apt',
    proven: true,
  };
}

function ubuntu(release: string, glibc: string, cxx: string): TargetImage {
  return {
    ...debian(release, glibc, cxx),
    name: `ubuntu:${release}`,
    reference: `ubuntu:${release}`,
    has: without('certificates', 'time-zones'),
    proven: false,
  };
}

function redHat(
  name: string,
  reference: string,
  glibc: string,
  cxx: string,
  packages: 'dnf' | 'yum',
): TargetImage {
  return {
    name,
    reference,
    libc: { family: 'glibc', version: glibc },
    cxx,
    libraries: COMMON.map((library) => (library === 'libbz2.so.1.0' ? 'libbz2.so.1' : library)),
    has: ALL,
    packages,
    proven: false,
  };
}

function distroless(name: string, libc: TargetImage['libc'], cxx: string | null): TargetImage {
  return {
    name: `distroless/${name}`,
    reference: `gcr.io/distroless/${name}-debian12`,
    libc,
    cxx,
    libraries: [
      ...(cxx === null ? [] : [...GCC, 'libgomp.so.1']),
      ...(libc === null ? [] : ['libssl.so.3', 'libcrypto.so.3']),
    ],
    has: without('other-programs', ...(libc === null ? (['glibc-lookup'] as const) : [])),
    packages: null,
    proven: false,
  };
}

const BOOKWORM = { family: 'glibc', version: '2.36' } as const;

const alpine: TargetImage = {
  name: 'alpine',
  reference: 'alpine:3',
  libc: { family: 'musl', version: '1.2' },
  cxx: null,
  libraries: ['libz.so.1', 'libssl.so.3', 'libcrypto.so.3'],
  has: without('time-zones', 'glibc-lookup'),
  packages: 'apk',
  proven: false,
};

export const IMAGES: readonly TargetImage[] = [
  {
    name: 'scratch',
    reference: 'scratch',
    libc: null,
    cxx: null,
    libraries: [],
    // The runtime of containers brings /etc/resolv.conf and /etc/hosts.
    has: ['name-lookup'],
    packages: null,
    proven: true,
  },
  distroless('static', null, null),
  distroless('base', BOOKWORM, null),
  distroless('cc', BOOKWORM, '3.4.30'),
  alpine,
  debian('11', '2.31', '3.4.28'),
  debian('12', '2.36', '3.4.30'),
  debian('13', '2.41', '3.4.33'),
  ubuntu('18.04', '2.27', '3.4.25'),
  ubuntu('20.04', '2.31', '3.4.28'),
  ubuntu('22.04', '2.35', '3.4.30'),
  ubuntu('24.04', '2.39', '3.4.33'),
  redHat('rhel:7', 'registry.access.redhat.com/ubi7/ubi', '2.17', '3.4.19', 'yum'),
  redHat('rhel:8', 'registry.access.redhat.com/ubi8/ubi', '2.28', '3.4.25', 'dnf'),
  redHat('rhel:9', 'registry.access.redhat.com/ubi9/ubi', '2.34', '3.4.29', 'dnf'),
  redHat('rhel:10', 'registry.access.redhat.com/ubi10/ubi', '2.39', '3.4.33', 'dnf'),
  redHat('amazonlinux:2', 'amazonlinux:2', '2.26', '3.4.24', 'yum'),
  redHat('amazonlinux:2023', 'amazonlinux:2023', '2.34', '3.4.29', 'dnf'),
];

/** Other names of the same: code names, tags, rebuilds of RHEL. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^debian:(bullseye|11)(-slim)?$/, 'debian:11'],
  [/^debian:(bookworm|12)(-slim)?$/, 'debian:12'],
  [/^debian:(trixie|13)(-slim)?$/, 'debian:13'],
  [/^ubuntu:bionic$/, 'ubuntu:18.04'],
  [/^ubuntu:focal$/, 'ubuntu:20.04'],
  [/^ubuntu:jammy$/, 'ubuntu:22.04'],
  [/^ubuntu:noble$/, 'ubuntu:24.04'],
  [/^alpine:(latest|3(\.\d+)*)$/, 'alpine'],
  [/^(?:rhel|ubi|centos|rockylinux|rocky|almalinux):?(7|8|9|10)$/, 'rhel:$1'],
  [/^al2$/, 'amazonlinux:2'],
  [/^al2023$/, 'amazonlinux:2023'],
  [/^(?:gcr\.io\/)?distroless\/(static|base|cc)(?:-debian12)?(?::.*)?$/, 'distroless/$1'],
];

/** The image that a user means; null: none of the table. */
export function imageNamed(name: string): TargetImage | null {
  const alias = ALIASES.find(([pattern]) => pattern.test(name));
  const full = alias === undefined ? name : name.replace(alias[0], alias[1]);
  return IMAGES.find((image) => image.name === full) ?? null;
}
