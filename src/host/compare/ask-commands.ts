import * as vscode from 'vscode';
import type { CommandsToCompare } from '../../app/compare/compare-commands.ts';
import {
  COMPARE_PRESETS,
  type CommandToCompare,
  type ComparePreset,
} from '../../app/compare/compare-presets.ts';
import { splitWords } from '../../core/go/shell-words.ts';
import { afterChdir, type RunTarget, worksIn } from '../run-target.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { chooseTarget } from '../trace/choose-target.ts';
import { composeArgv, NO_ADDITIONS } from '../trace/command-text.ts';
import type { Remembered } from '../trace/remembered.ts';
import { settingsFlags } from '../trace/settings-flags.ts';
import { askGoCommand } from './ask-go-command.ts';

/** The commands to compare, and where they run. */
export interface AskedComparison {
  readonly request: CommandsToCompare;
  readonly directory: string;
}

/** A preset for a package, or two go commands that can be edited; null if the user cancels. */
export async function askWhatToCompare(
  services: Services,
  remembered: Remembered,
): Promise<AskedComparison | null> {
  const texts = services.messages.views.compare;
  const items: readonly (vscode.QuickPickItem & { readonly preset: ComparePreset | null })[] = [
    { label: texts.twoCommands, preset: null },
    ...COMPARE_PRESETS.map((preset) => ({ label: texts.preset[preset], preset })),
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: texts.what });
  if (chosen === undefined) return null;
  return chosen.preset === null ? askCommands(services) : askPreset(chosen.preset, services, remembered);
}

async function askPreset(
  preset: ComparePreset,
  services: Services,
  remembered: Remembered,
): Promise<AskedComparison | null> {
  // `go run` needs a program; the other commands build any package.
  const verb = preset === 'run-build-install' ? 'run' : 'build';
  const target = await chooseTarget(verb, undefined, services, remembered);
  if (target === null) return null;
  const flags = preset === 'flags' ? await askFlags(services) : [];
  if (flags === null) return null;
  const { argv } = afterChdir(target);
  const directory = worksIn(target);
  const set = readSettings(vscode.Uri.file(target.directory)).flags;
  return { request: { preset, targets: argv.slice(2), flags, common: set, env: target.env }, directory };
}

async function askFlags({ messages }: Services): Promise<readonly string[] | null> {
  const windows = process.platform === 'win32';
  const text = await vscode.window.showInputBox({
    title: messages.views.compare.preset.flags,
    prompt: messages.views.compare.flagsPrompt,
    ignoreFocusOut: true,
    validateInput: (typed) =>
      splitWords(typed, windows).open === null && typed.trim().startsWith('-')
        ? null
        : messages.views.compare.flagsPrompt,
  });
  return text === undefined ? null : splitWords(text, windows).words;
}

async function askCommands(services: Services): Promise<AskedComparison | null> {
  const texts = services.messages.views.compare;
  const first = await askGoCommand(texts.firstCommand, null, services);
  if (first === null) return null;
  // In two directories everything would differ, so the second command runs where the first one does.
  const second = await askGoCommand(texts.secondCommand, first, services);
  if (second === null) return null;
  return { request: { commands: [first, second].map(toCompare) }, directory: first.directory };
}

/** What tracing it would run. */
function toCompare(target: RunTarget): CommandToCompare {
  return { argv: composeArgv(target.argv, settingsFlags(target), NO_ADDITIONS), env: target.env };
}
