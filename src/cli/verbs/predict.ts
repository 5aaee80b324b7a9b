import { predictGo } from '../../collect/predict-go.ts';
import { plainPath } from '../../core/analysis/build-ids.ts';
import { type EarlierTime, type Prediction, predictBuild } from '../../core/analysis/predict-build.ts';
import type { Explanation } from '../../core/analysis/why-explanation.ts';
import { explainRebuilds } from '../../core/analysis/why-rebuilt.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import { viewTrace } from '../../core/view/view-trace.ts';
import { causeEffect, causeText } from '../../core/view/why-view.ts';
import type { AllWords } from '../../core/words/all-words.ts';
import { causeName, printable } from '../../report/why-text.ts';
import { keyStoreOf } from '../../session/explain-trace.ts';
import { historyOf } from '../../session/history-of.ts';
import { usage } from '../arguments.ts';
import type { CommandLineContext, Verb } from '../verb.ts';

const MOST_CAUSES = 10;

export const verb: Verb = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    if (operands.length === 0) throw usage(context.words.commandLine.errors.goMissing('predict'));
    const { directory: cwd, env } = context;
    const trace = await predictGo({ argv: operands, cwd, env, recorderVersion: context.version });
    const store = keyStoreOf(context);
    const earlier = await store.snapshots();
    const explanation = explainRebuilds(trace, { earlier, inputsOf: store.inputsOf });
    const prediction = predictBuild(trace, explanation, await earlierTimes(context, toTime(explanation)));
    context.stdout.write(
      switches.has('json')
        ? `${JSON.stringify(predictionJson(trace, explanation, prediction), null, 2)}\n`
        : lines(trace, explanation, prediction, context.words)
            .map((line) => `${line}\n`)
            .join(''),
    );
    return 0;
  },
};

/** What will be worked on: `build fmt`, `link ex.com/app`. */
function toTime({ nodes }: Explanation): ReadonlySet<string> {
  return new Set(nodes.flatMap((one) => (one.rebuilt ? [`${one.mode} ${one.importPath}`] : [])));
}

/** From the newest trace that really did the work: a cold build may lie far back. */
export async function earlierTimes(
  context: CommandLineContext,
  wanted: ReadonlySet<string>,
): Promise<EarlierTime> {
  const history = historyOf(context);
  const times = new Map<string, number>();
  for (const { id } of await history.list()) {
    if (times.size === wanted.size) break;
    const text = await history.readText(id).catch(() => null);
    if (text === null) continue;
    for (const action of readTrace(text).actions) {
      if (action.outcome !== 'miss' || action.startMs === null || action.endMs === null) continue;
      const name = `${action.mode} ${plainPath(action.package)}`;
      if (wanted.has(name) && !times.has(name)) times.set(name, action.endMs - action.startMs);
    }
  }
  return (name) => times.get(name) ?? null;
}

function lines(
  trace: BuildTrace,
  explanation: Explanation,
  prediction: Prediction,
  { predict: says, why }: AllWords,
): readonly string[] {
  const { certain, possible, unknown, leastMs, mostMs, untimed } = prediction;
  const count = (list: Prediction['certain'], mode: string): number =>
    list.filter((one) => one.mode === mode).length;
  const links = count(certain, 'link') + count(possible, 'link');
  const more = unknown.length > 0 ? [says.unknown(unknown)] : [];
  if (certain.length + possible.length === 0) return [says.nothing, ...more];
  const view = viewTrace(trace, { explanation });
  const causes = view.why?.causes.slice(0, MOST_CAUSES) ?? [];
  const rest = (view.why?.causes.length ?? 0) - causes.length;
  return [
    says.total(count(certain, 'build'), count(possible, 'build'), links, prediction.packages),
    ...causes.map((cause) => {
      const effect = causeEffect({ ...cause, outputUnchanged: false }, why);
      const bound = cause.cascade.length === 0 ? effect : says.upTo(effect);
      return `  ${causeName(view, cause, why)}   ${printable(causeText(cause, why))}${effect === '' ? '' : ` → ${bound}`}`;
    }),
    ...(rest > 0 ? [`  ${why.more(rest)}`] : []),
    // What is certain may be new, and yet what it may bring about was timed.
    mostMs === null ? says.timeUnknown : says.time(leastMs ?? 0, mostMs, untimed),
    ...more,
  ];
}

function predictionJson(trace: BuildTrace, explanation: Explanation, prediction: Prediction): unknown {
  const { nodes, causes, baselines } = explanation;
  const told = (list: Prediction['certain']): unknown =>
    list.map(({ node, ...one }) => ({
      ...one,
      reasons: nodes[node]?.reasons ?? [],
      chain: nodes[node]?.chain ?? [],
    }));
  return {
    schemaVersion: '1.0',
    command: trace.command.argv,
    goVersion: trace.go.version,
    packages: prediction.packages,
    certain: told(prediction.certain),
    possible: told(prediction.possible),
    unknown: prediction.unknown,
    leastMs: prediction.leastMs,
    mostMs: prediction.mostMs,
    untimed: prediction.untimed,
    causes: causes.map(({ importPath, reasons, rebuiltPackages, links }) => ({
      importPath,
      reasons,
      packages: rebuiltPackages,
      links,
    })),
    baselines,
  };
}
