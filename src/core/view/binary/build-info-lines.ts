import type { BinaryFindings } from '../../analysis/binary/judge-binary.ts';
import type { MissingField } from '../../analysis/binary/missing-fields.ts';
import type { BinaryFacts, ProgramFacts } from '../../binary/facts.ts';
import type { BuildInfo, BuildModule } from '../../binary/go/go-facts.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { commandText } from './command-text.ts';
import { type FactLine, factLine } from './fact-line.ts';

export function buildInfoLines(
  { go }: ProgramFacts,
  { missing }: BinaryFindings,
  { container }: BinaryFacts,
  messages: BinaryMessages,
): readonly FactLine[] {
  const { labels } = messages;
  const info = go.buildInfo;
  return [
    ...(info === null ? [] : infoLines(info, container, messages)),
    ...factLine(
      labels.linkedValues,
      (go.linkedValues ?? []).map(({ name, value }) => `${name}=${value}`),
      messages,
    ),
    ...factLine(labels.buildID, [go.buildID], messages),
    ...factLine(
      labels.missing,
      missing.map((one) => missingText(one, messages)),
      messages,
    ),
  ];
}

function infoLines(
  info: BuildInfo,
  container: BinaryFacts['container'],
  messages: BinaryMessages,
): readonly FactLine[] {
  const { labels } = messages;
  const settings = info.settings.filter(({ key }) => key !== 'vcs' && !key.startsWith('vcs.'));
  return [
    ...factLine(labels.source, [sourceText(info, container, messages)], messages),
    ...factLine(labels.package, [info.path], messages),
    ...factLine(labels.module, [info.main === null ? null : moduleText(info.main)], messages),
    ...factLine(labels.sum, [info.main?.sum ?? null], messages),
    ...factLine(labels.vcs, [revisionText(info, messages)], messages),
    ...factLine(labels.dependencies, info.deps.map(moduleText), messages),
    ...factLine(
      labels.settings,
      settings.map(({ key, value }) => (value === '' ? null : `${key}=${value}`)),
      messages,
    ),
  ];
}

function sourceText(
  info: BuildInfo,
  container: BinaryFacts['container'],
  { source }: BinaryMessages,
): string | null {
  if (container === 'archive') return source.archive;
  if (info.foundBy !== 'header') return source[info.foundBy];
  return info.old ? source.old : null;
}

function moduleText({ path, version, replace }: BuildModule): string {
  const name = version === '' ? path : `${path} ${version}`;
  return replace === null ? name : `${name} => ${moduleText(replace)}`;
}

function revisionText({ settings }: BuildInfo, messages: BinaryMessages): string | null {
  const of = (key: string) => settings.find((one) => one.key === key)?.value ?? '';
  if (of('vcs') === '') return null;
  const parts = [
    `${of('vcs')} ${of('vcs.revision')}`.trimEnd(),
    of('vcs.time'),
    of('vcs.modified') === 'true' ? messages.modified : '',
  ];
  return parts.filter((part) => part !== '').join(messages.punctuation.comma);
}

function missingText({ field, reason, command }: MissingField, messages: BinaryMessages): string {
  const text = messages.missing(field, reason);
  if (command === null) return text;
  return `${text}${messages.punctuation.colon}${commandText(command)}`;
}
