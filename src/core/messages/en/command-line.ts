import type { SameShape } from '../same-shape.ts';

/** The command line's help and usage errors, in any language. */
export type CommandLineMessages = SameShape<typeof commandLineEnglish>;

export const commandLineEnglish = {
  verify: {
    equal: (count: number) => `All ${count} outputs are the same in both builds.`,
    unequal: (count: number, compared: number) =>
      count === 1
        ? `1 of ${compared} outputs differs although its inputs are equal:`
        : `${count} of ${compared} outputs differ although their inputs are equal:`,
    changedInputs: (count: number) =>
      count === 1
        ? 'One input was different in the second build:'
        : `${count} inputs were different in the second build:`,
    consequences: (count: number) =>
      count === 1
        ? 'One more output had different inputs only because of this.'
        : `${count} more outputs had different inputs only because of this.`,
    /** The stage that made the difference. */
    parts: {
      cgo: 'cgo tool',
      cCompiler: 'C compiler',
      compile: 'compiler',
      assemble: 'assembler',
      archive: 'archive',
      link: 'linker',
      unknown: 'stage unknown',
    },
    partWithFiles: (part: string, files: string) => `${part}: ${files}`,
    ownOutput: (reason: string) =>
      `${reason}: this command writes that file itself, so each build contains the output of the last one; choose another place with -o`,
  },
  trace: {
    /** The last line in a terminal of the editor, after the command has ended. */
    pressKey: 'Press any key to close this terminal.',
    untraced: (command: string) => `${command} has no pipeline to record, so it runs untraced.`,
  },
  report: { written: (path: string) => `report    ${path}` },
  history: {
    cleared: (traces: number) => (traces === 1 ? 'Deleted one trace.' : `Deleted ${traces} traces.`),
    counts: (rebuilt: string, fromCache: string) => `${rebuilt} rebuilt · ${fromCache} from cache`,
    exit: (code: number) => `exit ${code}`,
    interrupted: 'interrupted',
    exitUnknown: 'exit code unknown',
    timeUnknown: 'time unknown',
    location: {
      workspace: (directory: string) => `workspace ${directory}`,
      module: (directory: string) => `module ${directory}`,
      directory: (directory: string) => `directory ${directory}`,
    },
    noneHere: 'no traces yet',
  },
  defect: (stack: string) => `go-build-pipeline: internal error, please report it:\n${stack}`,
} as const;
