import type { StageId } from '../model/stage.ts';
import type { GoVerb } from '../model/traced-verbs.ts';

/** The stage of an action, by go's own word for it. */
export function stageOf(mode: string, verb: GoVerb): StageId {
  if (mode.startsWith('cgo compile ')) return 'compile';
  const fixed = STAGE_OF_MODE.get(mode);
  if (fixed !== undefined) return fixed;
  // Copies an output to its destination, which is the purpose of `go install` and of an output file of `go
  // build`.
  if (mode.endsWith('-install')) return verb === 'install' ? 'install' : 'binary';
  if (mode.startsWith('test ')) return 'test';
  if (mode.startsWith('go install')) return 'install';
  return 'compile';
}

// Source of the words: cmd/go/internal/work/action.go, run/run.go, test/test.go, vet/vet.go (1.20 to 1.27).
const STAGE_OF_MODE: ReadonlyMap<string, StageId> = new Map([
  ['build', 'compile'],
  ['build check cache', 'compile'],
  ['built-in package', 'compile'],
  ['gccgo stdlib', 'compile'],
  ['preprocess PGO profile', 'compile'],
  ['cover', 'compile'],
  ['cgo run', 'compile'],
  ['collect cgo', 'compile'],
  ['nop', 'compile'],
  ['vet', 'vet'],
  ['go vet', 'vet'],
  ['link', 'link'],
  ['shlib packages', 'link'],
  ['shlibname', 'link'],
  ['go build -buildmode=shared', 'link'],
  ['go install -buildmode=shared', 'install'],
  ['install header', 'binary'],
  // `go test -c` and `go test -o`.
  ['test build', 'binary'],
  ['go run', 'run'],
  ['go test', 'test'],
  ['test clean', 'clean'],
  ['write coverage meta-data file', 'test'],
]);
