import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import type { Action, BuildTrace } from '../../core/model/trace.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import { tempDirError } from '../../platform/temp-dir.ts';
import { readGoCommand } from '../record/record-go.ts';
import { readGoToolchain } from '../toolchain/go-env.ts';
import { moduleQuestion, readModuleContext } from '../toolchain/modules.ts';
import { runDryPassWithGraph } from './dry-graph.ts';
import { readKeyEnvironment } from './key-environment.ts';
import { matchKeys } from './match-keys.ts';

export interface PredictOptions {
  readonly argv: readonly string[];
  /** The go command to start; by default the first argument is looked up. */
  readonly goPath?: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly recorderVersion: string;
  readonly signal?: AbortSignal;
}

/**
 * What go would do now, as a trace of a command that ran nothing: `miss` is what is not in the cache. A package
 * above a miss has a placeholder instead of its dependency's output, so it is a miss here even if its real key
 * is in the cache.
 */
export async function predictGo(options: PredictOptions): Promise<BuildTrace> {
  const { argv, cwd, env } = options;
  const { go, line } = await readGoCommand(argv, cwd, env, options.goPath);
  if (line.traced === null) {
    throw new UserFacingError('nothing-to-predict', { verb: line.verb });
  }
  const startedAtEpochMs = Date.now();
  const dry = { goPath: go.path, line, cwd, env };
  const keyEnvironment = readKeyEnvironment(dry);
  const { pass, graph, unreadable } = await runDryPassWithGraph({
    ...dry,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (pass.error !== null) {
    const reason = systemErrorOf(pass.error);
    throw new UserFacingError('not-started', { path: go.path, reason }, { cause: pass.error });
  }
  if (unreadable !== null) throw unreadable;
  if (graph === null && pass.keys.length > 0) throw withoutTempDir();
  if (graph === null || pass.keys.length === 0) {
    throw new UserFacingError('not-planned', { said: pass.failure });
  }
  const directory = path.resolve(cwd, line.chdir ?? '');
  // The first input of every hash is go's version.
  const seenVersion = pass.keys[0]?.writes[0] ?? null;
  const folded = foldTrace({
    recorderVersion: options.recorderVersion,
    origin: 'traced',
    startedAtEpochMs,
    argv,
    verb: line.traced,
    directory,
    goflags: line.goflags,
    go: await readGoToolchain({ go, directory, env, seenVersion, elsewhere: false }),
    module: readModuleContext(moduleQuestion(line, directory, env, go)),
    plan: null,
    final: graph,
    xEvents: [],
    messages: '',
    testOutput: null,
    testOutputIsJson: false,
    programEnd: null,
    end: { atMs: 0, exitCode: pass.exitCode, signal: null },
    interrupted: false,
    dryRun: true,
    binaries: [],
    loadPhases: [],
    notes: [],
  });
  const actions = folded.actions.map(withPlaceholder);
  return {
    ...folded,
    actions,
    keyInputs: matchKeys(actions, pass.keys),
    keyEnvironment: await keyEnvironment,
  };
}

/** What go itself uses for a missing output: the action's ID instead of the content ID. */
function withPlaceholder(action: Action): Action {
  const { actionID } = action;
  if (action.mode !== 'build' || action.buildID !== undefined || actionID === undefined) return action;
  return { ...action, buildID: `${actionID}/${actionID}` };
}

function withoutTempDir(): UserFacingError {
  const cause = tempDirError();
  if (cause === null) return new UserFacingError('no-room', {});
  return new UserFacingError('cannot-write', { path: tmpdir(), reason: systemErrorOf(cause) }, { cause });
}
