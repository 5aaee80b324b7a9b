import type { PredictedBuild, Prediction } from '../../core/analysis/predict/predict-build.ts';
import { stepName } from '../../core/model/step-id.ts';

/** The output of `predict --json`. Scripts read it: names are stable, new ones may be added. */
export function predictionJson({ trace, explanation, prediction }: PredictedBuild) {
  const { nodes, causes, baselines } = explanation;
  const explained = (list: Prediction['certain']) =>
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
    certain: explained(prediction.certain),
    possible: explained(prediction.possible),
    unknown: prediction.unknown.map(stepName),
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
