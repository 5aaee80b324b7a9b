/** Why a package has nothing to run: by its files alone, or with go's own word. */
export { type WhyOptions, whyNoMain, whyNoMainFromFiles } from '../../collect/main-package/why.ts';
