import type { DifferingPart } from '../../core/analysis/compare/differing-parts.ts';
import {
  type ChangedInput,
  isReproducible,
  type OutputDifference,
  type Verification,
} from '../../core/analysis/compare/verify-outputs.ts';
import type { CommandLineMessages } from '../../core/messages/en/command-line.ts';
import type { WhyMessages } from '../../core/messages/en/why.ts';
import { type StepId, stepName } from '../../core/model/step-id.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

const MOST = 40;
const MOST_NAMES = 3;

/** The texts for a verification. */
export interface VerifyMessages {
  readonly commandLine: Pick<CommandLineMessages, 'verify'>;
  readonly why: WhyMessages;
}

/** How two builds with empty caches compare: each difference with the stage that made it, one line each. */
export function verifyText(verification: Verification, messages: VerifyMessages): readonly string[] {
  const { compared, differences, changedInputs, consequences } = verification;
  const { verify: texts } = messages.commandLine;
  if (isReproducible(verification)) return [texts.equal(compared)];
  return [
    ...(differences.length === 0 ? [] : [texts.unequal(differences.length, compared)]),
    ...table(differences.slice(0, MOST).map((one) => differenceCells(one, messages))),
    ...more(differences.length, messages),
    ...(changedInputs.length === 0 ? [] : [texts.changedInputs(changedInputs.length)]),
    ...table(changedInputs.slice(0, MOST).map((one) => inputCells(one, messages))),
    ...more(changedInputs.length, messages),
    ...(consequences.length === 0 ? [] : [texts.consequences(consequences.length)]),
  ].map(printable);
}

type Cells = readonly [name: string, text: string];

function differenceCells({ step, parts }: OutputDifference, messages: VerifyMessages): Cells {
  const { punctuation } = messages.why;
  return [stepName(step), parts.map((part) => partText(part, messages)).join(punctuation.comma)];
}

function partText({ part, files }: DifferingPart, { commandLine: { verify }, why }: VerifyMessages): string {
  const name = verify.parts[part];
  return files.length === 0 ? name : verify.partWithFiles(name, someOf(files, why));
}

function inputCells({ steps, reasons, isOwnOutput }: ChangedInput, messages: VerifyMessages): Cells {
  const { why, commandLine } = messages;
  const text = reasons.map(why.reason).join(why.punctuation.comma);
  return [
    someOf(
      steps.map((step: StepId) => stepName(step)),
      why,
    ),
    isOwnOutput ? commandLine.verify.ownOutput(text) : text,
  ];
}

function someOf(names: readonly string[], { punctuation, more: rest }: WhyMessages): string {
  const shown = names.slice(0, MOST_NAMES).join(punctuation.comma);
  const others = names.length - MOST_NAMES;
  return others > 0 ? `${shown}${punctuation.andMore}${rest(others)}` : shown;
}

function more(count: number, { why }: VerifyMessages): readonly string[] {
  return count > MOST ? [`  ${why.more(count - MOST)}`] : [];
}

function table(rows: readonly Cells[]): readonly string[] {
  const width = Math.min(60, Math.max(0, ...rows.map(([name]) => textWidth(name))));
  return rows.map(([name, text]) => `  ${padEndTo(name, width)}   ${text}`);
}
