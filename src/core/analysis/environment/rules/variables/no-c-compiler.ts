import { isSet } from '../../../failure/facts.ts';
import { noCCompiler as cause } from '../../../failure/rules/environment/no-c-compiler.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

/** cgo is on, and its compiler is not there. */
export const noCCompiler = before(cause, 'error', (facts) => {
  if (!facts.target.cgo) return null;
  const compiler = compilerOf(facts);
  if (facts.files.program(compiler) !== null) return null;
  return `cgo: C compiler "${compiler}" not found: exec: "${compiler}": executable file not found in $PATH`;
});

/** The program that go starts for C code. */
export function compilerOf({ setting, target }: EnvironmentFacts): string {
  const chosen = setting('CC');
  if (isSet(chosen)) return chosen.value.trim().split(/\s+/)[0] ?? '';
  const standard = ['darwin', 'freebsd', 'openbsd'].includes(target.goos) ? 'clang' : 'gcc';
  return standard;
}
