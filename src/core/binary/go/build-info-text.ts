import { unquoteGo } from '../../go/quoting.ts';
import type { BuildInfo, BuildModule, BuildSetting } from './go-facts.ts';

type Parsed = Pick<BuildInfo, 'path' | 'main' | 'deps' | 'settings'>;

/** The module text of a program, read as `debug.ParseBuildInfo` does; null if it is malformed. */
export function parseBuildInfoText(text: string): Parsed | null {
  let path: string | null = null;
  let main: BuildModule | null = null;
  const deps: BuildModule[] = [];
  const settings: BuildSetting[] = [];
  /** What a replacement on the next line replaces. */
  let last: 'main' | 'dep' | null = null;
  // A line without an end is incomplete, and go leaves it out.
  for (const line of text.split('\n').slice(0, -1)) {
    const tab = line.indexOf('\t');
    const rest = line.slice(tab + 1);
    switch (line.slice(0, tab + 1)) {
      case 'path\t':
        path = rest;
        break;
      case 'mod\t':
      case 'dep\t': {
        const module = parseModule(rest);
        if (module === null) return null;
        if (line.startsWith('mod')) main = module;
        else deps.push(module);
        last = line.startsWith('mod') ? 'main' : 'dep';
        break;
      }
      case '=>\t': {
        const replace = rest.split('\t').length === 3 ? parseModule(rest) : null;
        const replaced: BuildModule | null =
          last === 'main' ? main : last === 'dep' ? (deps.pop() ?? null) : null;
        if (replace === null || replaced === null) return null;
        if (last === 'main') main = { ...replaced, replace };
        else deps.push({ ...replaced, replace });
        last = null;
        break;
      }
      case 'build\t': {
        const setting = parseSetting(rest);
        if (setting === null) return null;
        settings.push(setting);
        break;
      }
      default:
    }
  }
  return { path, main, deps, settings };
}

function parseModule(columns: string): BuildModule | null {
  const [path = '', version, sum = '', extra] = columns.split('\t');
  return version === undefined || extra !== undefined ? null : { path, version, sum, replace: null };
}

function parseSetting(text: string): BuildSetting | null {
  const quoted = /^("(?:[^"\\]|\\.)*"|`[^`]*`)=/.exec(text)?.[1];
  const end = quoted?.length ?? text.indexOf('=');
  if (end <= 0) return null;
  const key = quoted === undefined ? text.slice(0, end) : unquote(quoted);
  const value = unquote(text.slice(end + 1));
  return key === null || value === null ? null : { key, value };
}

function unquote(text: string): string | null {
  if (text.startsWith('`')) return text.length > 1 && text.endsWith('`') ? text.slice(1, -1) : null;
  return text.startsWith('"') ? unquoteGo(text) : text;
}
