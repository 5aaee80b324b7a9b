import type { DebugObstacle, SourceFolders } from '../../analysis/binary/debug-handoff.ts';

/** How a debugger starts a program. */
export const binaryDebugEnglish = {
  label: 'start with',
  blocked: {
    'no-symbols': 'Delve starts no program that has DWARF but no symbol table (-s -w=0); leave out -s',
    'system-linker': "without DWARF, Delve finds no function in a program that the system's linker linked",
  },
  command: (command: string, obstacle: DebugObstacle | null) => {
    switch (obstacle?.id) {
      case undefined:
        return command;
      case 'other-platform':
        return `${command}, on ${obstacle.goos}/${obstacle.goarch}`;
      case 'no-breakpoints':
        return `${command}, but it finds no function in this file`;
    }
  },
  sources: ({ inProgram, onDisk }: SourceFolders) =>
    `in dlv: config substitute-path ${inProgram} ${onDisk ?? 'FOLDER'}${onDisk === null ? ', where FOLDER has the sources,' : ','} because -trimpath removed the paths`,
  install: (command: string) => `dlv is missing: ${command}`,
} as const;
