import {
  type FileKind,
  type FileReason,
  type JsonKind,
  type SystemError,
  USAGE_ERROR_ARGS,
  type USER_ERROR_ARGS,
} from './error-args.ts';

type Table = typeof USER_ERROR_ARGS;

/** Stable codes of user-facing errors; scripts may match on them. */
export type UserErrorCode = keyof Table;

/** The values for the kinds in `USER_ERROR_ARGS`. */
export interface ErrorArgKinds {
  readonly text: string;
  readonly textOrNull: string | null;
  readonly texts: readonly string[];
  readonly number: number;
  readonly fileKind: FileKind;
  readonly fileReason: FileReason;
  readonly jsonKind: JsonKind;
  readonly systemError: SystemError;
  readonly error: UserError;
}
export type ErrorArgKind = keyof ErrorArgKinds;

type ArgsOf<Kinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends ErrorArgKind ? ErrorArgKinds[Kinds[Name]] : never;
};

export type UserErrorArgs = { readonly [Code in UserErrorCode]: ArgsOf<Table[Code]> };

/** As plain data, for another process or another language. */
export interface UserError<Code extends UserErrorCode = UserErrorCode> {
  readonly code: Code;
  readonly args: UserErrorArgs[Code];
}

/**
 * Something that we could not do. Its text (`AllMessages.error`) says what to try next; `message` is for logs.
 */
export class UserFacingError<Code extends UserErrorCode = UserErrorCode>
  extends Error
  implements UserError<Code>
{
  readonly code: Code;
  readonly args: UserErrorArgs[Code];

  constructor(code: Code, args: UserErrorArgs[Code], options?: { readonly cause?: unknown }) {
    super(`${code} ${JSON.stringify(args)}`, options);
    this.name = 'UserFacingError';
    this.code = code;
    this.args = args;
  }
}

/** Whether the command line was used incorrectly. */
export function isUsageError(error: unknown): error is UserFacingError {
  return error instanceof UserFacingError && Object.hasOwn(USAGE_ERROR_ARGS, error.code);
}

/** Any thrown value, as data for another process. */
export function userErrorOf(error: unknown): UserError {
  if (error instanceof UserFacingError) return { code: error.code, args: error.args };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', args: { message } };
}

/**
 * Returns an operating system error as a user-facing one; rethrows bugs and errors that already have a message.
 */
export function systemErrorOf(error: unknown): SystemError {
  if (error instanceof UserFacingError) throw error;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return { code: error.code, message: error.message };
}
