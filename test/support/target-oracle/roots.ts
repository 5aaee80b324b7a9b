import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DebianPackages } from './debian-packages.ts';

/** A root file system, and the image of the table of which it has the C library. */
export interface OracleRoot {
  readonly name: string;
  readonly path: string;
  /** null: no image of the table is like it. */
  readonly image: string | null;
}

/** `releases`: Debian's, by code name, with the packages of each. */
export function makeRoots(
  folder: string,
  releases: ReadonlyMap<string, DebianPackages>,
  sample: boolean,
): readonly OracleRoot[] {
  const roots: OracleRoot[] = [];
  const add = (name: string, image: string | null, fill: (root: string) => void): void => {
    const path = join(folder, 'roots', name);
    mkdirSync(path, { recursive: true });
    fill(path);
    roots.push({ name, path, image });
  };
  add('empty', 'scratch', () => {});
  for (const [release, packages] of releases) {
    const image = IMAGES[release] ?? null;
    // Images have the library of C++, too.
    add(release, sample ? image : null, (root) => fillGlibc(root, packages, ['libc6']));
    if (!sample)
      add(`${release}-cxx`, image, (root) => fillGlibc(root, packages, ['libc6', 'libstdc++6', 'libgcc-s1']));
  }
  const [first] = releases.values();
  if (first !== undefined) {
    add('musl', null, (root) => first.unpack(['musl'], root));
    add('files', null, (root) => fillNeeds(root, first));
    if (!sample) add('merged-links', null, (root) => fillLinked(root, first));
  }
  return roots;
}

const IMAGES: Readonly<Record<string, string>> = {
  bullseye: 'debian:11',
  bookworm: 'debian:12',
  trixie: 'debian:13',
};

/** Newer releases keep everything below /usr, and base-files makes the links to it. */
function fillGlibc(root: string, packages: DebianPackages, names: readonly string[]): void {
  packages.unpack(names, root);
  for (const name of ['lib', 'lib64'])
    if (!existsSync(join(root, name)) && existsSync(join(root, 'usr', name)))
      symlinkSync(`usr/${name}`, join(root, name));
}

/** No C library for the program itself, but everything else that it may ask for; the shell is busybox's. */
function fillNeeds(root: string, packages: DebianPackages): void {
  packages.unpack(['tzdata', 'ca-certificates', 'busybox-static'], root);
  for (const path of ['tmp', 'etc/ssl/certs', 'bin']) mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  const certificates = join(root, 'usr/share/ca-certificates/mozilla');
  const bundle = readdirSync(certificates).map((name) => readFileSync(join(certificates, name), 'utf8'));
  writeFileSync(join(root, 'etc/ssl/certs/ca-certificates.crt'), bundle.join(''));
  const busybox = ['bin/busybox', 'usr/bin/busybox'].find((path) => existsSync(join(root, path)));
  copyFileSync(join(root, busybox ?? ''), join(root, 'bin/sh'));
}

/** The C library stands in another place, where only /etc/ld.so.cache leads. */
function fillLinked(root: string, packages: DebianPackages): void {
  const other = join(root, 'opt/other');
  mkdirSync(other, { recursive: true });
  packages.unpack(['libc6'], other);
  mkdirSync(join(root, 'lib64'));
  mkdirSync(join(root, 'etc'), { recursive: true });
  const triplet = existsSync(join(other, 'lib/x86_64-linux-gnu'))
    ? '/opt/other/lib/x86_64-linux-gnu'
    : '/opt/other/usr/lib/x86_64-linux-gnu';
  symlinkSync(`..${triplet}/ld-linux-x86-64.so.2`, join(root, 'lib64/ld-linux-x86-64.so.2'));
  writeFileSync(join(root, 'etc/ld.so.conf'), `${triplet}\n`);
  execFileSync('/sbin/ldconfig', ['-r', root], { stdio: 'ignore' });
}

/** The C compiler for musl, with paths that lead into the folder where its packages are unpacked. */
export function muslCompiler(folder: string, packages: DebianPackages): string {
  const root = join(folder, 'musl-tools');
  mkdirSync(root, { recursive: true });
  packages.unpack(['musl', 'musl-dev', 'musl-tools'], root);
  const specs = join(root, 'usr/lib/x86_64-linux-musl/musl-gcc.specs');
  const text = readFileSync(specs, 'utf8');
  const placed = text.replaceAll(/(\/usr\/(?:lib|include)\/x86_64-linux-musl)/g, `${root}$1`);
  const [library] = ['lib', 'usr/lib']
    .map((path) => join(root, path, 'x86_64-linux-musl/libc.so'))
    .filter(existsSync);
  const dynamic = join(dirname(specs), 'libc.so');
  if (library !== undefined && library !== dynamic) copyFileSync(library, dynamic);
  const own = join(dirname(specs), 'own.specs');
  writeFileSync(own, placed);
  return `gcc -specs ${own}`;
}
