/** Finds main packages by the text of files alone, so it may run in an untrusted folder. */
export { readMainEnv } from '../../collect/main-package/env.ts';
export { MainIndex } from '../../collect/main-package/index.ts';
export { listDirectory, type Overlay, SourceReader } from '../../collect/main-package/source.ts';
