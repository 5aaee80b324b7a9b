import type { EnvironmentFixId, Finding } from '../../analysis/environment/finding.ts';
import type { EnvironmentFix, Severity } from '../../analysis/environment/fixes.ts';
import type { FailureFixId } from '../../analysis/failure/answer.ts';
import { isSet, type Setting } from '../../analysis/failure/facts.ts';
import { hideSecrets } from '../../go/secrets.ts';
import { setText, shellText, unsetText } from '../../go/shell-text.ts';
import type { EnvironmentMessages } from '../../messages/en/environment.ts';
import type { FailureMessages } from '../../messages/en/failure.ts';
import { failureReasonText } from '../../messages/failure-sentences.ts';
import { assertNever } from '../../model/assert-never.ts';

export interface EnvironmentTexts {
  readonly environment: EnvironmentMessages;
  readonly failure: FailureMessages;
  readonly platform: string;
}

/** A finding as every screen shows it: in the reader's language, without secrets. */
export interface FindingView {
  readonly id: string;
  readonly severity: Severity;
  readonly sentence: string;
  readonly says: string | null;
  readonly place: {
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
  } | null;
  readonly settings: readonly string[];
  readonly fixes: readonly FixView[];
}

export interface FixView {
  readonly what: string;
  /** A command or an edit; empty for advice. */
  readonly how: string;
  /** `apply`: the doctor can do it · `shell`: only the shell that starts go · `person`. */
  readonly by: 'apply' | 'shell' | 'person';
}

export function findingView(finding: Finding, texts: EnvironmentTexts): FindingView {
  const { id, severity, says, place, settings, fixes } = finding;
  return {
    id,
    severity,
    sentence: hideSecrets(sentenceOf(finding, texts)),
    says: says === null ? null : hideSecrets(says),
    place: place && { file: place.file, line: place.line, column: place.column },
    settings: settings.filter(isSet).map((setting) => settingText(setting, texts)),
    fixes: fixes.map((fix) => fixView(fix, texts)),
  };
}

export function settingText(setting: Setting, { failure }: EnvironmentTexts): string {
  return failure.setBy({ ...setting, value: safeValue(setting) });
}

/** Credentials are never shown. */
export function safeValue({ name, value }: Pick<Setting, 'name' | 'value'>): string {
  return name === 'GOAUTH' ? value.replace(/(\S+)[^;]*/g, '$1 …') : hideSecrets(value);
}

function sentenceOf({ what }: Finding, { environment, failure }: EnvironmentTexts): string {
  if (what.by === 'own') {
    const { id, data } = what.finding;
    return (environment.finding[id] as (of: typeof data) => string)(data);
  }
  const { reason } = what;
  const text = environment.instead[reason.id] as ((of: typeof reason.data) => string) | undefined;
  // Nothing was excluded from a build that did not run.
  return text?.(reason.data) ?? failureReasonText(reason, () => '', failure);
}

function fixView(fix: EnvironmentFix<EnvironmentFixId>, texts: EnvironmentTexts): FixView {
  const what = hideSecrets(whatOf(fix, texts));
  switch (fix.kind) {
    case 'first':
      return {
        what,
        how: hideSecrets(shellText(fix.argv, fix.env, fix.directory, texts.platform)),
        by: 'apply',
      };
    case 'edit': {
      const { file, line } = fix.place;
      const at = line === null ? file : `${file}:${line}`;
      return { what, how: hideSecrets(`${at}  ${texts.failure.edit(fix.change, fix.text)}`), by: 'apply' };
    }
    case 'unset':
      return { what, how: unsetText(fix.names, texts.platform), by: 'shell' };
    case 'set':
      return { what, how: hideSecrets(setText(fix.env, texts.platform)), by: 'shell' };
    case 'advice':
      return { what, how: '', by: 'person' };
    default:
      return assertNever(fix);
  }
}

function whatOf({ id, names }: EnvironmentFix<EnvironmentFixId>, texts: EnvironmentTexts): string {
  const { environment, failure } = texts;
  return isOfDoctor(id, environment) ? environment.fix[id](names) : failure.fix[id](names);
}

function isOfDoctor(
  id: EnvironmentFixId,
  { fix }: EnvironmentMessages,
): id is Exclude<EnvironmentFixId, FailureFixId> {
  return Object.hasOwn(fix, id);
}
