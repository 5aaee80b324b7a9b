import type { Explanation } from '../../core/analysis/rebuild/explanation.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { BeyondKey } from '../../core/model/beyond-key.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { packagesNamed } from '../../core/view/trace/find-package.ts';
import { type NamedRow, nameRows } from '../../core/view/trace/rows.ts';
import { namedTrace, type Reach } from '../named-trace.ts';
import type { UserContext } from '../user-context.ts';
import { beyondKeyOf } from './beyond-key.ts';
import { explanationOfStored } from './explain-trace.ts';

/** A question as the user typed it. */
export interface ExplainQuestion {
  /** A file, `@last`, or `@2` for the trace before it. */
  readonly trace: string;
  readonly reach: Reach;
  /** null: all packages. */
  readonly package: string | null;
}

export interface Explained {
  readonly trace: BuildTrace;
  /** The identities of the steps, in the order of the trace. */
  readonly rows: readonly NamedRow[];
  /** null if no inputs are known. */
  readonly explanation: Explanation | null;
  /** The steps of the requested package; null: all packages. */
  readonly importPath: string | null;
  /** What the key of the requested package does not cover; null unless it came from the cache. */
  readonly beyond: BeyondKey | null;
}

/** Explains why the packages of a trace, or one of them, were rebuilt. */
export async function explain(question: ExplainQuestion, context: UserContext): Promise<Explained> {
  const trace = await namedTrace(question.trace, question.reach, context);
  const explanation = await explanationOfStored(trace, context);
  const rows = nameRows(trace);
  const importPath =
    question.package === null ? null : packageNamed(rows, question.package, context.messages);
  const beyond = importPath === null ? null : await beyondKeyOf(trace, importPath, context);
  return { trace, rows, explanation, importPath, beyond };
}

export function packageNamed(
  rows: readonly NamedRow[],
  name: string,
  messages: Pick<SharedMessages, 'rowLabel'>,
): string {
  const [found, ...others] = packagesNamed(rows, name, messages);
  if (found === undefined) throw new UserFacingError('no-such-package', { name });
  if (others.length === 0) return found;
  throw new UserFacingError('ambiguous-package', { word: name, candidates: [found, ...others] });
}
