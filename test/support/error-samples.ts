// cspell:ignore EALPHA
import { USER_ERROR_ARGS } from '../../src/core/model/error-args.ts';
import type { ErrorArgKind, ErrorArgKinds, UserError, UserErrorCode } from '../../src/core/model/errors.ts';

const NAMES = ['alpha', 'beta', 'gamma', 'delta'];

/**
 * For each kind of argument, the values that may change a sentence; `name` distinguishes arguments of one
 * error.
 */
const SAMPLES: {
  readonly [Kind in ErrorArgKind]: (name: string, index: number) => readonly ErrorArgKinds[Kind][];
} = {
  text: (name) => [name],
  textOrNull: (name) => [name, null],
  texts: (name) => [[name, 'epsilon'], Array.from({ length: 23 }, () => name)],
  number: (_name, index) => [3 + 2 * index, 1],
  fileKind: () => ['trace', 'graph'],
  fileReason: (name) => [
    { id: 'empty' },
    { id: 'damaged' },
    { id: 'other-kind', found: 'graph' },
    { id: 'other-kind', found: 'trace' },
    { id: 'other-beginning', wanted: name },
    { id: 'no-mark', mark: name },
  ],
  jsonKind: () => ['null', 'boolean', 'number', 'string', 'array', 'object'],
  systemError: (name) =>
    ['ENOSPC', 'EACCES', 'EIO', 'ELOOP', 'ENOENT', 'EISDIR', 'EALPHA'].map((code) => ({
      code,
      message: `${name} happened.`,
    })),
  error: (name) => [{ code: 'folder-missing', args: { path: name } }],
};

/** Each error with arguments as declared, and each kind of argument in all its forms. */
export const ERROR_SAMPLES: readonly UserError[] = (Object.keys(USER_ERROR_ARGS) as UserErrorCode[]).flatMap(
  (code) => {
    const kinds = Object.entries<ErrorArgKind>(USER_ERROR_ARGS[code]);
    const values = kinds.map(([, kind], index) => SAMPLES[kind](NAMES[index] ?? 'epsilon', index));
    const forms = Math.max(1, ...values.map(({ length }) => length));
    return Array.from({ length: forms }, (_, form) => {
      const args = kinds.map(([name], index) => [name, values[index]?.[form % values[index].length]]);
      // `UserErrorArgs` is derived from the same table.
      return { code, args: Object.fromEntries(args) } as UserError;
    });
  },
);
