import { join } from 'node:path';
import { expect } from 'vitest';
import { BUILD, type WhyCase } from './why-cases.ts';
import { Lab, type Traced, writeProgram } from './why-lab.ts';

/** Runs a case with the real go: its first builds, its change and its last build; then checks the explanation. */
export async function checkCase(one: WhyCase, gocache: string): Promise<void> {
  const lab = new Lab(one.ownCache ? {} : { gocache });
  try {
    writeProgram(lab);
    await one.prepare?.(lab);
    for (const args of one.before ?? [BUILD]) {
      const first = await lab.trace(args);
      expect(first.trace.exitCode, first.output).toBe(0);
    }
    await one.change?.(lab);
    const where = {
      ...(one.env ? { env: one.env } : {}),
      ...(one.cwd ? { cwd: join(lab.root, one.cwd) } : {}),
    };
    const predicted = await lab.predict(one.command ?? BUILD, where);
    const traced = await lab.trace(one.command ?? BUILD, where);
    checkTraced(one, traced);
    const foretold = new Set(predicted);
    expect(traced.rebuilt.filter((name) => !foretold.has(name))).toEqual([]);
  } finally {
    lab.dispose();
  }
}

function checkTraced(one: WhyCase, traced: Traced): void {
  const { why } = traced;
  expect(traced.trace.exitCode === 0, traced.output).toBe(one.fails !== true);
  expect(traced.trace.notes).toEqual([]);
  expect(traced.roots).toEqual(one.roots);
  expect(traced.rebuilt).toEqual(traced.compiled);
  const own = new Set(why.nodes.filter((node) => node.reasons.length > 0).map(nameOf));
  const above = why.nodes
    .filter((node) => node.rebuilt && !own.has(nameOf(node)))
    .map(nameOf)
    .sort();
  if (one.cascade === 'everything above') expect(traced.cascade).toEqual(above);
  else if (one.cascade !== 'not checked') expect(traced.cascade).toEqual(one.cascade);
  if (typeof one.rebuilt === 'number') expect(traced.rebuilt).toHaveLength(one.rebuilt);
  if (one.rebuilt === 'all') {
    const all = traced.trace.actions.filter(
      ({ mode, actionID }) => mode === 'build' && actionID !== undefined,
    );
    expect(traced.rebuilt).toHaveLength(all.length);
  }
  if (one.rebuilt === undefined) expect(traced.rebuilt.length).toBeGreaterThan(0);
  if (one.firstSeen !== -1) expect(why.firstSeen).toBe(one.firstSeen ?? 0);
  // Every miss with an earlier key is explained down to a cause, and each chain ends at a root.
  expect(why.explained).toBe(why.withBaseline);
  for (const node of why.nodes)
    expect(own.has(`${node.chain.at(-1)}`) || own.has(`link ${node.chain.at(-1)}`)).toBe(true);
}

function nameOf(node: Traced['why']['nodes'][number]): string {
  return node.mode === 'link' ? `link ${node.importPath}` : node.importPath;
}
