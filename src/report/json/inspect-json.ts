import { execConfiguration } from '../../core/analysis/binary/debug-handoff.ts';
import type { Inspection } from '../../core/analysis/binary/inspection.ts';
import { foldSizes } from '../../core/binary/size/fold-sizes.ts';
import { packageSizes } from '../../core/binary/size/package-sizes.ts';
import type { SizeNode } from '../../core/binary/size/size-tree.ts';

/** The output of `inspect --json`. Scripts read it: names are stable, new ones may be added. */
export function inspectionJson({
  path,
  facts,
  findings,
  traced,
  sizes,
  targets,
  debugger: handoff,
}: Inspection) {
  return {
    schemaVersion: '1.0',
    path,
    traced,
    sizeBytes: facts.sizeBytes,
    container: facts.container,
    problems: facts.problems,
    programs: facts.programs.map((program, index) => {
      const found = findings[index];
      return {
        ...program,
        missing: found?.missing ?? [],
        debugReadiness: found?.debugging ?? null,
        newestVersions: found?.newestVersions ?? [],
        oldestSystem: found?.oldestSystem ?? null,
        needs: found?.needs ?? [],
      };
    }),
    members: facts.members,
    debugger: handoff === null ? null : { ...handoff, configuration: execConfiguration(handoff, path) },
    targets,
    sizes: {
      namedShare: sizes.namedShare,
      source: sizes.source,
      estimated: sizes.estimated,
      packages: packageSizes(sizes.tree),
      tree: nodeJson(foldSizes(sizes.tree, MOST_NODES)),
    },
  };
}

const MOST_NODES = 30_000;

interface SizeJson extends Omit<SizeNode, 'children' | 'count'> {
  readonly count?: number;
  readonly children?: readonly SizeJson[];
}

function nodeJson({ children, count, ...node }: SizeNode): SizeJson {
  return {
    ...node,
    ...(count === 1 ? {} : { count }),
    ...(children.length === 0 ? {} : { children: children.map(nodeJson) }),
  };
}
