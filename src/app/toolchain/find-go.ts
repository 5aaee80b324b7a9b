/** The go command that a name refers to on this machine. `locateGo` looks for a file and starts nothing. */
export { findGo, locateGo } from '../../collect/toolchain/find-go.ts';
