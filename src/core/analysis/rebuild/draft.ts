import type { KeySnapshot } from '../../model/keys.ts';
import type { Reason } from '../../model/reasons.ts';
import type { Action } from '../../model/trace.ts';
import type { ImportDifference } from './diff.ts';

/** The findings for one action, before causes are assigned. */
export interface Draft {
  readonly action: Action;
  readonly rebuilt: boolean;
  readonly importPath: string;
  readonly reasons: readonly Reason[];
  readonly imports: readonly (ImportDifference & { readonly action: number | null })[];
  /** Drafts of the changed imports. */
  readonly below: readonly Draft[];
  readonly snapshot: KeySnapshot | null;
  readonly otherProgram: string | null;
  readonly outputUnchanged: boolean | null;
}
