/** Looks for main packages by the text of files alone, so it may run in a folder that nobody trusts. */
export { readMainEnv } from '../../collect/main-package/env.ts';
export { MainIndex } from '../../collect/main-package/index.ts';
export { listDirectory, type Overlay, SourceReader } from '../../collect/main-package/source.ts';
