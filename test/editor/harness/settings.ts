import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Settings = Readonly<Record<string, unknown>>;

/** Turns off what disturbs tests: questions, suggestions, news, and the work of other extensions. */
export const QUIET: Settings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'terminal.integrated.suggest.enabled': false,
  // The terminal's text is then in the page, where a test can read it.
  'terminal.integrated.gpuAcceleration': 'off',
  'editor.dragAndDrop': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

export function writeSettings(folder: string, settings: Settings): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}
