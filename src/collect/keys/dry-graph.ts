import path from 'node:path';
import { tryParseActionGraph } from '../../core/events/action-graph.ts';
import type { GraphAction } from '../../core/events/events.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import { readTextLater } from '../../platform/read-text.ts';
import { createTempDir, removeTempDir } from '../../platform/temp-dir.ts';
import { type DryPass, type DryPassOptions, runDryPass } from './dry-pass.ts';

export interface DryGraph {
  readonly pass: DryPass;
  /** null if there was no space for its file, if go did not write it, or if it cannot be read. */
  readonly graph: readonly GraphAction[] | null;
  readonly unreadable: UserFacingError | null;
}

/** A dry pass with the graph that go planned in it. */
export async function runDryPassWithGraph(options: DryPassOptions): Promise<DryGraph> {
  const tempDir = createTempDir();
  if (tempDir === null) return { pass: await runDryPass(options), graph: null, unreadable: null };
  try {
    const file = path.join(tempDir, 'graph.json');
    const pass = await runDryPass(options, file);
    try {
      return { pass, graph: tryParseActionGraph((await readTextLater(file)) ?? ''), unreadable: null };
    } catch (cause) {
      const reason = systemErrorOf(cause);
      const unreadable = new UserFacingError('cannot-read', { path: file, reason }, { cause });
      return { pass, graph: null, unreadable };
    }
  } finally {
    removeTempDir(tempDir);
  }
}
