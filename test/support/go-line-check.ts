import { parseGoCommandLine } from '../../src/core/go/command-line.ts';
import type { GoLineLab } from './go-line-lab.ts';
import type { GoLine } from './go-lines.ts';

/** Where go reads a command line differently than we do; must be empty. */
export async function differences(lab: GoLineLab, lines: readonly GoLine[]): Promise<readonly string[]> {
  const found = await Promise.all(
    [0, 1].map(async (half) => {
      const problems: string[] = [];
      for (const made of lines.filter((_, index) => index % 2 === half))
        problems.push(...(await compare(lab, made)));
      return problems;
    }),
  );
  return found.flat();
}

async function compare(lab: GoLineLab, made: GoLine): Promise<readonly string[]> {
  const shown = made.argv.join(' ');
  const { refusal, packages } = parseGoCommandLine(made.argv);
  const answer = await lab.ask(made);
  if (answer.accepted !== (refusal === null))
    return [`${shown}\n  ours: ${refusal?.why ?? 'accepted'}\n  go: ${answer.stderr.slice(0, 400)}`];
  if (answer.packages === null) return [];
  const isFiles = packages.some((name) => name.endsWith('.go'));
  const ours = isFiles ? ['command-line-arguments'] : await lab.packagesOf(made);
  return JSON.stringify(ours) === JSON.stringify(answer.packages)
    ? []
    : [`${shown}\n  ours: ${ours?.join(' ')}\n  go: ${answer.packages.join(' ')}`];
}
