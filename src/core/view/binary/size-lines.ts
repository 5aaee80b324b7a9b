import { groupSizes, packageSizes } from '../../binary/size/package-sizes.ts';
import type { SizeReport } from '../../binary/size/size-tree.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { size } from '../../messages/quantities.ts';
import type { FactLine } from './fact-line.ts';

const MOST_PACKAGES = 10;

/** Where the bytes of a file belong: its groups, and its largest packages or all of them. */
export function sizeLines(
  { tree, fileBytes, source, namedShare }: SizeReport,
  all: boolean,
  messages: BinaryMessages,
): readonly FactLine[] {
  const packages = packageSizes(tree).filter(({ bytes }) => bytes > 0);
  const shown = all ? packages : packages.slice(0, MOST_PACKAGES);
  const rest = packages.slice(shown.length);
  const part = (bytes: number) => `${size(bytes).padStart(9)} ${percent(bytes / fileBytes).padStart(7)}`;
  return [
    ...groupSizes(tree).map(({ group, bytes }) => ({
      label: messages.sizes.groups[group],
      values: [part(bytes)],
    })),
    {
      label: messages.sizes.packages,
      values: [
        ...shown.map(({ path, bytes }) => `${part(bytes)}  ${path}`),
        ...(rest.length === 0
          ? []
          : [
              messages.sizes.morePackages(part(rest.reduce((sum, { bytes }) => sum + bytes, 0)), rest.length),
            ]),
      ],
    },
    {
      label: messages.labels.source,
      values: [messages.sizes.source[source], messages.sizes.named(percent(namedShare))],
    },
  ].filter(({ values }) => values.length > 0);
}

/** `38.6 %`; never rounded up to all or down to nothing. */
export function percent(part: number): string {
  const value = part * 100;
  if (value > 0 && value < 0.1) return '<0.1 %';
  return `${value > 99.9 && value < 100 ? '99.9' : value.toFixed(1)} %`;
}
