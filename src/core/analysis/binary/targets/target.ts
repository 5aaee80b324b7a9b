import type { FieldCommand } from '../missing-fields.ts';

/** Where a program shall run: an image of the table, a root file system, or this machine. */
export interface Verdict {
  /** As the user named it. */
  readonly target: string;
  /**
   * `image`: from the table of images, and programs for it were run in a root made of its packages · `table`: from the
   * table alone · `folder`: from the files of a root file system · `machine`: this one, from its files and processor.
   */
  readonly basis: 'image' | 'table' | 'folder' | 'machine';
  /**
   * `lacks`: it starts, but what it may ask for later is not there · `unknown`: not decided, because the file is
   * damaged, packed or no program.
   */
  readonly verdict: 'runs' | 'lacks' | 'fails' | 'unknown';
  /** Why it does not start. */
  readonly obstacles: readonly Obstacle[];
  readonly lacks: readonly SystemNeed[];
  /** What would help; alternatives, the first of which costs least. */
  readonly fixes: readonly Fix[];
}

/** What a program may ask of the system after it has started. */
export type SystemNeed =
  | 'certificates'
  | 'time-zones'
  | 'name-lookup'
  | 'users'
  | 'temporary-files'
  | 'other-programs'
  | 'glibc-lookup';

export type LibcFamily = 'glibc' | 'musl';

export type Obstacle =
  | { readonly id: 'other-system'; readonly goos: string; readonly wanted: string }
  | { readonly id: 'other-processor'; readonly goarch: string; readonly wanted: string }
  /** Instructions that the processor lacks: `GOAMD64=v3`. */
  | { readonly id: 'processor-level'; readonly setting: string }
  | { readonly id: 'old-system'; readonly system: string; readonly required: string; readonly actual: string }
  /** `has`: the C library of the target. */
  | {
      readonly id: 'no-interpreter';
      readonly interpreter: string;
      readonly libc: LibcFamily | null;
      readonly has: LibcFamily | null;
    }
  /** `actual`: null if the target's newest is not known. */
  | {
      readonly id: 'old-library';
      readonly library: string;
      readonly family: string;
      readonly required: string;
      readonly actual: string | null;
      readonly symbols: readonly string[];
      /** The library that asks for it; null if it is the program. */
      readonly by: string | null;
    }
  | { readonly id: 'no-library'; readonly library: string; readonly by: string | null }
  | { readonly id: 'no-symbols'; readonly symbols: readonly string[]; readonly by: string | null };

export type Fix =
  /** Build it again: `pure` without C, `own-zones` with the time zones inside. */
  | {
      readonly id: 'rebuild';
      readonly how: 'pure' | 'not-pie' | 'own-zones' | 'go-lookup' | 'for-target' | 'lower-level';
      readonly command: FieldCommand;
    }
  /** Build it where the C library is that of the target, or older. */
  | { readonly id: 'build-in'; readonly image: string }
  /** A line of a Dockerfile. */
  | { readonly id: 'line'; readonly line: string }
  /** Another base image. */
  | { readonly id: 'other-image'; readonly image: string };
