/**
 * For `-o`: go links the program and does not write it, for any number of packages. On Windows only by this name
 * (cmd/go/internal/base: IsNull), which is not the one that Node has in `os.devNull`.
 */
export const NULL_DEVICE = process.platform === 'win32' ? 'NUL' : '/dev/null';
