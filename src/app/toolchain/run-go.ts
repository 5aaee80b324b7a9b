/** Runs a go command without recording it. */
export { makeRunGo } from '../../collect/toolchain/run-go.ts';
