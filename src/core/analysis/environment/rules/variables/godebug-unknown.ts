import { isSet, lineOf } from '../../../failure/facts.ts';
import { editLine, unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

interface Data {
  readonly names: readonly string[];
  /** Where they are, if not in the environment. */
  readonly file: string | null;
}

/** Settings of the Go runtime that this Go does not have: an error in go.mod, ignored in the environment. */
export const godebugUnknown = check({
  id: 'godebug-unknown',
  severity: 'note',
  find: (facts) => {
    const known = knownSettings(facts);
    if (known === null) return null;
    for (const one of [facts.work, facts.module]) {
      const text = one === null ? null : facts.files.text(one.file);
      if (one === null || text === null) continue;
      const name = godebugLines(text).find((word) => !known.has(word) && word !== 'default');
      if (name === undefined) continue;
      const place = lineOf(one.file, new RegExp(`^\\s*(?:godebug\\s+)?${name}\\s*=`), facts);
      const data: Data = { names: [name], file: facts.files.shown(one.file) };
      return { data, place, severity: 'error' as const, says: `unknown godebug "${name}"` };
    }
    const godebug = facts.setting('GODEBUG');
    const names = namesIn(godebug.value).filter((name) => !known.has(name));
    if (names.length === 0) return null;
    const data: Data = { names, file: null };
    return { data, settings: [godebug] };
  },
  fixes: ({ place = null, settings = [] }, facts) =>
    place === null
      ? settings.filter(isSet).flatMap((setting) => unset(setting, facts))
      : [editLine('delete-line', place, 'delete', '')],
});

function namesIn(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.split('=')[0]?.trim() ?? '')
    .filter((name) => name !== '' && !name.startsWith('cpu.'));
}

/** The names in `godebug NAME=VALUE` lines and blocks. */
function godebugLines(text: string): readonly string[] {
  const block = /^godebug\s*\(([^)]*)\)/m.exec(text)?.[1] ?? '';
  const single = [...text.matchAll(/^godebug\s+([\w.]+)\s*=/gm)].map(([, name = '']) => name);
  const inBlock = [...block.matchAll(/^\s*([\w.]+)\s*=/gm)].map(([, name = '']) => name);
  return [...single, ...inBlock];
}

/**
 * Since 1.21 this Go's own table, and the settings of its runtime, which only a variable may have; null if it has no
 * sources, or no table.
 */
function knownSettings({ installation, files }: EnvironmentFacts): ReadonlySet<string> | null {
  if (installation === null) return null;
  const text = (...parts: readonly string[]) =>
    files.text(files.resolve(installation.directory, 'src', ...parts));
  const [table, runtime] = [text('internal', 'godebugs', 'table.go'), text('runtime', 'runtime1.go')];
  if (table === null || runtime === null) return null;
  const names = [...`${table}${runtime}`.matchAll(/\{name: "([^"]+)"/gi)];
  return new Set(names.map(([, name = '']) => name));
}
