import type { FieldCommand } from '../../analysis/binary/missing-fields.ts';
import { shownCommand } from '../../go/shell-words.ts';

/** A go command with its variables, to be copied. */
export function commandText({ env, argv }: FieldCommand): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  return `${variables.join('')}${shownCommand(argv)}`;
}
