import { parseGoCommandLine } from '../../go/command-line.ts';
import type { MainReasonId } from '../main-package/answer.ts';
import type { MainFix, MainFixId } from '../main-package/fixes/kinds.ts';
import { withSettings } from './fix.ts';

/** Reasons that only `go run` has. */
const ONLY_RUN: ReadonlySet<MainReasonId> = new Set<MainReasonId>([
  'library-file',
  'library-package',
  'main-in-library',
  'only-test-files',
  'pattern-several-mains',
  'pattern-no-main',
  'no-target',
  'test-file-given',
]);

/** Reasons that say no more than go does. */
const GO_SAYS_IT: ReadonlySet<MainReasonId> = new Set<MainReasonId>([
  'other',
  'does-not-compile',
  'does-not-link',
]);

export function suitsVerb(id: MainReasonId, verb: string): boolean {
  return !GO_SAYS_IT.has(id) && (verb === 'run' || !ONLY_RUN.has(id));
}

/** Fixes that run something else instead of the failed command. */
const RUN_OTHER: ReadonlySet<MainFixId> = new Set<MainFixId>([
  'run-main',
  'run-directory',
  'run-file-by-name',
  'run-import-path',
  'list-mains',
  'add-main-file',
  'name-target',
]);

/** Fixes that are the command itself with other settings. */
const SAME_COMMAND: ReadonlySet<MainFixId> = new Set<MainFixId>([
  'set-tags',
  'unset-tags',
  'enable-cgo',
  'newer-go',
  'drop-mod-flag',
  'ignore-vendor',
  'modules-on',
  'build-for-platform',
]);

/** The fixes for the command that was typed: a failed `go test` gets no `go run`. */
export function fixesFor(
  fixes: readonly MainFix[],
  argv: readonly string[],
  target: readonly string[],
): readonly MainFix[] {
  const { verb } = parseGoCommandLine(argv);
  return fixes.flatMap((fix): MainFix[] => {
    if (verb === 'run' && fix.id !== 'build-for-platform') return [asTyped(fix, argv, target)];
    if (verb !== 'run' && RUN_OTHER.has(fix.id)) return [];
    if (verb !== 'test' && fix.id === 'test-it' && verb !== 'run') return [];
    if (fix.kind === 'edit' || !isGoRun(fix.argv)) return [fix];
    // A test or a program of another platform does not run here.
    if (fix.id === 'build-for-platform' && (verb === 'test' || verb === 'run'))
      return verb === 'run' ? [fix] : [];
    return SAME_COMMAND.has(fix.id) ? [asTyped(fix, argv, target)] : [otherVerb(fix, verb)];
  });
}

function isGoRun(argv: readonly string[]): boolean {
  return argv[0] === 'go' && (argv[1] === 'run' || argv[1] === 'build');
}

/** The typed command with the flags and the environment of the fix. */
function asTyped(fix: MainFix, argv: readonly string[], target: readonly string[]): MainFix {
  if (fix.kind === 'edit' || !SAME_COMMAND.has(fix.id) || fix.argv[1] !== 'run') return fix;
  const flags = fix.argv.slice(2, fix.argv.length - target.length);
  return { ...fix, argv: withSettings(argv, flagsOf(flags)) };
}

function otherVerb(fix: MainFix & { readonly kind: 'command' }, verb: string): MainFix {
  return { ...fix, argv: ['go', verb, ...fix.argv.slice(2)] };
}

/** `-mod=mod` or `-tags x`. */
function flagsOf(words: readonly string[]): Readonly<Record<string, string>> {
  const flags: Record<string, string> = {};
  words.forEach((word, index) => {
    const match = /^-([^=]+)(?:=(.*))?$/.exec(word);
    if (match !== null) flags[match[1] ?? ''] = match[2] ?? words[index + 1] ?? '';
  });
  return flags;
}
