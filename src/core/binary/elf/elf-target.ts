import type { ElfHeader } from './elf-header.ts';

const OS_ABI: Readonly<Record<number, string>> = {
  2: 'netbsd',
  3: 'linux',
  6: 'solaris',
  9: 'freebsd',
  12: 'openbsd',
};

const INTERPRETERS: readonly (readonly [RegExp, string])[] = [
  [/^\/lib(32|64|x32)?\/ld(-linux|-musl|64)?[-.]/, 'linux'],
  [/^\/system\/bin\/linker/, 'android'],
  [/^\/libexec\/ld-elf/, 'freebsd'],
  [/^\/usr\/libexec\/ld-elf/, 'dragonfly'],
];

const MACHINES: Readonly<Record<number, string>> = {
  3: '386',
  40: 'arm',
  22: 's390x',
  62: 'amd64',
  183: 'arm64',
};
const [MIPS, PPC64, RISCV, LOONG64] = [8, 21, 243, 258];

/** The platform by the header alone, with null for what it leaves open; the build info knows more. */
export function elfTarget(
  { machine, order, osAbi }: ElfHeader,
  interpreter: string | null,
): { readonly goos: string | null; readonly goarch: string | null } {
  const byInterpreter = INTERPRETERS.find(([pattern]) => interpreter !== null && pattern.test(interpreter));
  return { goos: OS_ABI[osAbi] ?? byInterpreter?.[1] ?? null, goarch: goarchOf(machine, order) };
}

function goarchOf(machine: number, { little, wide }: ElfHeader['order']): string | null {
  switch (machine) {
    case MIPS:
      return `mips${wide ? '64' : ''}${little ? 'le' : ''}`;
    case PPC64:
      return little ? 'ppc64le' : 'ppc64';
    case RISCV:
      return wide ? 'riscv64' : null;
    case LOONG64:
      return wide ? 'loong64' : null;
    default:
      return MACHINES[machine] ?? null;
  }
}
