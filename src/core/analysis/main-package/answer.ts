import type { SystemError } from '../../model/error-args.ts';
import type { MainBasis, MainPlace, MainPlatform, MainStep, MainVerdict } from '../../model/main-answer.ts';
import type { MainFix } from './fixes/kinds.ts';
import type { MainRule } from './rules/in-order.ts';

type FoundBy<R extends MainRule> = ReturnType<R['judge']>['reason'];

/** The data of each reason besides its location. The keys are the stable IDs. */
export type MainReasonData = { readonly [R in MainRule as R['id']]: FoundBy<R>['data'] };

export type MainReasonId = keyof MainReasonData;

/** The given reason, or, without an ID, any of them. */
export type MainReason<Id extends MainReasonId = MainReasonId> = {
  [One in Id]: {
    readonly id: One;
    /** The deciding location; null if there is none (a folder without files). */
    readonly place: MainPlace | null;
    readonly data: MainReasonData[One];
  };
}[Id];

/** The whole answer to "why no main", plain JSON; texts come from `core/messages/en/main-packages`. */
export interface MainAnswer {
  /** As typed, without the program's arguments. */
  readonly target: readonly string[];
  readonly verdict: MainVerdict;
  readonly basis: MainBasis;
  readonly reason: MainReason | null;
  /**
   * Where to show it: its location, or the program itself if nothing in a file decides (there is no go.mod).
   */
  readonly at: MainPlace | null;
  /** The import that led to the package with the error; null if that is the target itself. */
  readonly importedAt: { readonly imported: string; readonly place: MainPlace } | null;
  readonly steps: readonly MainStep[];
  /** go's message about it; null if go was not asked or printed nothing. */
  readonly goWords: string | null;
  /** Most likely first. */
  readonly fixes: readonly MainFix[];
  /** How to run it; null if it cannot be run. */
  readonly run: readonly string[] | null;
  /** The platform and tags of the verdict. */
  readonly platform: MainPlatform;
  /** Differences between the scanner and go, which are bugs of the scanner; normally empty. */
  readonly differences: readonly string[];
}

export interface MainEntry {
  /** As shown, and as an argument of go if it is below the directory: `./cmd/app`. */
  readonly dir: string;
  readonly absolute: string;
  readonly importPath: string | null;
  readonly module: string | null;
  /** The files that make it. */
  readonly files: readonly string[];
  /** `package` runs as it is · `settings` needs other tags or another platform · `file` only by file name. */
  readonly kind: 'package' | 'settings' | 'file';
  readonly needs: { readonly set: readonly string[]; readonly unset: readonly string[] } | null;
  /** The position of its func main. */
  readonly mainAt: MainPlace | null;
  /** Arguments and environment that run it (or build it, if it cannot run here). */
  readonly run: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> };
}

export interface MainNearMiss {
  readonly dir: string;
  readonly absolute: string;
  readonly reason: MainReason;
  readonly answer: MainAnswer;
  /** The deciding location, or the program itself if nothing in a file decides (there is no go.mod). */
  readonly at: MainPlace | null;
}

/** What `mains` finds below a folder. */
export interface MainListed {
  readonly mains: readonly MainEntry[];
  readonly nearMisses: readonly MainNearMiss[];
  readonly directories: number;
  readonly files: number;
  /** Files and folders that exist but could not be read, so main packages may be missing; absolute. */
  readonly unreadable: readonly { readonly path: string; readonly reason: SystemError }[];
}
