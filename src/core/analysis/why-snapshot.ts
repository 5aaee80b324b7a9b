import type { KeyHead, KeySnapshot } from '../model/keys.ts';
import type { BuildTrace } from '../model/trace.ts';
import { contentIDOf } from './build-ids.ts';
import { keyName } from './why-key.ts';

/** The trace at hand as one that later ones are compared with. */
export function snapshotOf(trace: BuildTrace, traceId: string | null = null): KeySnapshot {
  const seen = new Set<string>();
  const keys: KeyHead[] = [];
  for (const action of trace.actions) {
    const inputs = action.actionID === undefined ? undefined : trace.keyInputs[action.actionID];
    if (!inputs || action.actionID === undefined || seen.has(action.actionID)) continue;
    seen.add(action.actionID);
    const contentID = action.buildID === undefined ? null : contentIDOf(action.buildID);
    keys.push({ actionID: action.actionID, name: keyName(inputs), contentID });
  }
  return {
    traceId,
    startedAt: trace.startedAt,
    argv: trace.command.argv,
    directory: trace.command.directory,
    goflags: trace.command.goflags,
    mainModules: mainModulesOf(trace),
    environment: trace.keyEnvironment ?? {},
    keys,
  };
}

export function mainModulesOf({ module }: BuildTrace): readonly string[] {
  return module.modules.filter((one) => one.main).map((one) => one.path);
}
