/** Runs a go command that is not recorded. */
export { makeRunGo } from '../../collect/toolchain/run-go.ts';
