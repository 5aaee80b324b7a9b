import { spawnSync } from 'node:child_process';
import { inspectFile } from '../../../src/app/binary/inspect.ts';
import type { Inspection } from '../../../src/core/analysis/binary/inspection.ts';
import type { SizeNode } from '../../../src/core/binary/size/size-tree.ts';

export interface SizeComparison {
  readonly file: string;
  readonly namedShare: number;
  /** Bytes of code that are in another package than `go tool nm -size` says, by all bytes of code; null: no symbols. */
  readonly offNm: number | null;
  /** The same, against the same program with its symbols; null if there is none. */
  readonly offUnstripped: number | null;
}

/** More than that is a difference. */
export const MOST_OFF = { nm: 0.005, unstripped: 0.03 } as const;

/** The same program with its symbols among the files of the oracle. */
export function unstrippedOf(file: string, files: readonly string[]): string | null {
  const name = file.replace(/-stripped$/, '');
  return name === file ? null : (files.find((other) => other === name) ?? null);
}

/** Compares code by package with `go tool nm -size`, and a stripped program with the same one unstripped. */
export function compareSizes(
  file: string,
  unstripped: string | null,
  env: NodeJS.ProcessEnv,
): SizeComparison {
  const inspection = inspectFile(file);
  // Of XCOFF and Plan 9, we do not read the symbols.
  const hasSymbols = inspection.sizes.source === 'symbols';
  const theirs = !hasSymbols
    ? null
    : codeByNm(file, inspection.facts.programs[0]?.go.buildInfo?.path ?? 'main', env);
  return {
    file,
    namedShare: inspection.sizes.namedShare,
    offNm: theirs === null ? null : difference(codeOf(inspection, theirs.others), theirs.packages),
    offUnstripped:
      unstripped === null
        ? null
        : difference(codeOf(inspection, new Set()), codeOf(inspectFile(unstripped), new Set())),
  };
}

interface NmCode {
  readonly packages: ReadonlyMap<string, number>;
  /** Names of functions without a package, of the assembler or of C. */
  readonly others: ReadonlySet<string>;
}

function codeByNm(file: string, main: string, env: NodeJS.ProcessEnv): NmCode | null {
  const { stdout, status } = spawnSync('go', ['tool', 'nm', '-size', file], {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return null;
  const packages = new Map<string, number>();
  const others = new Set<string>();
  for (const line of stdout.split('\n')) {
    const [, bytes = '0', name = ''] = /^\s*[0-9a-f]+\s+(\d+) [tT] (.*)$/.exec(line) ?? [];
    if (bytes === '0' || name === '' || /^_?(type|go)[:.]/.test(name)) continue;
    const path = packageOf(name);
    if (path === '') others.add(name);
    else
      packages.set(
        path === 'main' ? main : path,
        (packages.get(path === 'main' ? main : path) ?? 0) + Number(bytes),
      );
  }
  return packages.size === 0 ? null : { packages, others };
}

/** What stands before the first dot after the last slash, without type arguments. */
function packageOf(symbol: string): string {
  const plain = symbol.replace(/\[.*/s, '');
  const [, path = ''] = /^_?((?:.*\/)?[^/.]*)\./.exec(plain) ?? [];
  return path.replaceAll(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function codeOf({ sizes }: Inspection, others: ReadonlySet<string>): ReadonlyMap<string, number> {
  const packages = new Map<string, number>();
  const visit = (node: SizeNode, path: string | null): void => {
    if (node.group === 'dwarf') return;
    const home = node.kind === 'package' ? node.name : path;
    if (node.kind === 'function' && home !== null && !node.name.startsWith('type:') && !others.has(node.name))
      packages.set(home, (packages.get(home) ?? 0) + node.bytes);
    for (const child of node.children) visit(child, home);
  };
  visit(sizes.tree, null);
  return packages;
}

function difference(ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): number {
  const paths = new Set([...ours.keys(), ...theirs.keys()]);
  const total = [...theirs.values()].reduce((sum, bytes) => sum + bytes, 0);
  const off = [...paths].reduce(
    (sum, path) => sum + Math.abs((ours.get(path) ?? 0) - (theirs.get(path) ?? 0)),
    0,
  );
  return off / total;
}
