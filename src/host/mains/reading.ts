import { MainIndex, readMainEnv, SourceReader } from '../../app/main-package/scan.ts';

/** The search for main packages. It is a bundle of its own, because every window with Go code needs it soon. */
export const reading = { readMainEnv, MainIndex, SourceReader };
