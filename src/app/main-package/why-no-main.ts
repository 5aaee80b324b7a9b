/** Why a package has nothing to run: from its files alone, or with go's own answer. */
export { type WhyOptions, whyNoMain, whyNoMainFromFiles } from '../../collect/main-package/why.ts';
