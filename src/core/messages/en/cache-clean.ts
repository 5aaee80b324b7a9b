import { count, counted } from '../quantities.ts';

/** What `cache clean` says. */
export const cacheCleanEnglish = {
  nothing: 'Nothing to remove.',
  wouldRemove: (size: string, files: number, folder: string) =>
    `Would free ${size}: ${counted(files, 'file')} in ${folder}`,
  wouldRemoveModules: (size: string, modules: number, folder: string) =>
    `Would free ${size}: ${counted(modules, 'version')} of modules in ${folder}`,
  /** What it costs to have it again; `work` and `elapsed` are times. */
  packagesAgain: (packages: number) => `${counted(packages, 'package')} would be compiled again when needed`,
  testsAgain: (packages: number) => `The tests of ${counted(packages, 'package')} would run again`,
  executablesAgain: (programs: number) => `${counted(programs, 'program')} would be linked again when needed`,
  downloadAgain: (size: string) =>
    `${size} would be downloaded again when needed, if the proxy still has it.`,
  priceKnown: (work: string) => `${work} of work`,
  priceAtLeast: (work: string, timed: number) =>
    `at least ${work} of work (${count(timed)} of them were measured)`,
  priceElapsed: (elapsed: string) => `about ${elapsed} in builds like yours`,
  priceUnknown: 'how long that takes is unknown: none of them was traced when it was done',
  running: (commands: number) =>
    `${counted(commands, 'go command')} of yours ${commands === 1 ? 'is' : 'are'} running. Without --wait, only what was not used in the last day would be removed, and no module.`,
  runningUnknown:
    'Whether go commands are running cannot be determined here, so only what was not used in the last day would be removed, and no module.',
  changesNothing:
    'Nothing was changed. Add --yes to remove it, or --yes --to-trash to move it within the cache.',
  changesNothingModules: 'Nothing was changed. Add --yes to remove it.',
  waiting: (commands: number, first: string) => `Waiting for ${counted(commands, 'go command')}: ${first}`,
  removed: (size: string, files: number) => `Freed ${size}: ${counted(files, 'file')}`,
  moved: (files: number, size: string) =>
    `Moved ${counted(files, 'file')} (${size}) to the trash inside the cache. Undo: go-build-pipeline cache restore. Free the space: go-build-pipeline cache clean trash --yes`,
  skipped: (files: number) => `${counted(files, 'file')} stayed, because go used or replaced them meanwhile.`,
  left: (files: number) =>
    `${counted(files, 'entry', 'entries')} stayed, because a go command may be using them. Add --wait, or try again when none runs.`,
  failed: (files: number) => `${counted(files, 'file')} could not be removed.`,
  interrupted: 'Interrupted: what was removed before is gone. go builds correctly with the rest.',
  restored: (files: number) => `Restored ${counted(files, 'file')}.`,
};
