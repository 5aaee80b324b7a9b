/** Stable ids of what can go wrong for a user; scripts may match on them. */
export type UserErrorCode =
  | 'usage'
  | 'go-not-found'
  | 'not-go'
  | 'go-too-old'
  | 'directory-missing'
  | 'no-module'
  | 'file-missing'
  | 'file-unreadable'
  | 'not-a-trace'
  | 'not-a-graph'
  | 'trace-too-new'
  | 'too-large'
  | 'history-empty'
  | 'history-no-such-entry'
  | 'cannot-write'
  | 'cannot-start'
  | 'untrusted';

/** A thing we could not do. The message is one sentence (or two) that says what to try next. */
export class UserFacingError extends Error {
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'UserFacingError';
    this.code = code;
  }
}
