import type {
  MainAnswer,
  MainBasis,
  MainPlace,
  MainReason,
  MainStep,
  MainVerdict,
} from '../../model/main-answer.ts';
import { decidingScan, type MainFacts, placeIn } from './facts.ts';
import { fixesFor } from './fixes.ts';
import { type MainRule, placeInWords } from './rule.ts';
import { FILE_RULES, programFiles } from './rules-files.ts';
import { CODE_RULES, FUNCTION_RULES } from './rules-function.ts';
import { MODULE_RULES } from './rules-module.ts';
import { TARGET_RULES } from './rules-target.ts';

/** In the order in which go would stumble. */
const LOADING_RULES: readonly MainRule[] = [...TARGET_RULES, ...MODULE_RULES, ...FILE_RULES];

const LIBRARY_RULES: readonly MainRule[] = FILE_RULES.filter(({ id }) =>
  ['only-test-files', 'main-in-library', 'library-file', 'library-package'].includes(id),
);

interface Decision {
  readonly verdict: MainVerdict;
  readonly reason: MainReason | null;
}

/** The one answer, from whatever is known: go's word where it was asked, the files' own otherwise. */
export function decideMain(facts: MainFacts): MainAnswer {
  const { verdict, reason } = facts.go === null ? judgeFiles(facts) : judgeWords(facts);
  const runs = verdict === 'runs' || verdict === 'notChecked';
  return {
    target: facts.target,
    verdict,
    basis: basisOf(facts),
    reason,
    at: reason === null ? null : (reason.place ?? programIn(facts)),
    importedAt: importedAt(facts),
    steps: stepsTo(facts, reason, verdict),
    goWords: (facts.go?.loading ?? facts.go?.building ?? facts.go?.unreadable)?.trim() || null,
    fixes: reason === null ? [] : fixesFor(reason, facts),
    run: runs ? ['go', 'run', ...facts.target] : null,
    platform: platformOf(facts),
    differences: facts.go?.differences ?? [],
  };
}

/** The reason behind words that go printed, for a command that failed. */
export function reasonInWords(text: string, facts: MainFacts): MainReason {
  // A library stays one whatever else go complains of, so that is what to say first.
  const library = /is not a main package/.test(text) ? findInWords(LIBRARY_RULES, text, facts) : null;
  return (
    library ??
    findInWords([...LOADING_RULES, ...FUNCTION_RULES], text, facts) ?? {
      id: 'other',
      place: null,
      data: { message: text.trim().split('\n')[0] ?? '' },
    }
  );
}

function importedAt({ stumble }: MainFacts): MainAnswer['importedAt'] {
  const last = stumble?.imported === true ? stumble.way.at(-1) : undefined;
  return last?.place == null ? null : { imported: last.imported, place: last.place };
}

/** The func main of the target, wherever it counts, else its first file; null where there is none. */
function programIn(facts: MainFacts): MainPlace | null {
  const { found, path, stumble } = facts;
  if (found === null || path !== null || stumble?.imported === true) return null;
  const files = [...found.scan.kept, ...found.scan.leftOut];
  for (const { name, scan } of files)
    for (const { shape, at } of scan.declarations) if (shape === 'func') return placeIn(found, name, at);
  const [first] = files;
  return first === undefined ? null : placeIn(found, first.name, first.scan.packageAt);
}

function platformOf({ context: { goos, goarch, cgoEnabled, tags } }: MainFacts): string {
  const platform = `${goos}/${goarch}${cgoEnabled ? '' : ' without cgo'}`;
  return tags.length === 0 ? platform : `${platform} with -tags ${tags.join(',')}`;
}

function basisOf(facts: MainFacts): MainBasis {
  if (facts.go === null) return 'files';
  return facts.go.built || facts.go.building !== null ? 'build' : 'list';
}

function judgeFiles(facts: MainFacts): Decision {
  const stumble = findSeen(LOADING_RULES, facts) ?? findSeen(FUNCTION_RULES, facts);
  if (stumble !== null) return { verdict: 'notRunnable', reason: stumble };
  // A package that only go can find: in the module cache, at a version, behind a pattern of import paths.
  if (facts.pattern === null && decidingScan(facts) === null) return { verdict: 'unknown', reason: null };
  return judgeCode(facts);
}

function judgeWords(facts: MainFacts): Decision {
  const { go } = facts;
  if (go?.unreadable != null) return { verdict: 'unknown', reason: null };
  if (go?.loading != null) return { verdict: 'notRunnable', reason: reasonInWords(go.loading, facts) };
  if (go?.building != null) {
    const rule = findInWords(FUNCTION_RULES, go.building, facts);
    if (rule !== null) return { verdict: 'notRunnable', reason: rule };
    return { verdict: 'doesNotCompile', reason: firstInWords(CODE_RULES, go.building, facts) };
  }
  if (go?.built === true) return { verdict: 'runs', reason: null };
  const stumble = findSeen(FUNCTION_RULES, facts);
  return stumble === null ? judgeCode(facts) : { verdict: 'notRunnable', reason: stumble };
}

function judgeCode(facts: MainFacts): Decision {
  const reason = findSeen(CODE_RULES, facts);
  return { verdict: reason === null ? 'notChecked' : 'doesNotCompile', reason };
}

function findSeen(rules: readonly MainRule[], facts: MainFacts): MainReason | null {
  const rule = rules.find(({ seen }) => seen?.(facts) === true);
  return rule === undefined ? null : rule.reason(facts, null);
}

/** The first rule, wherever its words stand: a cause we know is worth more than the first of many errors. */
function firstInWords(rules: readonly MainRule[], text: string, facts: MainFacts): MainReason | null {
  for (const rule of rules) {
    const found = findInWords([rule], text, facts);
    if (found !== null) return found;
  }
  return null;
}

/** The rule whose words come first; of those at the same spot, the earlier rule. */
function findInWords(rules: readonly MainRule[], text: string, facts: MainFacts): MainReason | null {
  let best: { rule: MainRule; match: RegExpExecArray } | null = null;
  for (const rule of rules) {
    const match = rule.says?.exec(text) ?? null;
    if (match === null || rule.when?.(facts) === false) continue;
    if (best === null || lineOf(text, match.index) < lineOf(text, best.match.index)) best = { rule, match };
  }
  if (best === null) return null;
  return best.rule.reason(facts, {
    text,
    match: best.match,
    place: placeInWords(text, best.match.index, facts),
  });
}

function lineOf(text: string, index: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const TARGET_IDS: ReadonlySet<string> = new Set(TARGET_RULES.map(({ id }) => id));
const MODULE_IDS: ReadonlySet<string> = new Set(MODULE_RULES.map(({ id }) => id));

/** As far as go gets: what comes after the deciding step is left out. */
function stepsTo(facts: MainFacts, reason: MainReason | null, verdict: MainVerdict): readonly MainStep[] {
  const steps: MainStep[] = [{ kind: 'target', as: facts.as }];
  const end: MainStep = { kind: 'verdict', verdict, basis: basisOf(facts) };
  if (reason !== null && TARGET_IDS.has(reason.id)) return [...steps, end];
  const { mode, file, path } = facts.module;
  steps.push({ kind: 'module', mode, file: file?.file ?? null, path });
  if ((reason !== null && MODULE_IDS.has(reason.id)) || facts.found === null) return [...steps, end];
  steps.push({ kind: 'directory', dir: facts.found.shown, importPath: facts.found.importPath });
  steps.push(...fileSteps(facts));
  const first = programFiles(facts)[0];
  const name = decidingScan(facts)?.packageName ?? '';
  if (first !== undefined && name !== '' && decidingScan(facts)?.conflict == null) {
    steps.push({ kind: 'package', name, place: placeIn(facts.found, first.name, first.scan.packageAt) });
    if (name === 'main') steps.push(mainStep(facts));
  }
  return [...steps, end];
}

function fileSteps(facts: MainFacts): readonly MainStep[] {
  const { found } = facts;
  const scan = decidingScan(facts);
  if (found === null || scan === null) return [];
  const kept = scan.kept.map(({ name, kind, scan: { packageName, packageAt } }): MainStep => {
    const as = facts.named !== null ? 'named' : kind === 'xtest' ? 'test' : kind;
    return { kind: 'file', place: placeIn(found, name, packageAt), kept: as, why: null, packageName };
  });
  const leftOut = scan.leftOut.map(({ name, why, scan: { packageName } }): MainStep => {
    const at = why.kind === 'prefix' || why.kind === 'fileName' ? null : why.at;
    return { kind: 'file', place: placeIn(found, name, at), kept: null, why, packageName };
  });
  return [...kept, ...leftOut];
}

function mainStep(facts: MainFacts): MainStep {
  for (const file of programFiles(facts))
    for (const { shape, at } of file.scan.declarations)
      if (shape !== 'method' && facts.found !== null)
        return { kind: 'mainFunction', place: placeIn(facts.found, file.name, at), shape };
  return { kind: 'mainFunction', place: null, shape: null };
}
