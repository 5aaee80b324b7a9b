import type { Explanation } from '../../core/analysis/rebuild/explanation.ts';
import type { BeyondKey } from '../../core/model/beyond-key.ts';
import { stepName } from '../../core/model/step-id.ts';
import type { BuildTrace } from '../../core/model/trace.ts';

/**
 * The output of `explain --json`: all packages, or one by its import path. `beyondKey` says what the key of that
 * package does not cover, and since when its output is in the cache; null unless it came from there.
 */
export function explanationJson(
  trace: BuildTrace,
  explanation: Explanation | null,
  name: string | null,
  beyondKey: BeyondKey | null,
) {
  const { command, startedAt, go } = trace;
  const { argv, directory } = command;
  const head = {
    schemaVersion: '1.1',
    command: argv,
    directory,
    startedAt,
    goVersion: go.version,
    ...(name === null ? {} : { package: name, beyondKey }),
  };
  if (explanation === null) return { ...head, known: false };
  const { causes, nodes, ...rest } = explanation;
  const nameOf = (index: number): string => {
    const node = nodes[index];
    return node === undefined ? '' : stepName(node);
  };
  const shown = name === null ? nodes : nodes.filter((node) => node.importPath === name);
  return {
    ...head,
    known: true,
    ...rest,
    causes: causes.map((cause) => ({
      ...cause,
      roots: cause.roots.map(nameOf),
      cascade: cause.cascade.map(nameOf),
    })),
    packages: shown,
  };
}
