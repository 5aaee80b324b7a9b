import type { MainBasis, MainPlace, MainPlatform, MainStep, MainVerdict } from '../../model/main-answer.ts';
import { findInMessage, findSeen } from '../rule.ts';
import type { MainAnswer, MainReason } from './answer.ts';
import { programFiles } from './evidence/files.ts';
import { decidingScan, type MainFacts, placeIn } from './facts.ts';
import { placeInMessage } from './place-in-message.ts';
import {
  CODE_RULES,
  FILE_RULES,
  FUNCTION_RULES,
  LIBRARY_RULES,
  type MainRule,
  MODULE_RULES,
  TARGET_RULES,
} from './rules/in-order.ts';
import { other } from './rules/other.ts';

/** In the order in which go checks. */
const LOADING_RULES = [...TARGET_RULES, ...MODULE_RULES, ...FILE_RULES];

type Found = ReturnType<MainRule['judge']>;

interface Decision {
  readonly verdict: MainVerdict;
  readonly found: Found | null;
}

/** Computes the answer from what is known: go's message if go was asked, otherwise the files. */
export function decideMain(facts: MainFacts): MainAnswer {
  const { verdict, found } = facts.go === null ? judgeFiles(facts) : judgeMessages(facts);
  const reason = found?.reason ?? null;
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
    fixes: found?.fixes ?? [],
    run: runs ? ['go', 'run', ...facts.target] : null,
    platform: platformOf(facts),
    differences: facts.go?.differences ?? [],
  };
}

function importedAt({ errorOrigin }: MainFacts): MainAnswer['importedAt'] {
  const last = errorOrigin?.imported === true ? errorOrigin.way.at(-1) : undefined;
  return last?.place == null ? null : { imported: last.imported, place: last.place };
}

/** The func main of the target, even in an excluded file, otherwise its first file; null if there is none. */
function programIn(facts: MainFacts): MainPlace | null {
  const { found, path, errorOrigin } = facts;
  if (found === null || path !== null || errorOrigin?.imported === true) return null;
  const files = [...found.scan.included, ...found.scan.excluded];
  for (const { name, scan } of files)
    for (const { shape, at } of scan.declarations) if (shape === 'func') return placeIn(found, name, at);
  const [first] = files;
  return first === undefined ? null : placeIn(found, first.name, first.scan.packageAt);
}

function platformOf({ context: { goos, goarch, cgoEnabled, tags } }: MainFacts): MainPlatform {
  return { goos, goarch, cgo: cgoEnabled, tags };
}

function basisOf(facts: MainFacts): MainBasis {
  if (facts.go === null) return 'files';
  return facts.go.built || facts.go.building !== null ? 'build' : 'list';
}

function judgeFiles(facts: MainFacts): Decision {
  const found = seen(LOADING_RULES, facts) ?? seen(FUNCTION_RULES, facts);
  if (found !== null) return { verdict: 'notRunnable', found };
  // A package that only go can find: in the module cache, at a version, or behind a pattern of import paths.
  if (facts.pattern === null && decidingScan(facts) === null) return { verdict: 'unknown', found: null };
  return judgeCode(facts);
}

function judgeMessages(facts: MainFacts): Decision {
  const { go } = facts;
  if (go?.unreadable != null) return { verdict: 'unknown', found: null };
  if (go?.loading != null) return { verdict: 'notRunnable', found: whileLoading(go.loading, facts) };
  if (go?.building != null) {
    const found = inMessage(FUNCTION_RULES, go.building, facts);
    if (found !== null) return { verdict: 'notRunnable', found };
    return { verdict: 'doesNotCompile', found: firstInMessage(go.building, facts) };
  }
  if (go?.built === true) return { verdict: 'runs', found: null };
  const found = seen(FUNCTION_RULES, facts);
  return found === null ? judgeCode(facts) : { verdict: 'notRunnable', found };
}

function judgeCode(facts: MainFacts): Decision {
  const found = seen(CODE_RULES, facts);
  return { verdict: found === null ? 'notChecked' : 'doesNotCompile', found };
}

function whileLoading(text: string, facts: MainFacts): Found {
  // A library stays a library whatever else go reports, so report that first.
  const library = text.includes('is not a main package') ? inMessage(LIBRARY_RULES, text, facts) : null;
  return library ?? inMessage([...LOADING_RULES, ...FUNCTION_RULES], text, facts) ?? other.judge(facts, null);
}

function seen(rules: readonly MainRule[], facts: MainFacts): Found | null {
  return findSeen<MainFacts, MainPlace, Found>(rules, facts);
}

function inMessage(rules: readonly MainRule[], text: string, facts: MainFacts): Found | null {
  return findInMessage<MainFacts, MainPlace, Found>(rules, text, facts, placeInMessage);
}

/** The first rule, wherever its message is: a known cause is more useful than the first of many errors. */
function firstInMessage(text: string, facts: MainFacts): Found | null {
  for (const rule of CODE_RULES) {
    const found = inMessage([rule], text, facts);
    if (found !== null) return found;
  }
  return null;
}

const TARGET_IDS: ReadonlySet<string> = new Set(TARGET_RULES.map(({ id }) => id));
const MODULE_IDS: ReadonlySet<string> = new Set(MODULE_RULES.map(({ id }) => id));

/** Only the steps up to the deciding one. */
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
  const included = scan.included.map(({ name, kind, scan: { packageName, packageAt } }): MainStep => {
    const as = facts.named !== null ? 'named' : kind === 'xtest' ? 'test' : kind;
    return { kind: 'file', place: placeIn(found, name, packageAt), kept: as, why: null, packageName };
  });
  const excluded = scan.excluded.map(({ name, why, scan: { packageName } }): MainStep => {
    const at = why.kind === 'prefix' || why.kind === 'fileName' ? null : why.at;
    return { kind: 'file', place: placeIn(found, name, at), kept: null, why, packageName };
  });
  return [...included, ...excluded];
}

function mainStep(facts: MainFacts): MainStep {
  for (const file of programFiles(facts))
    for (const { shape, at } of file.scan.declarations)
      if (shape !== 'method' && facts.found !== null)
        return { kind: 'mainFunction', place: placeIn(facts.found, file.name, at), shape };
  return { kind: 'mainFunction', place: null, shape: null };
}
