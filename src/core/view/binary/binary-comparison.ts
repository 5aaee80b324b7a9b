import type { BinaryComparison, SizeChange } from '../../analysis/binary/compare-binaries.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { size } from '../../messages/quantities.ts';
import type { BinaryView } from './binary-view.ts';
import type { FactLine } from './fact-line.ts';

const MOST_PACKAGES = 15;
const MOST_PARTS = 3;
/** A part is shown if it makes up this much of its package's change. */
const LEAST_PART = 0.1;

/** What a person reads about two binaries. */
export function viewBinaryComparison(
  { isSame, file, differences, groups, packages }: BinaryComparison,
  all: boolean,
  messages: BinaryMessages,
): BinaryView {
  const { compared } = messages;
  const causes = [...new Set(differences.map(({ cause }) => cause))];
  const shown = all ? packages : packages.slice(0, MOST_PACKAGES);
  const rest = packages.slice(shown.length);
  const sections = [
    {
      heading: compared.differences,
      lines: causes.map(
        (cause): FactLine => ({
          label: compared.causes[cause],
          values: differences
            .filter((one) => one.cause === cause)
            .map(
              ({ name, before, after }) =>
                `${name}${messages.punctuation.colon}${before ?? compared.none} → ${after ?? compared.none}`,
            ),
        }),
      ),
    },
    {
      heading: messages.headings.sizes,
      lines: [
        ...groups.map(
          (group): FactLine => ({ label: messages.sizes.groups[group.name], values: [changeText(group)] }),
        ),
        ...(packages.length === 0
          ? []
          : [
              {
                label: messages.sizes.packages,
                values: [
                  ...shown.flatMap((change) => [
                    `${signed(change)}  ${change.name}${messages.punctuation.colon}${compared.reason(change.reason)}`,
                    ...partsOf(change.parts, change, all).map((part) => `${signed(part)}    ${part.name}`),
                  ]),
                  ...(rest.length === 0 ? [] : [`${signed(sumOf(rest))}  ${compared.more(rest.length)}`]),
                ],
              },
            ]),
      ],
    },
  ];
  return {
    title: isSame
      ? compared.same(size(file.after))
      : compared.title(size(file.before), size(file.after), signed(file).trim()),
    notes: [],
    programs: [
      { index: 0, title: null, notes: [], sections: sections.filter(({ lines }) => lines.length > 0) },
    ],
  };
}

function partsOf(
  parts: readonly SizeChange<string>[],
  whole: SizeChange<string>,
  all: boolean,
): readonly SizeChange<string>[] {
  if (all) return parts;
  const least = Math.abs(whole.after - whole.before) * LEAST_PART;
  return parts.slice(0, MOST_PARTS).filter(({ before, after }) => Math.abs(after - before) >= least);
}

function sumOf(changes: readonly SizeChange<string>[]): SizeChange<null> {
  return {
    name: null,
    before: changes.reduce((sum, { before }) => sum + before, 0),
    after: changes.reduce((sum, { after }) => sum + after, 0),
  };
}

function changeText(change: SizeChange<unknown>): string {
  return `${signed(change)}  ${size(change.before)} → ${size(change.after)}`;
}

/** `+12.3 kB`, in ten columns. */
function signed({ before, after }: SizeChange<unknown>): string {
  const sign = after > before ? '+' : after < before ? '-' : '';
  return `${sign}${size(Math.abs(after - before))}`.padStart(10);
}
