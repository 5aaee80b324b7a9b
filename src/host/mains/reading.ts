import { readMainEnv } from '../../collect/main-package/env.ts';
import { MainIndex } from '../../collect/main-package/index.ts';
import { SourceReader } from '../../collect/main-package/source.ts';

/** What looks for main packages. The build makes it a file of its own: every window with Go code needs it soon. */
export const reading = { readMainEnv, MainIndex, SourceReader };
