/**
 * The null device for `-o`: go links the program, for any number of packages, and does not write it. On Windows, go
 * accepts only this name (cmd/go/internal/base: IsNull), which differs from Node's `os.devNull`.
 */
export const NULL_DEVICE = process.platform === 'win32' ? 'NUL' : '/dev/null';
