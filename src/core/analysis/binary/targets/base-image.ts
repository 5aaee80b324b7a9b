import type { ProgramFacts } from '../../../binary/facts.ts';
import { shownCommand } from '../../../go/shell-words.ts';
import { installLine, packagesFor } from './fixes.ts';
import { IMAGES, type TargetImage } from './images.ts';
import { judgeImage } from './judge-image.ts';
import { rebuildCommand } from './rebuild-command.ts';
import type { Verdict } from './target.ts';

/** The smallest image in which a program runs, and the Dockerfile that puts it there. */
export interface BaseImage {
  readonly image: string;
  readonly dockerfile: readonly string[];
}

/** From small to large; where only packages are missing, they are added. */
const CANDIDATES = [
  'scratch',
  'distroless/static',
  'distroless/base',
  'distroless/cc',
  'alpine',
  'debian:12',
  'debian:13',
];

/** null: not a program of go for Linux, or one that runs in none of them. */
export function baseImage(program: ProgramFacts): BaseImage | null {
  if (program.go.buildInfo === null || program.goos !== 'linux' || program.kind !== 'executable') return null;
  for (const name of CANDIDATES) {
    const image = IMAGES.find((one) => one.name === name);
    if (image === undefined) continue;
    const packages = neededPackages(judgeImage(program, image, name, LINUX), image);
    if (packages !== null)
      return { image: image.reference, dockerfile: dockerfile(program, image, packages) };
  }
  return null;
}

/** A Dockerfile builds on Linux, on the processor of its image. */
const LINUX = { goos: 'linux', goarch: null };

/** What would have to be installed; null if that does not suffice. */
function neededPackages(
  { verdict, obstacles, lacks }: Verdict,
  { packages }: TargetImage,
): readonly string[] | null {
  if (verdict === 'runs') return [];
  if (packages === null || verdict === 'unknown') return null;
  const isEnough =
    obstacles.every((one) => packagesFor([one], [], packages).length > 0) &&
    lacks.every((need) => packagesFor([], [need], packages).length > 0);
  return isEnough ? packagesFor(obstacles, lacks, packages) : null;
}

function dockerfile(
  program: ProgramFacts,
  image: TargetImage,
  packages: readonly string[],
): readonly string[] {
  const { go, linking, goarch } = program;
  const usesC = go.cgo?.linked === true;
  const change = usesC ? {} : { env: { CGO_ENABLED: '0' } };
  const build = rebuildCommand(program, change, { goos: 'linux', goarch });
  const [go_ = 'go', verb = 'build', ...rest] = build?.argv ?? [];
  const variables = Object.entries(build?.env ?? {}).map(([name, value]) => `${name}=${value} `);
  const release = /^go(1\.\d+)/.exec(go.version ?? '')?.[1] ?? '1';
  const isMusl = usesC && linking.linkage === 'dynamic' && image.libc?.family === 'musl';
  const codename = linking.linkage === 'dynamic' ? CODENAMES[image.libc?.version ?? ''] : undefined;
  const variant = isMusl ? '-alpine' : codename === undefined ? '' : `-${codename}`;
  return [
    `FROM golang:${release}${variant} AS build`,
    ...(isMusl ? [installLine('apk', ['build-base'])] : []),
    'WORKDIR /src',
    'COPY . .',
    `RUN ${variables.join('')}${shownCommand([go_, verb, '-o', '/app', ...rest])}`,
    '',
    `FROM ${image.reference}`,
    ...(image.packages === null || packages.length === 0 ? [] : [installLine(image.packages, packages)]),
    'COPY --from=build /app /app',
    'ENTRYPOINT ["/app"]',
  ];
}

const CODENAMES: Readonly<Record<string, string>> = { '2.36': 'bookworm', '2.41': 'trixie' };
