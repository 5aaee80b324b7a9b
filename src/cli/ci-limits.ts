import type { Limits } from '../core/analysis/ci/limits.ts';
import { UserFacingError } from '../core/model/errors.ts';
import type { Invocation } from './arguments.ts';

/** The limits among the options of `ci check`. */
export function limitOptions({ values }: Pick<Invocation, 'values'>): Limits {
  const maxRebuilt = numberOption(values, 'max-rebuilt', /^\d+$/, Number, '20');
  const maxWorkMs = numberOption(values, 'max-work', DURATION, milliseconds, '30s');
  const minHitRate = numberOption(values, 'min-hit-rate', /^\d+(?:\.\d+)?\s*%?$/, share, '85');
  return {
    ...(maxRebuilt === null ? {} : { maxRebuilt }),
    ...(maxWorkMs === null ? {} : { maxWorkMs }),
    ...(minHitRate === null ? {} : { minHitRate }),
    ...binaryOption(values),
  };
}

/** As go writes durations, or a number of seconds. */
const DURATION = /^(?=.)(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m(?!s))?(?:\d+(?:\.\d+)?s?)?(?:\d+(?:\.\d+)?ms)?$/;
const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1, '': 1_000 };
const SIZES: Readonly<Record<string, number>> = {
  ...{ '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9 },
  ...{ kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30 },
};

type Values = Invocation['values'];

function numberOption(
  values: Values,
  name: string,
  form: RegExp,
  read: (text: string) => number,
  example: string,
): number | null {
  const text = values.get(name);
  if (text === undefined) return null;
  const number = form.test(text.trim()) ? read(text.trim()) : Number.NaN;
  if (!Number.isFinite(number)) throw invalid(name, text, example);
  return number;
}

function milliseconds(text: string): number {
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[hms]?)/g)].reduce(
    (sum, [, number = '', unit = '']) => sum + Number(number) * (UNITS[unit] ?? Number.NaN),
    0,
  );
}

function share(text: string): number {
  const percent = Number(text.replace('%', ''));
  return percent <= 100 ? percent / 100 : Number.NaN;
}

function binaryOption(values: Values): Limits {
  const text = values.get('max-binary');
  if (text === undefined) return {};
  const growth = /^\+(\d+(?:\.\d+)?)\s*%$/.exec(text.trim());
  if (growth !== null) return { maxGrowth: Number(growth[1]) / 100 };
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  const bytes = Number(number) * (SIZES[unit.toLowerCase()] ?? Number.NaN);
  if (!Number.isFinite(bytes)) throw invalid('max-binary', text, '5MB');
  return { maxBinaryBytes: Math.floor(bytes) };
}

function invalid(name: string, text: string, example: string): UserFacingError {
  return new UserFacingError('limit-invalid', { option: `--${name}`, text, example: `--${name} ${example}` });
}
