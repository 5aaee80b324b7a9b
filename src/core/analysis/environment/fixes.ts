import type { Setting } from '../failure/facts.ts';
import type { FailureFix } from '../failure/fix.ts';

/** `error`: go refuses or fails · `warning`: it does something other than what was meant · `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** Gives variables a value, which only the shell that starts go can do. */
export interface SetFix<Id extends string = string> {
  readonly kind: 'set';
  readonly id: Id;
  readonly env: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

/** Something to do about a finding. No command failed that could be run in another way. */
export type EnvironmentFix<Id extends string = string> =
  | Exclude<FailureFix<Id>, { readonly kind: 'instead' }>
  | SetFix<Id>;

/** Gives a variable another value where it was set: in the shell, otherwise in the file of `go env -w`. */
export function setTo<const Id extends string>(
  id: Id,
  { name, from }: Setting,
  value: string,
  names: readonly string[] = [value],
): EnvironmentFix<Id> {
  if (from === 'process' || NOT_WRITABLE.has(name)) return { kind: 'set', id, env: { [name]: value }, names };
  return {
    kind: 'first',
    id,
    argv: ['go', 'env', '-w', `${name}=${value}`],
    env: {},
    directory: null,
    names,
  };
}

/** What `go env -w` refuses to store. */
const NOT_WRITABLE: ReadonlySet<string> = new Set(['TMPDIR', 'TMP', 'TEMP', 'PATH', 'GODEBUG', 'GOENV']);
