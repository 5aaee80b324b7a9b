import type { CommandFix, EditFix, FixKind } from '../fix.ts';
import { createsFile } from './add-main-file.ts';
import { appendsFunction } from './add-main-function.ts';
import { deletesConstraint } from './delete-constraint.ts';
import { importsC } from './import-c.ts';
import { lowersGoLine } from './lower-go-line.ts';
import { renamesDeclaration } from './make-function.ts';
import { renamesPackage } from './make-package-main.ts';
import { movesFile } from './move-file.ts';
import { movesOutOfTest } from './move-main-out-of-test.ts';
import { emptiesSignature } from './remove-arguments.ts';
import { joinsMains } from './remove-second-main.ts';
import { renamesFile } from './rename-file.ts';
import { deletesMarks } from './resave-utf8.ts';
import { appendsClause } from './write-package-clause.ts';

/** Every kind of fix by its stable id, and what carries it out. */
export const FIX_KINDS = {
  'run-main': 'runs',
  'run-directory': 'runs',
  'run-file-by-name': 'runs',
  'run-import-path': 'runs',
  'run-in-module': 'runs',
  'give-files': 'runs',
  'correct-path': 'runs',
  'test-it': 'runs',
  'set-tags': 'runs',
  'unset-tags': 'runs',
  'build-for-platform': 'runs',
  'enable-cgo': 'runs',
  'newer-go': 'runs',
  'drop-mod-flag': 'runs',
  'ignore-vendor': 'runs',
  'work-off': 'runs',
  'modules-on': 'runs',

  'mod-init': 'changesModule',
  'mod-tidy': 'changesModule',
  'mod-download': 'changesModule',
  'mod-vendor': 'changesModule',
  'go-get': 'changesModule',
  'work-use': 'changesModule',
  'work-update': 'changesModule',

  'list-mains': 'listsMains',

  'add-main-file': { edits: createsFile },
  'add-main-function': { edits: appendsFunction },
  'delete-constraint': { edits: deletesConstraint },
  'import-c': { edits: importsC },
  'lower-go-line': { edits: lowersGoLine },
  'make-function': { edits: renamesDeclaration },
  'make-package-main': { edits: renamesPackage },
  'move-file': { edits: movesFile },
  'move-main-out-of-test': { edits: movesOutOfTest },
  'remove-arguments': { edits: emptiesSignature },
  'remove-second-main': { edits: joinsMains },
  'rename-file': { edits: renamesFile },
  'resave-utf8': { edits: deletesMarks },
  'same-package': { edits: renamesPackage },
  'write-package-clause': { edits: appendsClause },

  'add-embedded-file': 'byHand',
  'fix-constraint': 'byHand',
  'fix-file': 'byHand',
  'fix-go-mod': 'byHand',
  'list-platforms': 'byHand',
  'make-program': 'byHand',
  'move-out-of-internal': 'byHand',
  'name-target': 'byHand',
  'own-package': 'byHand',
  'remove-import': 'byHand',
  'remove-results': 'byHand',
  'split-program': 'byHand',
} satisfies Readonly<Record<string, FixKind>>;

export type MainFixId = keyof typeof FIX_KINDS;

/** Something to do about a reason: a command to run, or a change to a file. */
export type MainFix = CommandFix<MainFixId> | EditFix<MainFixId>;
