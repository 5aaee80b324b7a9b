import type { MainAnswer, MainReason } from '../../core/analysis/main-package/answer.ts';
import type { HostMainsMessages } from '../../core/messages/en/host-mains.ts';
import type { MainPlace, MainStep } from '../../core/model/main-answer.ts';

interface RelatedPosition {
  readonly position: MainPlace;
  readonly text: string;
}

const MOST = 5;

/**
 * Other positions that a reason refers to: the file with the other package clause, the line that excludes a
 * file.
 */
export function relatedPositions(
  answer: MainAnswer,
  reason: MainReason,
  messages: HostMainsMessages,
): readonly RelatedPosition[] {
  const asking = answer.importedAt;
  const isElsewhere =
    asking !== null &&
    (asking.place.absolute !== reason.place?.absolute || asking.place.line !== reason.place.line);
  return [
    ...ofReason(answer, reason, messages),
    ...(isElsewhere ? [{ position: asking.place, text: messages.importedHere(asking.imported) }] : []),
  ];
}

function ofReason(
  answer: MainAnswer,
  reason: MainReason,
  messages: HostMainsMessages,
): readonly RelatedPosition[] {
  switch (reason.id) {
    case 'import-cycle':
      return reason.data.circle
        .slice(0, -1)
        .slice(0, MOST)
        .flatMap(({ imported, place }) =>
          place === null ? [] : [{ position: place, text: messages.importedHere(imported) }],
        );
    case 'declared-in-left-out-file':
      return [{ position: reason.data.entry.place, text: messages.excludedHere }];
    case 'several-packages': {
      const other = fileSteps(answer).filter(
        ({ place, packageName }) => place.absolute !== reason.place?.absolute && packageName !== null,
      );
      const first = other.find(({ place }) => place.file.endsWith(`/${reason.data.first}`)) ?? other[0];
      return first === undefined
        ? []
        : [{ position: first.place, text: messages.otherPackage(first.packageName ?? '') }];
    }
    case 'main-twice':
      return [{ position: reason.data.first, text: messages.otherMain }];
    case 'all-files-excluded':
      return reason.data.files
        .slice(0, MOST)
        .map(({ place }) => ({ position: place, text: messages.excludedHere }));
    case 'no-main-function': {
      const left = fileSteps(answer).find(({ place }) => place.file.endsWith(`/${reason.data.leftOut}`));
      return left === undefined ? [] : [{ position: left.place, text: messages.excludedHere }];
    }
    case 'main-in-library':
    case 'library-package':
      return fileSteps(answer)
        .filter(({ place, kept }) => kept === 'go' && place.absolute !== reason.place?.absolute)
        .slice(0, MOST)
        .map(({ place, packageName }) => ({
          position: place,
          text: messages.otherPackage(packageName ?? ''),
        }));
    default:
      return [];
  }
}

function fileSteps({ steps }: MainAnswer): readonly (MainStep & { readonly kind: 'file' })[] {
  return steps.filter((step) => step.kind === 'file');
}
