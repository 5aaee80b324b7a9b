import type { EnvironmentFacts } from '../../core/analysis/environment/facts.ts';
import type { Setting } from '../../core/analysis/failure/facts.ts';
import type { CheckedView } from '../../core/view/environment/checked-view.ts';
import { safeValue } from '../../core/view/environment/environment-view.ts';

/** The names are stable, because scripts read them. The texts may change. */
const SCHEMA_VERSION = '1.0';

export function doctorJson(
  { facts, settings }: { readonly facts: EnvironmentFacts; readonly settings: readonly Setting[] },
  { findings, unanswered }: CheckedView,
) {
  const { directory, go, gos, target, module, work } = facts;
  return {
    schemaVersion: SCHEMA_VERSION,
    directory,
    go: { path: gos[0]?.path ?? null, version: go.version, goroot: go.goroot },
    platform: { goos: target.goos, goarch: target.goarch },
    module: module?.file ?? null,
    workspace: work?.file ?? null,
    settings: settings.map((setting) => ({
      name: setting.name,
      value: safeValue(setting),
      from: setting.from,
      file: setting.place?.absolute ?? null,
      line: setting.place?.line ?? null,
      source: setting.source ?? null,
    })),
    findings,
    unanswered,
  };
}
