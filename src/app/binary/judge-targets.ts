import { resolve } from 'node:path';
import { readElfObjectFile } from '../../collect/binary/read-file.ts';
import { rootFolder } from '../../collect/binary/root-folder.ts';
import { type ThisMachine, thisMachine } from '../../collect/binary/this-machine.ts';
import { baseImage } from '../../core/analysis/binary/targets/base-image.ts';
import { IMAGES, IMAGES_AS_OF, imageNamed } from '../../core/analysis/binary/targets/images.ts';
import { judgeImage } from '../../core/analysis/binary/targets/judge-image.ts';
import { judgeMachine } from '../../core/analysis/binary/targets/judge-machine.ts';
import { judgeRoot } from '../../core/analysis/binary/targets/judge-root.ts';
import { interpretersOf } from '../../core/analysis/binary/targets/libc.ts';
import type { RootFiles } from '../../core/analysis/binary/targets/root-files.ts';
import type { Verdict } from '../../core/analysis/binary/targets/target.ts';
import type { TargetReport } from '../../core/analysis/binary/targets/target-report.ts';
import { readElfObject } from '../../core/binary/elf/elf-object.ts';
import type { ProgramFacts } from '../../core/binary/facts.ts';
import { UserFacingError } from '../../core/model/errors.ts';

/** A file that is to run elsewhere. */
export interface Movable {
  /** Absolute. */
  readonly path: string;
  readonly program: ProgramFacts;
}

/** This machine, and all images of the table. */
const THIS = 'this';
const ALL = 'all';

/**
 * Where a program runs, without running it. A target is an image of the table (`debian:12`), `all` of them, `this`
 * machine, or the folder of a root file system. Throws a user-facing error if a target is none of these.
 */
export function judgeTargets(file: Movable, targets: readonly string[], directory: string): TargetReport {
  return {
    imagesAsOf: IMAGES_AS_OF,
    verdicts: targets.flatMap((target) => verdictsOn(file, target, directory, thisMachine())),
    baseImage: baseImage(file.program),
  };
}

function verdictsOn(file: Movable, target: string, directory: string, host: ThisMachine): readonly Verdict[] {
  if (target === ALL) return IMAGES.map((image) => judgeImage(file.program, image, image.name, host));
  if (target === THIS) return [onThisMachine(file, host)];
  const image = imageNamed(target);
  if (image !== null) return [judgeImage(file.program, image, target, host)];
  const files = rootFolder(resolve(directory, target));
  if (files.kind('/') !== 'folder')
    throw new UserFacingError('target-unknown', {
      name: target,
      names: [THIS, ALL, ...IMAGES.map(({ name }) => name)],
    });
  const root = { goos: 'linux', goarch: processorOf(files), files, features: null };
  return [judgeRoot({ ...asked(file), target, basis: 'folder', host }, root)];
}

function onThisMachine(file: Movable, host: ThisMachine): Verdict {
  if (host.goos !== 'linux') return judgeMachine(file.program, host, THIS);
  const question = { ...asked(file), target: THIS, basis: 'machine', host } as const;
  return judgeRoot(question, { ...host, files: rootFolder('/') });
}

function asked({ path, program }: Movable) {
  return { program, object: program.format === 'elf' ? readElfObjectFile(path) : null };
}

const PROGRAMS = ['/bin/sh', '/bin/busybox', '/usr/bin/env', '/sbin/init'];
const PROCESSORS = ['amd64', 'arm64', '386', 'arm', 'riscv64', 's390x', 'ppc64le', 'loong64'];

/** For which processor a root file system is: that of its shell or its loader; null if it has neither. */
function processorOf(files: RootFiles): string | null {
  const own = PROCESSORS.flatMap((goarch) =>
    (['glibc', 'musl'] as const).flatMap((family) => interpretersOf(family, goarch)),
  );
  for (const path of [...PROGRAMS, ...own]) {
    const goarch = files.read(path, readElfObject)?.goarch;
    if (goarch != null) return goarch;
  }
  return null;
}
