import type { HostMainsWords } from '../../core/messages/en/host-mains.ts';
import type { MainAnswer, MainPlace, MainReason, MainStep } from '../../core/model/main-answer.ts';

interface RelatedPlace {
  readonly place: MainPlace;
  readonly text: string;
}

const MOST = 5;

/** The other places that a reason is about: who claims the other package, which line keeps a file out. */
export function relatedPlaces(
  answer: MainAnswer,
  reason: MainReason,
  words: HostMainsWords,
): readonly RelatedPlace[] {
  const asking = answer.importedAt;
  const isElsewhere =
    asking !== null &&
    (asking.place.absolute !== reason.place?.absolute || asking.place.line !== reason.place.line);
  return [
    ...ofReason(answer, reason, words),
    ...(isElsewhere ? [{ place: asking.place, text: words.importedHere(asking.imported) }] : []),
  ];
}

function ofReason(answer: MainAnswer, reason: MainReason, words: HostMainsWords): readonly RelatedPlace[] {
  switch (reason.id) {
    case 'import-cycle':
      return reason.data.circle
        .slice(0, -1)
        .slice(0, MOST)
        .flatMap(({ imported, place }) =>
          place === null ? [] : [{ place, text: words.importedHere(imported) }],
        );
    case 'declared-in-left-out-file':
      return [{ place: reason.data.entry.place, text: words.leftOutHere }];
    case 'several-packages': {
      const other = fileSteps(answer).filter(
        ({ place, packageName }) => place.absolute !== reason.place?.absolute && packageName !== null,
      );
      const first = other.find(({ place }) => place.file.endsWith(`/${reason.data.first}`)) ?? other[0];
      return first === undefined
        ? []
        : [{ place: first.place, text: words.otherPackage(first.packageName ?? '') }];
    }
    case 'main-twice':
      return [{ place: reason.data.first, text: words.otherMain }];
    case 'all-files-excluded':
      return reason.data.files.slice(0, MOST).map(({ place }) => ({ place, text: words.leftOutHere }));
    case 'no-main-function': {
      const left = fileSteps(answer).find(({ place }) => place.file.endsWith(`/${reason.data.leftOut}`));
      return left === undefined ? [] : [{ place: left.place, text: words.leftOutHere }];
    }
    case 'main-in-library':
    case 'library-package':
      return fileSteps(answer)
        .filter(({ place, kept }) => kept === 'go' && place.absolute !== reason.place?.absolute)
        .slice(0, MOST)
        .map(({ place, packageName }) => ({ place, text: words.otherPackage(packageName ?? '') }));
    default:
      return [];
  }
}

function fileSteps({ steps }: MainAnswer): readonly (MainStep & { readonly kind: 'file' })[] {
  return steps.filter((step) => step.kind === 'file');
}
