import type { EnvironmentFacts } from '../../analysis/environment/facts.ts';
import type { Finding } from '../../analysis/environment/finding.ts';
import type { Setting } from '../../analysis/failure/facts.ts';
import { type EnvironmentTexts, type FindingView, findingView, settingText } from './environment-view.ts';

/** What was examined, and what was found. */
export interface CheckedView {
  /** What was examined: labels and values. */
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly findings: readonly FindingView[];
  readonly unanswered: readonly string[];
  /** No errors and no warnings. */
  readonly isHealthy: boolean;
  readonly summary: string;
}

interface Checked {
  readonly facts: EnvironmentFacts;
  readonly settings: readonly Setting[];
  readonly findings: readonly Finding[];
  readonly unanswered: readonly { readonly id: 'version' | 'tools' | 'disks'; readonly timeoutMs: number }[];
}

export function checkedView(checked: Checked, texts: EnvironmentTexts): CheckedView {
  const { environment } = texts;
  const count = (wanted: Finding['severity']) =>
    checked.findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  const isHealthy = errors + warnings === 0;
  return {
    rows: [...rowsOf(checked.facts, texts), ...settingRows(checked.settings, texts)],
    findings: checked.findings.map((finding) => findingView(finding, texts)),
    unanswered: checked.unanswered.map(({ id, timeoutMs }) =>
      environment.unanswered(environment.probes[id], timeoutMs / 1000),
    ),
    isHealthy,
    summary: isHealthy ? environment.healthy(notes) : environment.summary(errors, warnings, notes),
  };
}

function rowsOf(facts: EnvironmentFacts, { environment }: EnvironmentTexts): CheckedView['rows'] {
  const { labels } = environment;
  const { gos, go, target, module, work, files } = facts;
  const [used] = gos;
  const goText =
    used === undefined ? environment.noGo : `${go.version ?? environment.versionUnknown}  ${used.path}`;
  const fileText = ({ file, content }: NonNullable<typeof module>) =>
    [files.shown(file), ...(content.go === null ? [] : [environment.goLine(content.go.version)])].join('  ');
  return [
    [labels.go, goText],
    [labels.platform, `${target.goos}/${target.goarch}`],
    ...(work === null ? [] : [[labels.workspace, fileText(work)] as const]),
    [labels.module, module === null ? environment.noModule : fileText(module)],
  ];
}

function settingRows(settings: readonly Setting[], texts: EnvironmentTexts): CheckedView['rows'] {
  const { labels, noSettings } = texts.environment;
  if (settings.length === 0) return [[labels.settings, noSettings]];
  return settings.map((setting, at) => [at === 0 ? labels.settings : '', settingText(setting, texts)]);
}
