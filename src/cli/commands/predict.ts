import { type NextBuild, predictNext } from '../../app/predict-next.ts';
import type { Prediction } from '../../core/analysis/predict/predict-build.ts';
import { predictText } from '../../report/text/predict-text.ts';
import { usage } from '../arguments.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    if (operands.length === 0) throw usage(context.messages.commandLine.errors.goMissing('predict'));
    const { directory: cwd, env } = context;
    const next = await predictNext({ argv: operands, cwd, env, recorderVersion: context.version }, context);
    context.stdout.write(
      switches.has('json')
        ? `${JSON.stringify(predictionJson(next), null, 2)}\n`
        : predictText(next, context.messages)
            .map((line) => `${line}\n`)
            .join(''),
    );
    return 0;
  },
};

function predictionJson({ trace, explanation, prediction }: NextBuild): unknown {
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
    wall: prediction.wall,
    causes: causes.map(({ importPath, reasons, rebuiltPackages, links }) => ({
      importPath,
      reasons,
      packages: rebuiltPackages,
      links,
    })),
    baselines,
  };
}
