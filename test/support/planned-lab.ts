import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { predictGo } from '../../src/collect/keys/predict-go.ts';
import { explainRebuilds } from '../../src/core/analysis/rebuild/rebuilt.ts';
import { snapshotOf } from '../../src/core/analysis/rebuild/snapshot.ts';
import { allMessagesEnglish } from '../../src/core/messages/en/all-messages.ts';
import type { Action, BuildTrace } from '../../src/core/model/trace.ts';
import { causeName } from '../../src/core/view/rebuild/cause-name.ts';
import { causeText } from '../../src/core/view/rebuild/why-view.ts';
import type { TraceView } from '../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../src/core/view/trace/view-trace.ts';
import { NO_COLORS } from '../../src/report/text/colors.ts';
import { whyLines } from '../../src/report/text/why-text.ts';
import { GoWorkspace } from './go-workspace.ts';

/** What a command found in the cache: nothing, everything but one package, or every package. */
export type Found = 'nothing' | 'all but main' | 'everything';

export const FOUND: readonly Found[] = ['nothing', 'all but main', 'everything'];

/** Reasons that no change of flags has. */
const BESIDE: ReadonlySet<string> = new Set(['firstSeen', 'evicted', 'notKept']);

/**
 * Explains commands that were never run: the keys are those that the real go hashes with `-n` in an empty
 * cache, and the test decides what was in the cache. So a table of many flags costs no compile.
 */
export class PlannedLab {
  readonly directory: string;
  readonly #workspace: GoWorkspace;
  readonly #inputs = new Map<string, readonly string[]>();
  #minutes = 0;

  constructor(files: Readonly<Record<string, string>>) {
    this.#workspace = new GoWorkspace({}, { GOWORK: 'off', GOFLAGS: '-buildvcs=false', GODEBUG: '' });
    this.directory = join(this.#workspace.dir, 'program');
    mkdirSync(this.directory);
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    this.#workspace.write(
      Object.fromEntries(Object.entries(files).map(([file, text]) => [join('program', file), text])),
    );
  }

  remove(file: string): void {
    rmSync(join(this.directory, file), { recursive: true });
  }

  /** The keys of a command. `gocache`: the name of the cache that it is said to have used. */
  async plan(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    gocache = 'cache',
  ): Promise<BuildTrace> {
    const trace = await predictGo({
      argv: ['go', ...args],
      cwd: this.directory,
      env: { ...this.#workspace.env, GOCACHE: join(this.#workspace.dir, 'empty'), ...env },
      recorderVersion: 'test',
    });
    for (const [id, inputs] of Object.entries(trace.keyInputs)) this.#inputs.set(id, inputs);
    return {
      ...trace,
      startedAt: new Date(Date.UTC(2026, 0, 1) + this.#minutes++ * 60_000).toISOString(),
      dryRun: false,
      keyEnvironment: { ...trace.keyEnvironment, GOCACHE: gocache },
    };
  }

  /** The lines of the summary about rebuilds, without durations. */
  summary(now: BuildTrace, found: Found, earlier: readonly BuildTrace[]): readonly string[] {
    const view = this.#view(now, found, earlier);
    const lines = view.why ? whyLines(view, view.why, allMessagesEnglish, NO_COLORS) : [];
    return lines.map((line) => line.replace(/ {3}[\d.]+ m?s$/, '').replace(/(\S) {3,}/g, '$1   '));
  }

  /** The causes in the summary, without their effects: what is new or gone from the cache is left out. */
  causes(now: BuildTrace, found: Found, earlier: readonly BuildTrace[]): readonly string[] {
    const view = this.#view(now, found, earlier);
    const causes = (view.why?.causes ?? []).filter(({ reasons }) =>
      reasons.some((one) => !BESIDE.has(one.id)),
    );
    const messages = allMessagesEnglish;
    return causes.map((one) => `${causeName(view, one, messages)}: ${causeText(one, messages.why)}`).sort();
  }

  #view(now: BuildTrace, found: Found, earlier: readonly BuildTrace[]): TraceView {
    const actions = now.actions.map((action): Action => {
      const { mode, actionID } = action;
      if (found === 'nothing' || actionID === undefined || mode !== 'build') return action;
      return found === 'all but main' && action.package === 'ex.com/lab'
        ? action
        : { ...action, outcome: 'hit' };
    });
    const trace = { ...now, actions };
    const explanation = explainRebuilds(trace, {
      earlier: earlier.map((one) => snapshotOf(one)).reverse(),
      inputsOf: (id) => this.#inputs.get(id) ?? null,
    });
    return viewTrace(trace, { explanation });
  }

  dispose(): void {
    this.#workspace.remove();
  }
}
