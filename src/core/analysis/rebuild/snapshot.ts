import { buildConfiguration } from '../../go/same-command.ts';
import type { KeyHead, KeySnapshot } from '../../model/keys.ts';
import { NOT_MADE } from '../../model/keys.ts';
import type { Action, BuildTrace } from '../../model/trace.ts';
import { contentIDOf, plainPath } from '../build/build-ids.ts';
import { keyName } from './key.ts';

/** The current trace, as a snapshot to compare later ones with. */
export function snapshotOf(trace: BuildTrace, traceId: string | null = null): KeySnapshot {
  const seen = new Set<string>();
  const keys: KeyHead[] = [];
  for (const action of trace.actions) {
    const inputs = action.actionID === undefined ? undefined : trace.keyInputs[action.actionID];
    if (!inputs || action.actionID === undefined || seen.has(action.actionID)) continue;
    seen.add(action.actionID);
    keys.push({
      actionID: action.actionID,
      name: keyName(inputs, plainPath(action.package)),
      contentID: outputOf(action),
    });
  }
  return { ...headOf(trace, traceId), keys };
}

/** The same without its keys. */
export function headOf(trace: BuildTrace, traceId: string | null = null): KeySnapshot {
  return {
    traceId,
    startedAt: trace.startedAt,
    argv: trace.command.argv,
    directory: trace.command.directory,
    goflags: trace.command.goflags,
    goVersion: trace.go.version,
    mainModules: mainModulesOf(trace),
    configuration: buildConfiguration(trace),
    environment: trace.keyEnvironment ?? {},
    keys: [],
    ...(trace.redactedWith === undefined ? {} : { redactedWith: trace.redactedWith }),
  };
}

export function mainModulesOf({ module }: BuildTrace): readonly string[] {
  return module.modules.filter((one) => one.main).map((one) => one.path);
}

/** The output of a vet has no ID. */
function outputOf(action: Action): string | null {
  if (action.outcome === 'failed') return null;
  if (action.mode === 'vet') return 'vet';
  if (action.buildID !== undefined) return contentIDOf(action.buildID);
  return action.mode === 'build' && action.outcome === 'notNeeded' ? NOT_MADE : null;
}
