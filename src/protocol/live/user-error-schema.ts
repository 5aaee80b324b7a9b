import * as v from 'valibot';
import { USER_ERROR_ARGS } from '../../core/model/error-args.ts';
import type { ErrorArgKind, ErrorArgKinds, UserError, UserErrorCode } from '../../core/model/errors.ts';

const text = v.string();
const fileKind = v.picklist(['trace', 'graph']);

const KINDS: { readonly [Kind in ErrorArgKind]: v.GenericSchema<unknown, ErrorArgKinds[Kind]> } = {
  text,
  textOrNull: v.nullable(text),
  texts: v.array(text),
  number: v.pipe(v.number(), v.finite()),
  fileKind,
  fileReason: v.variant('id', [
    v.object({ id: v.literal('empty') }),
    v.object({ id: v.literal('damaged') }),
    v.object({ id: v.literal('other-kind'), found: fileKind }),
    v.object({ id: v.literal('other-beginning'), wanted: text }),
    v.object({ id: v.literal('no-mark'), mark: text }),
  ]),
  jsonKind: v.picklist(['null', 'boolean', 'number', 'string', 'array', 'object']),
  systemError: v.object({ code: text, message: text }),
  error: v.lazy(() => userErrorSchema),
};

/** An error of another process: a known code with exactly the arguments of its message. */
export const userErrorSchema: v.GenericSchema<unknown, UserError> = v.pipe(
  v.object({ code: v.pipe(text, v.check(isCode)), args: v.record(text, v.unknown()) }),
  v.check(({ code, args }) => isCode(code) && hasArgs(code, args)),
  v.transform((error) => error as UserError),
);

function isCode(code: string): code is UserErrorCode {
  return Object.hasOwn(USER_ERROR_ARGS, code);
}

function hasArgs(code: UserErrorCode, args: Readonly<Record<string, unknown>>): boolean {
  const kinds = Object.entries<ErrorArgKind>(USER_ERROR_ARGS[code]);
  return kinds.every(([name, kind]) => v.is(KINDS[kind], args[name]));
}
