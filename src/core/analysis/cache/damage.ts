/** Something in the build cache that is not as go wrote it. */
export interface Damage {
  /**
   * `entry`: the entry of an action is not one. `size`: the output has another size. go notices both and does the
   * work again. `content`: other bytes of the same size, which go does not notice.
   */
  readonly what: 'entry' | 'size' | 'content';
  readonly path: string;
  readonly importPath: string | null;
}

/** What is wrong with a build cache. */
export interface CacheCheck {
  readonly folder: string;
  readonly outputs: number;
  readonly bytes: number;
  readonly damages: readonly Damage[];
  readonly writable: boolean;
  /** Of the disk, for this user; null if the system does not say. */
  readonly freeBytes: number | null;
  readonly unreadable: number;
}

/** A link of a large program needs as much. */
export const LITTLE_ROOM_BYTES = 100_000_000;
