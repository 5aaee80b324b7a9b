import { readMainEnv } from '../../collect/main-package/env.ts';
import { MainIndex } from '../../collect/main-package/index.ts';
import { SourceReader } from '../../collect/main-package/source.ts';

/** The search for main packages. It is a bundle of its own, because every window with Go code needs it soon. */
export const reading = { readMainEnv, MainIndex, SourceReader };
