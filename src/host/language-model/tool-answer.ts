import { exportTexts } from '../../app/export-trace.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { hostContext } from '../host-context.ts';
import type { Services } from '../services.ts';

/** The answer of a tool: a readable text, and the same as data (null if there is none). */
export interface ToolAnswer {
  readonly text: string;
  readonly data: unknown;
}

/** An error as it may leave the machine: it may name files in the user's home directory. */
export function errorAnswer(
  error: UserFacingError,
  services: Pick<Services, 'allMessages'>,
): Promise<ToolAnswer> {
  return exportTexts({ text: services.allMessages.error(error), data: null }, hostContext(services));
}

const LONGEST_INPUT = 1_000;

/** A text of the input; null if missing. The editor need not have validated it. */
export function textInput(input: unknown, name: string): string | null {
  const value =
    typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[name] : null;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > LONGEST_INPUT || value.includes('\0'))
    throw new UserFacingError('text-wanted', { name, characters: LONGEST_INPUT });
  return value;
}
