import path from 'node:path';
import { type Budget, readBudgetValue } from '../../core/analysis/ci/budget.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import { findUp } from '../../platform/find-up.ts';
import { readText } from '../../platform/read-text.ts';

export const BUDGET_FILE = 'go-build-budget.json';

/** The budget of this directory or of one above it; null if there is none. */
export function findBudget(directory: string): string | null {
  return findUp(directory, BUDGET_FILE);
}

/** null if the file does not exist. Throws a user-facing error if it is not a budget. */
export function readBudget(name: string, directory: string): Budget | null {
  const text = textOf(name, directory);
  if (text === null) return null;
  const { budget, error } = readBudgetValue(parsed(text, name));
  if (error !== null)
    throw new UserFacingError('budget-invalid', { path: name, at: error.at, said: error.message });
  return budget;
}

function textOf(name: string, directory: string): string | null {
  try {
    return readText(path.resolve(directory, name));
  } catch (cause) {
    throw new UserFacingError('cannot-read', { path: name, reason: systemErrorOf(cause) }, { cause });
  }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new UserFacingError('budget-invalid', { path: name, at: '', said }, { cause });
  }
}
