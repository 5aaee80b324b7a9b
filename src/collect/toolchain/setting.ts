import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Setting, SettingSource } from '../../core/analysis/failure/facts.ts';
import { homeOf, valueIn } from '../../platform/variables.ts';
import { shownPath } from '../main-package/module.ts';
import { goEnvFile, readAssignments } from './go-variables.ts';

/** Where go takes a variable from. Source: cmd/go/internal/cfg, Getenv. */
export function settingOf(
  name: string,
  env: NodeJS.ProcessEnv,
  goroot: string | null,
  directory: string,
): Setting {
  const set = valueIn(env, name);
  if (set) {
    const source = sourceOf(name, set, env);
    return { name, value: set, from: 'process', place: null, ...(source === null ? {} : { source }) };
  }
  const own = goEnvFile(env);
  for (const [file, from] of [
    [own, 'goEnv'],
    [goroot === null ? null : path.join(goroot, 'go.env'), 'goroot'],
  ] as const) {
    const value = file === null ? undefined : readAssignments(file).get(name);
    if (file === null || !value) continue;
    const at = linesOf(file).findLastIndex((line) => line.startsWith(`${name}=`));
    const line = at < 0 ? null : at + 1;
    const place = { file: shownPath(directory, file), absolute: file, line, column: null };
    return { name, value, from, place };
  }
  return { name, value: '', from: 'default', place: null };
}

/** Who most likely put a variable into the environment; null if nothing shows it. */
function sourceOf(name: string, value: string, env: NodeJS.ProcessEnv): SettingSource | null {
  const home = homeOf(env);
  const manager = MANAGERS.find(([, folder]) => value.replaceAll('\\', '/').includes(folder))?.[0];
  if (manager !== undefined) return { kind: 'manager', name: manager };
  for (const file of home ? loginFiles(home) : SYSTEM_FILES) {
    const at = linesOf(file).findLastIndex((line) => assigns(line, name, value, home ?? ''));
    if (at < 0) continue;
    const shown = home && file.startsWith(`${home}${path.sep}`) ? `~${file.slice(home.length)}` : file;
    return { kind: 'loginFile', place: { file: shown, absolute: file, line: at + 1, column: null } };
  }
  return null;
}

const MANAGERS: readonly (readonly [name: string, folder: string])[] = [
  ['mise', '/mise/installs/'],
  ['asdf', '/.asdf/'],
  ['goenv', '/.goenv/'],
  ['gvm', '/.gvm/'],
  ['snap', '/snap/go/'],
];

const SYSTEM_FILES = ['/etc/environment', '/etc/profile', '/etc/bash.bashrc', '/etc/zsh/zshenv'];

/** Read by shells when they start; the most specific first. */
function loginFiles(home: string): readonly string[] {
  const own = [
    '.bashrc',
    '.bash_profile',
    '.bash_login',
    '.profile',
    '.zshrc',
    '.zprofile',
    '.zshenv',
    '.config/fish/config.fish',
  ];
  return [...own.map((name) => path.join(home, name)), ...SYSTEM_FILES];
}

/** `export NAME=VALUE`, `NAME="VALUE"`, `set -gx NAME VALUE`, where VALUE may use $HOME. */
function assigns(line: string, name: string, value: string, home: string): boolean {
  const match =
    /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)=(?:"([^"]*)"|'([^']*)'|([^\s;#]*))\s*(?:#.*)?$/.exec(line) ??
    /^\s*set\s+-\S*x\S*\s+([A-Z][A-Z0-9_]*)\s+(?:"([^"]*)"|'([^']*)'|(\S*))\s*(?:#.*)?$/.exec(line);
  if (match?.[1] !== name) return false;
  const written = match[2] ?? match[3] ?? match[4] ?? '';
  return written.replace(/^~(?=\/|$)|\$HOME\b|\$\{HOME\}/g, home) === value;
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
