/** What a command belongs to: what `@last` and the first group of the history are about. */
export interface Location {
  /** The folder of a go.work, the root of a main module, or (outside of both) the directory itself. */
  readonly kind: LocationKind;
  /** An absolute path without symbolic links, as far as it exists. */
  readonly directory: string;
}

export const LOCATION_KINDS = ['workspace', 'module', 'directory'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];
