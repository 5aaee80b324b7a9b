import type { MainBasis, MainPlace, MainPlatform, MainStep, MainVerdict } from '../../model/main-answer.ts';
import type { MainFix } from './fixes/kinds.ts';
import type { MainRule } from './rules/in-order.ts';

type FoundBy<R extends MainRule> = ReturnType<R['judge']>['reason'];

/** What each reason knows beside its place. The keys are the stable ids. */
export type MainReasonData = { readonly [R in MainRule as R['id']]: FoundBy<R>['data'] };

export type MainReasonId = keyof MainReasonData;

/** One reason, or, without an id, any of them. */
export type MainReason<Id extends MainReasonId = MainReasonId> = {
  [One in Id]: {
    readonly id: One;
    /** The deciding place; null when there is none (a folder without files). */
    readonly place: MainPlace | null;
    readonly data: MainReasonData[One];
  };
}[Id];

/** The whole answer to "why no main", plain JSON; words come from `core/messages/en/main-packages`. */
export interface MainAnswer {
  /** As typed, without the program's arguments. */
  readonly target: readonly string[];
  readonly verdict: MainVerdict;
  readonly basis: MainBasis;
  readonly reason: MainReason | null;
  /** Where to show it: its place; where nothing in a file decides (there is no go.mod), the program itself. */
  readonly at: MainPlace | null;
  /** The import that led to the package over which go stumbled; null when that is the target itself. */
  readonly importedAt: { readonly imported: string; readonly place: MainPlace } | null;
  readonly steps: readonly MainStep[];
  /** What go printed about it; null when go was not asked or said nothing. */
  readonly goWords: string | null;
  /** In order of likelihood. */
  readonly fixes: readonly MainFix[];
  /** How to run it; null when it does not run. */
  readonly run: readonly string[] | null;
  /** For which it was judged. */
  readonly platform: MainPlatform;
  /** Where the scanner and go differ, which is a bug of the scanner; empty otherwise. */
  readonly differences: readonly string[];
}

export interface MainEntry {
  /** As shown, and as an argument of go where it is below: `./cmd/app`. */
  readonly dir: string;
  readonly absolute: string;
  readonly importPath: string | null;
  readonly module: string | null;
  /** The files that make it. */
  readonly files: readonly string[];
  /** `package` runs as it is · `settings` with other tags or for another platform · `file` by its name only. */
  readonly kind: 'package' | 'settings' | 'file';
  readonly needs: { readonly set: readonly string[]; readonly unset: readonly string[] } | null;
  /** Its func main. */
  readonly mainAt: MainPlace | null;
  /** Words and environment that run it (or build it, where it cannot run here). */
  readonly run: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> };
}

export interface MainNearMiss {
  readonly dir: string;
  readonly absolute: string;
  readonly reason: MainReason;
  readonly answer: MainAnswer;
  /** The deciding place; where nothing in a file decides (there is no go.mod), the program itself. */
  readonly at: MainPlace | null;
}

/** What `mains` finds below a folder. */
export interface MainListed {
  readonly mains: readonly MainEntry[];
  readonly nearMisses: readonly MainNearMiss[];
  readonly directories: number;
  readonly files: number;
}
