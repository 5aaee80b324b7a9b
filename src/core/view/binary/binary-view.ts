import type { Inspection } from '../../analysis/binary/inspection.ts';
import type { BinaryFindings } from '../../analysis/binary/judge-binary.ts';
import type { BinaryFacts, ProgramFacts } from '../../binary/facts.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { size } from '../../messages/quantities.ts';
import { buildInfoLines } from './build-info-lines.ts';
import { debuggingLines } from './debugging-lines.ts';
import type { FactLine } from './fact-line.ts';
import { handoffLines } from './handoff-lines.ts';
import { linkingLines } from './linking-lines.ts';
import { targetLines } from './target-lines.ts';

export interface BinaryView {
  readonly title: string;
  readonly programs: readonly ProgramView[];
  /** What holds for the whole file, like its damage. */
  readonly notes: readonly string[];
}

export interface ProgramView {
  /** Of the file. */
  readonly index: number;
  /** null: the title of the file says it. */
  readonly title: string | null;
  readonly notes: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly lines: readonly FactLine[] }[];
}

/** What is known of the first program only if it was asked for. */
type AskedFacts = Pick<Inspection, 'targets' | 'debugger'>;

const NOT_ASKED: AskedFacts = { targets: null, debugger: null };

/** What a person reads about a file. Of an archive, only the members that have something to do with go. */
export function viewBinary(
  facts: BinaryFacts,
  findings: readonly BinaryFindings[],
  messages: BinaryMessages,
  { targets, debugger: handoff }: AskedFacts = NOT_ASKED,
): BinaryView {
  const pairs = facts.programs.flatMap((program, index) => {
    const found = findings[index];
    return found === undefined ? [] : [{ program, found, index }];
  });
  const isSingle = facts.container === 'single';
  const shown = facts.container === 'archive' ? pairs.filter(({ program }) => isOfGo(program, facts)) : pairs;
  const others = facts.members.length - shown.length;
  const first = facts.programs[0];
  return {
    title: [
      isSingle && first !== undefined
        ? titleOf(first, messages)
        : facts.container === 'archive'
          ? messages.archive(facts.members.length)
          : messages.universal(facts.programs.length),
      size(facts.sizeBytes),
      ...versionText(isSingle ? (first ?? null) : null, messages),
    ].join(messages.punctuation.comma),
    notes: [
      ...facts.problems.map(messages.problem),
      ...(facts.container === 'archive' && others > 0 ? [messages.otherMembers(others)] : []),
    ],
    programs: shown.map(({ program, found, index }) => ({
      index,
      title: isSingle ? null : memberTitle(program, messages),
      notes: [
        ...(program.packed === null ? [] : [messages.packed]),
        ...program.problems.map(messages.problem),
      ],
      sections: [
        { heading: messages.headings.buildInfo, lines: buildInfoLines(program, found, facts, messages) },
        {
          heading: messages.headings.debugging,
          lines: [
            ...debuggingLines(program, found.debugging, messages),
            ...(handoff === null || index > 0 ? [] : handoffLines(handoff, messages)),
          ],
        },
        { heading: messages.headings.linking, lines: linkingLines(program, found, messages) },
        // Only the first program is asked.
        ...(targets === null || index > 0
          ? []
          : [{ heading: messages.targets.heading, lines: targetLines(targets, messages) }]),
      ],
    })),
  };
}

/** The compiler's object is in a go archive twice: as its exports and as its code. */
function isOfGo({ go, format, name }: ProgramFacts, { members }: BinaryFacts): boolean {
  if (go.version === null && go.buildInfo === null) return false;
  return format !== 'go-object' || name === members[0]?.name;
}

function titleOf({ format, kind, goos, goarch }: ProgramFacts, messages: BinaryMessages): string {
  const platform =
    goos === null && goarch === null ? messages.platformUnknown : `${goos ?? '?'}/${goarch ?? '?'}`;
  return messages.title(format, kind, platform);
}

function memberTitle(program: ProgramFacts, messages: BinaryMessages): string {
  return [
    `${program.name ?? ''}${messages.punctuation.colon}${titleOf(program, messages)}`,
    size(program.sizeBytes),
    ...versionText(program, messages),
  ].join(messages.punctuation.comma);
}

function versionText(program: ProgramFacts | null, messages: BinaryMessages): readonly string[] {
  const version = program?.go.version ?? null;
  return version === null ? [] : [messages.builtBy(version)];
}
