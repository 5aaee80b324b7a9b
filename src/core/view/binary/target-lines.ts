import type { Fix, Verdict } from '../../analysis/binary/targets/target.ts';
import type { TargetReport } from '../../analysis/binary/targets/target-report.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { commandText } from './command-text.ts';
import type { FactLine } from './fact-line.ts';

/** A line for each target, and the base image with its Dockerfile. */
export function targetLines(report: TargetReport, messages: BinaryMessages): readonly FactLine[] {
  const lines = report.verdicts.map((verdict) => ({
    label: verdict.target,
    values: verdictTexts(verdict, messages.targets),
  }));
  return [...lines, ...imageLines(report, messages)];
}

/** What is said once for all targets: the date of the table, and the base image with its Dockerfile. */
export function imageLines(
  { verdicts, baseImage, imagesAsOf }: TargetReport,
  { targets }: BinaryMessages,
): readonly FactLine[] {
  const usesTable = verdicts.some(({ basis }) => basis === 'image' || basis === 'table');
  return [
    ...(usesTable ? [{ label: targets.table, values: [targets.tableOf(imagesAsOf)] }] : []),
    ...(baseImage === null
      ? []
      : [
          { label: targets.baseImage, values: [baseImage.image] },
          { label: targets.dockerfile, values: baseImage.dockerfile },
        ]),
  ];
}

function verdictTexts(verdict: Verdict, targets: BinaryMessages['targets']): readonly string[] {
  return [targets.verdict(verdict), ...whyTexts(verdict, targets)];
}

/** Its reasons, then what would help. */
export function whyTexts(verdict: Verdict, targets: BinaryMessages['targets']): readonly string[] {
  return [
    ...verdict.obstacles.map(targets.obstacle),
    ...verdict.lacks.map(targets.missing),
    ...verdict.fixes.map((fix) => targets.fix(fix, fixCommand(fix))),
  ];
}

function fixCommand(fix: Fix): string {
  return fix.id === 'rebuild' ? commandText(fix.command) : '';
}
