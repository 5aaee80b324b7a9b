import { isLocalReason, type Reason, type ReasonId } from '../../model/reasons.ts';
import { isOf } from './files.ts';
import type { NormalizedKey } from './key.ts';

/** Removes what follows from a bigger change. */
export function withoutConsequences(reasons: readonly Reason[], isStandard: boolean): readonly Reason[] {
  const has = (id: ReasonId, subject?: string): boolean =>
    reasons.some((one) => one.id === id && (subject === undefined || one.subject === subject));
  const stamped = has('vcsStamp');
  const asRun = has('kind', 'run');
  return reasons.filter((one) => {
    switch (one.id) {
      case 'tool':
        // A tool appears or disappears together with the files that need it.
        return !has('goVersion') && one.old !== null && one.new !== null;
      case 'godebug':
        return !has('goVersion') && !has('languageVersion');
      case 'directory':
        return !(one.subject === 'GOROOT' && (has('goVersion') || has('trimpath')));
      case 'cCompiler':
      case 'cgoFlags':
        return !(isStandard && has('goVersion')) && one.old !== null && one.new !== null;
      case 'compilerFlags':
      case 'assemblerFlags':
      case 'linkerFlags':
        return (one.old ?? '') !== (one.new ?? '');
      case 'trimpath':
        return one.old !== one.new;
      case 'moduleVersion':
        // The main module's version is made from the commit.
        return !(stamped && isCommitVersion(one.old) && isCommitVersion(one.new));
      case 'vendored':
        // A module that is replaced by a folder has no checksum either.
        return !has('moduleVersion');
      case 'vcsStamp':
        // go run writes none, unless -buildvcs says so: they appear and disappear with it.
        return !(asRun && (one.old === null || one.new === null));
      case 'kind':
        // Tests are compiled as a library even if the package is main.
        if (one.subject === 'library') return !has('kind', 'test');
        // go writes it only into programs.
        if (one.subject === 'buildInfo') return !has('kind', 'test') && !has('kind', 'library');
        // A platform has its own linker settings.
        return !(
          one.subject === 'buildmode' &&
          (has('kind', 'GOOS') || has('kind', 'GOARCH') || has('kind', 'race'))
        );
      case 'environment':
        // GOAMD64 belongs to GOARCH.
        return !(has('kind', 'GOARCH') && (one.old === null || one.new === null));
      default:
        return true;
    }
  });
}

/** The first edit after a commit sets `modified` in the program; next to the edit itself that is no news. */
export function withoutModified(own: readonly Reason[], importsChanged: boolean): readonly Reason[] {
  const isStamp = (one: Reason): boolean => one.id === 'vcsStamp';
  const [stamp, ...others] = own.filter(isStamp);
  if (stamp?.subject !== 'vcs.modified' || others.length > 0) return own;
  return importsChanged || own.some(({ id }) => isLocalReason(id) || IN_GO_MOD.has(id))
    ? own.filter((one) => !isStamp(one))
    : own;
}

/** They change with a line of go.mod, which is a file of the commit as well. */
const IN_GO_MOD: ReadonlySet<ReasonId> = new Set<ReasonId>(['languageVersion', 'moduleVersion', 'vendored']);

/** A module at another version has its own go line. */
export function withoutOwnGoLine(settings: readonly Reason[], now: NormalizedKey): readonly Reason[] {
  const replaced = settings.some((one) => one.id === 'moduleVersion' && isOf(one.subject, now));
  return replaced ? settings.filter((one) => one.id !== 'languageVersion') : settings;
}

function isCommitVersion(version: string | null): boolean {
  return version === null || version === '(devel)' || /[-.]\d{14}-[0-9a-f]{12}|\+dirty$|^v\d/.test(version);
}
