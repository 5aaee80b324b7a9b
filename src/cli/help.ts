import type { HelpMessages } from '../core/messages/en/help.ts';
import { padEndTo, textWidth } from '../report/text/text-width.ts';
import type { OptionSpec } from './arguments.ts';
import { COMMANDS, type CommandName } from './commands.ts';

export function helpText(messages: HelpMessages): string {
  const commands = (Object.keys(COMMANDS) as CommandName[]).map(
    (name) => [name, messages.commands[name].summary] as const,
  );
  return [
    messages.tagline,
    '',
    messages.usageLine(messages.usage),
    '',
    ...columns(commands),
    '',
    ...messages.helpFooter,
    '',
  ].join('\n');
}

export function commandHelpText(
  name: CommandName,
  options: readonly OptionSpec[],
  messages: HelpMessages,
): string {
  const { summary, usage, optionHelp, example, notes } = messages.commands[name];
  const about: Readonly<Record<string, string>> = optionHelp;
  const rows = options.map(
    (option) =>
      [
        `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
        about[option.name] ?? '',
      ] as const,
  );
  return [
    summary,
    '',
    messages.usageLine(`go-build-pipeline ${name} ${usage}`.trimEnd()),
    ...(rows.length > 0 ? ['', ...columns(rows)] : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    messages.exampleLabel,
    `  ${example}`,
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => textWidth(left)));
  return rows.map(([left, right]) => `  ${padEndTo(left, width)}   ${right}`);
}
