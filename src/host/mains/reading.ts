import { MainIndex, readMainEnv, SourceReader } from '../../app/main-package/scan.ts';

/** What looks for main packages. The build makes it a file of its own: every window with Go code needs it soon. */
export const reading = { readMainEnv, MainIndex, SourceReader };
