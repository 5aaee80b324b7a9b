import { isGoSince } from '../go/version.ts';

/**
 * Rewrites a compiler's message about cgo code as go does without `-x`: go then leaves out positions in
 * generated files and writes `C.int` for `_Ctype_int`. With `-x` go does not, so this code does.
 */
export function readableCgo(body: string, goVersion: string | null, packageUsesCgo: boolean): string {
  if (goVersion !== null && isGoSince(goVersion, 27) !== false) {
    // Source: cmd/go/internal/work/exec.go (1.27): compiler messages of a package with cgo.
    const fromLinker = /^\S*[\\/]link(?:\.exe)?: /.test(body);
    return packageUsesCgo && !fromLinker ? body.replace(GENERATED_NAME, 'C.') : body;
  }
  // Source: cmd/go/internal/work/shell.go (1.22–1.26), exec.go (1.20, 1.21).
  if (!body.includes('.cgo1.go:') && !body.includes('.cover.go:')) return body;
  const without = body.replace(GENERATED_PLACE, '');
  return without === body ? body : without.replace(GENERATED_NAME, 'C.');
}

const GENERATED_PLACE = /\[[^[\]]+\.(?:cgo1|cover)\.go:[0-9]+(?::[0-9]+)?\]/g;
const GENERATED_NAME = /\b_C2?(?:type|func|var|macro)_\B/g;
