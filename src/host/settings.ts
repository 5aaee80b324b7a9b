import * as vscode from 'vscode';
import type { GoVerb } from '../core/model/traced-verbs.ts';

export type StatusBarStyle = 'counts' | 'hitRate' | 'off';

/**
 * The current settings. A folder's own settings for programs, flags and environment count only if it is
 * trusted; the manifest restricts them as well, but this file does not rely on it.
 */
export interface Settings {
  readonly goCommand: string;
  readonly flags: Readonly<Partial<Record<GoVerb, readonly string[]>>>;
  readonly env: Readonly<Record<string, string>>;
  readonly openPanel: 'onTrace' | 'onFailure' | 'never';
  /** When the terminal of a new command takes the keyboard. */
  readonly terminalFocus: 'onRun' | 'always' | 'never';
  /** Traced commands in terminals get the terminal as their stderr, and go's messages are not kept. */
  readonly inheritStderr: boolean;
  readonly statusBar: StatusBarStyle;
  readonly predict: 'off' | 'onSave';
  readonly explain: boolean;
  readonly history: boolean;
  readonly codeLens: boolean;
  readonly gutterIcon: boolean;
  readonly explorerBadges: boolean;
  readonly diagnostics: boolean;
}

/** A value of the wrong type in a settings file counts as not set. */
export function readSettings(scope?: vscode.Uri): Settings {
  const config = vscode.workspace.getConfiguration('goPipeline', scope ?? null);
  return {
    goCommand: text(ofUser(config, 'goCommand')),
    flags: flagLists(vscode.workspace.isTrusted ? config.get('flags') : ofUser(config, 'flags')),
    env: texts(ofUser(config, 'env')),
    openPanel: oneOf(config.get('openPanel'), ['onTrace', 'onFailure', 'never']),
    terminalFocus: oneOf(config.get('terminalFocus'), ['onRun', 'always', 'never']),
    inheritStderr: config.get('inheritStderr') === true,
    statusBar: oneOf(config.get('statusBar'), ['counts', 'hitRate', 'off']),
    predict: vscode.workspace.isTrusted ? oneOf(config.get('predict'), ['off', 'onSave']) : 'off',
    explain: config.get('explain') !== false,
    history: config.get('history') !== false,
    codeLens: config.get('codeLens') !== false,
    gutterIcon: config.get('gutterIcon') !== false,
    explorerBadges: config.get('explorerBadges') !== false,
    diagnostics: config.get('diagnostics') !== false,
  };
}

/** Only the user's value, never one from a folder. */
function ofUser(config: vscode.WorkspaceConfiguration, name: string): unknown {
  const found = config.inspect(name);
  return found?.globalValue ?? found?.defaultValue;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function flagLists(value: unknown): Settings['flags'] {
  if (typeof value !== 'object' || value === null) return {};
  const verbs: readonly GoVerb[] = ['run', 'build', 'test', 'install', 'vet'];
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    verbs.flatMap((verb) => {
      const list = given[verb];
      return Array.isArray(list) ? [[verb, list.filter((word) => typeof word === 'string')]] : [];
    }),
  );
}

function oneOf<const T extends string>(value: unknown, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}
