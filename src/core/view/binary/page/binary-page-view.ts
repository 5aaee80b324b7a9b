import type * as v from 'valibot';
import type { Inspection } from '../../../analysis/binary/inspection.ts';
import type { BinaryFindings } from '../../../analysis/binary/judge-binary.ts';
import type { TargetReport } from '../../../analysis/binary/targets/target-report.ts';
import type { ProgramFacts } from '../../../binary/facts.ts';
import type { PackedSizes } from '../../../binary/size/pack-sizes.ts';
import { lastElement } from '../../../go/path-names.ts';
import type { BinaryMessages } from '../../../messages/en/binary.ts';
import { viewBinary } from '../binary-view.ts';
import { commandText } from '../command-text.ts';
import { imageLines, whyTexts } from '../target-lines.ts';
import type { binaryPageSchema } from './binary-page-schema.ts';

type Shown = v.InferOutput<typeof binaryPageSchema>;

/** What the page "Binary" draws: texts in the reader's language, and the sizes as columns. */
export interface BinaryPageView extends Omit<Shown, 'sizes'> {
  readonly sizes: BinarySizesView | null;
}

export interface BinarySizesView extends Omit<NonNullable<Shown['sizes']>, 'tree'> {
  readonly tree: PackedSizes;
}

export type BinaryProgramView = BinaryPageView['programs'][number];
export type VerdictView = BinaryProgramView['verdicts'][number];
export type TargetView = BinaryProgramView['targets'][number];
export type WayStepView = BinaryPageView['way'][number];

/** What is known beside the file itself. */
export interface BinaryPageContext {
  readonly way: readonly WayStepView[];
  readonly sizes: BinarySizesView | null;
}

export function viewBinaryPage(
  { path, facts, findings, traced, targets, debugger: handoff }: Inspection,
  { way, sizes }: BinaryPageContext,
  messages: BinaryMessages,
): BinaryPageView {
  // Targets have a table of their own.
  const view = viewBinary(facts, findings, messages, { targets: null, debugger: handoff });
  const shown = view.programs.map(({ index }) => index);
  return {
    name: lastElement(path.replaceAll('\\', '/')),
    path,
    sizeBytes: facts.sizeBytes,
    title: view.title,
    notes: [...(traced === null ? [] : tracedNote(traced, messages)), ...view.notes],
    way,
    programs: view.programs.map(({ title, notes, sections }, at) => {
      const program = facts.programs[shown[at] ?? 0];
      const found = findings[shown[at] ?? 0];
      return {
        title,
        notes,
        verdicts: program === undefined || found === undefined ? [] : verdictsOf(program, found, messages),
        sections: [
          ...sections.map(({ heading, lines }) => ({
            heading,
            // They have a list of their own, with their commands.
            lines: lines.filter(({ label }) => label !== messages.labels.missing),
          })),
          ...(targets === null || at > 0 ? [] : imageSection(targets, messages)),
        ],
        missing: (found?.missing ?? []).map((one) => ({
          text: messages.missing(one.field, one.reason),
          command: one.command === null ? null : commandText(one.command),
        })),
        targets: targets === null || at > 0 ? [] : targetViews(targets, messages),
      };
    }),
    sizes,
  };
}

function targetViews({ verdicts }: TargetReport, { targets }: BinaryMessages): readonly TargetView[] {
  return verdicts.map((verdict) => {
    const note = verdict.basis === 'table' ? [targets.tableAlone] : [];
    const [text = '', ...details] = [...whyTexts(verdict, targets), ...note];
    return { name: verdict.target, verdict: verdict.verdict, text, details };
  });
}

/** Empty if nothing is said about images. */
function imageSection(report: TargetReport, messages: BinaryMessages): BinaryProgramView['sections'] {
  const lines = imageLines(report, messages);
  return lines.length === 0 ? [] : [{ heading: messages.targets.baseImage, lines }];
}

export function tracedNote(
  { state, package: package_ }: NonNullable<Inspection['traced']>,
  messages: BinaryMessages,
): readonly string[] {
  if (state === 'same') return [];
  return [state === 'changed' ? messages.tracedChanged(package_) : messages.tracedUnknown(package_)];
}

/** One sentence for each question that the sections answer at length. */
function verdictsOf(
  program: ProgramFacts,
  { debugging, missing, newestVersions }: BinaryFindings,
  messages: BinaryMessages,
): readonly VerdictView[] {
  const { linking, go } = program;
  const main = go.buildInfo?.main ?? null;
  const { breakpoints, variables } = debugging;
  const versions = newestVersions.map(({ family, version }) => `${family}_${version}`);
  return [
    {
      id: 'buildInfo',
      text:
        go.buildInfo === null
          ? messages.noBuildInfo
          : [main?.path ?? go.buildInfo.path ?? '', main?.version ?? '']
              .filter((part) => part !== '')
              .join(' '),
      note: missing.length === 0 ? '' : messages.missingFields(missing.length),
      tone: go.buildInfo === null ? 'warn' : 'plain',
    },
    {
      id: 'debugging',
      text: messages.verdict(breakpoints, variables),
      note: '',
      tone: breakpoints === 'yes' && variables === 'yes' ? 'good' : breakpoints === 'yes' ? 'plain' : 'warn',
    },
    {
      id: 'linking',
      text: messages.linkage(linking.linkage, linking.positionIndependent),
      note:
        versions.length > 0
          ? messages.needs(versions)
          : linking.minimumSystem === null
            ? ''
            : messages.minimum(linking.minimumSystem),
      tone: linking.linkage === 'static' ? 'good' : 'plain',
    },
  ];
}
