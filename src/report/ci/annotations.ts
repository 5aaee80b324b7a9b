import type { LocatedProblem } from './located-problems.ts';

/** GitHub shows this many errors of a step; later ones are dropped silently. */
const MOST = 10;

/**
 * GitHub's workflow commands: a line for each error, and one that says how many more there are.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotations(problems: readonly LocatedProblem[], more: (count: number) => string): string {
  const lines = problems
    .slice(0, MOST)
    .map((one) => workflowCommand('error', propertiesOf(one), one.message));
  const rest = problems.length - lines.length;
  return [...lines, ...(rest > 0 ? [workflowCommand('notice', [], more(rest))] : [])].join('');
}

/** An error about the whole step. */
export function stepError(title: string, message: string): string {
  return workflowCommand('error', [`title=${property(title)}`], message);
}

function workflowCommand(name: 'error' | 'notice', properties: readonly string[], message: string): string {
  const list = properties.length === 0 ? '' : ` ${properties.join(',')}`;
  return `::${name}${list}::${data(message)}\n`;
}

function propertiesOf({ file, line, column }: LocatedProblem): readonly string[] {
  if (file === null) return [];
  return [
    `file=${property(file)}`,
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
  ];
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
