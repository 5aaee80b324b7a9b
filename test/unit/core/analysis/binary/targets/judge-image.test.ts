import { expect, test } from 'vitest';
import { inflate } from '../../../../../../src/collect/binary/file-source.ts';
import { baseImage } from '../../../../../../src/core/analysis/binary/targets/base-image.ts';
import { IMAGES, imageNamed } from '../../../../../../src/core/analysis/binary/targets/images.ts';
import { judgeImage } from '../../../../../../src/core/analysis/binary/targets/judge-image.ts';
import type { Fix } from '../../../../../../src/core/analysis/binary/targets/target.ts';
import { sourceOf } from '../../../../../../src/core/binary/byte-source.ts';
import type { LinkingFacts, ProgramFacts } from '../../../../../../src/core/binary/facts.ts';
import type { GoFacts } from '../../../../../../src/core/binary/go/go-facts.ts';
import { readBinary } from '../../../../../../src/core/binary/read-binary.ts';
import { CRAFTED } from '../../../../../support/crafted-binaries.ts';

const HOST = { goos: 'linux', goarch: 'amd64' };
const STATIC: Partial<LinkingFacts> = {
  linkage: 'static',
  interpreter: null,
  libraries: [],
  symbolVersions: [],
};

/** A dynamic program for Linux that asks for GLIBC_2.34. */
function program(linking: Partial<LinkingFacts> = {}, go: Partial<GoFacts> = {}): ProgramFacts {
  const [facts] = readBinary(sourceOf(CRAFTED.elf()), inflate)?.programs ?? [];
  if (facts === undefined) throw new Error('no program');
  return { ...facts, goos: 'linux', linking: { ...facts.linking, ...linking }, go: { ...facts.go, ...go } };
}

const fixText = (fix: Fix): string =>
  fix.id === 'rebuild'
    ? `${fix.how}: ${Object.entries(fix.command.env).map((pair) => pair.join('='))} ${fix.command.argv.join(' ')}`
    : fix.id === 'line'
      ? fix.line
      : `${fix.id} ${fix.image}`;

function judged(one: ProgramFacts, name: string, host = HOST) {
  const image = imageNamed(name);
  if (image === null) throw new Error(`no image ${name}`);
  const { verdict, obstacles, lacks, fixes } = judgeImage(one, image, name, host);
  return [verdict, ...obstacles.map(({ id }) => id), ...lacks, ...fixes.map(fixText)];
}

const NET = { cgo: { linked: true, packages: ['net'] } };
const OWN_C = { cgo: { linked: true, packages: ['main'] } };

test('a program runs where glibc is at least as new as it asks', () => {
  expect(judged(program({}, OWN_C), 'debian:12')).toEqual(['runs']);
  expect(judged(program({}, OWN_C), 'rhel:9')).toEqual(['runs']);
  expect(judged(program({}, OWN_C), 'ubuntu:20.04')).toEqual([
    'fails',
    'old-library',
    'build-in ubuntu:20.04',
  ]);
});

test('if only the standard library uses C, a build without C is the first fix', () => {
  expect(judged(program({}, NET), 'alpine')).toEqual([
    'fails',
    'no-interpreter',
    'pure: CGO_ENABLED=0 go build -ldflags=-X "main.a=b" .',
    'build-in golang:1.26-alpine',
  ]);
  expect(judged(program({}, NET), 'scratch')[2]).toMatch(/^pure: /);
});

test('on another platform, the fix names the platform of the program', () => {
  const [, , fix] = judged(program({}, NET), 'scratch', { goos: 'darwin', goarch: 'arm64' });
  expect(fix).toBe('pure: GOOS=linux,GOARCH=amd64,CGO_ENABLED=0 go build -ldflags=-X "main.a=b" .');
});

test('a program for Windows does not run in an image', () => {
  expect(judged({ ...program(), goos: 'windows' }, 'debian:12').slice(0, 2)).toEqual([
    'fails',
    'other-system',
  ]);
});

test('a packed file is not judged', () => {
  expect(judged({ ...program(), packed: 'upx' }, 'debian:12')).toEqual(['unknown']);
});

test('a static program runs everywhere, but may lack files that it asks for later', () => {
  const uses = ['system-certificates', 'time-zones', 'name-lookup'] as const;
  const one = program(STATIC, { uses });
  expect(judged(one, 'scratch')).toEqual([
    'lacks',
    'certificates',
    'time-zones',
    'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt',
    'own-zones:  go build -tags=timetzdata -ldflags=-X "main.a=b" .',
  ]);
  expect(judged(one, 'ubuntu:24.04').at(-1)).toMatch(/apt-get install .* ca-certificates tzdata /);
  expect(judged(one, 'distroless/static')).toEqual(['runs']);
  const own = program(STATIC, { uses: [...uses, 'own-certificates', 'own-time-zones'] });
  expect(judged(own, 'scratch')).toEqual(['runs']);
});

test('a library that an image lacks is added by its package', () => {
  const libraries = ['libc.so.6', 'libsqlite3.so.0'].map((name) => ({ name, kind: 'required' as const }));
  expect(judged(program({ libraries }, OWN_C), 'debian:12')).toEqual([
    'fails',
    'no-library',
    'RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 && rm -rf /var/lib/apt/lists/*',
  ]);
  const cxx = ['libc.so.6', 'libstdc++.so.6'].map((name) => ({ name, kind: 'required' as const }));
  expect(judged(program({ libraries: cxx }, OWN_C), 'distroless/base').at(-1)).toBe(
    'other-image gcr.io/distroless/cc-debian12',
  );
});

test('musl does not ask for versions, and is the library of several names', () => {
  const one = program({
    interpreter: '/lib/ld-musl-x86_64.so.1',
    libraries: [{ name: 'libc.musl-x86_64.so.1', kind: 'required' }],
    symbolVersions: [],
  });
  expect(judged(one, 'alpine:3.20')).toEqual(['runs']);
  expect(judged(one, 'debian:12').slice(0, 2)).toEqual(['fails', 'no-interpreter']);
});

test('the base image is the smallest that has everything', () => {
  const image = (one: ProgramFacts) => baseImage(one)?.image;
  expect(image(program(STATIC))).toBe('scratch');
  expect(image(program(STATIC, { uses: ['system-certificates'] }))).toMatch(/distroless\/static/);
  expect(image(program({}, OWN_C))).toMatch(/distroless\/base/);
  expect(image({ ...program(), goos: 'windows' })).toBeUndefined();
  expect(baseImage(program(STATIC, { uses: ['other-programs', 'time-zones'] }))?.dockerfile).toEqual([
    'FROM golang:1.26 AS build',
    'WORKDIR /src',
    'COPY . .',
    `RUN CGO_ENABLED=0 go build -o /app '-ldflags=-X "main.a=b"' .`,
    '',
    'FROM alpine:3',
    'RUN apk add --no-cache tzdata',
    'COPY --from=build /app /app',
    'ENTRYPOINT ["/app"]',
  ]);
});

test('images have the names of their tags, code names and rebuilds', () => {
  const named = (name: string) => imageNamed(name)?.name ?? null;
  expect(IMAGES.map(({ name }) => named(name))).toEqual(IMAGES.map(({ name }) => name));
  expect(['debian:bookworm-slim', 'ubuntu:jammy', 'alpine:3.20', 'rockylinux:9', 'ubi8'].map(named)).toEqual([
    'debian:12',
    'ubuntu:22.04',
    'alpine',
    'rhel:9',
    'rhel:8',
  ]);
  expect(named('gcr.io/distroless/static-debian12:nonroot')).toBe('distroless/static');
  expect(named('debian:9')).toBeNull();
});
