import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { OVERLAY } from '../../core/analysis/rebuild/overlay.ts';
import { chdirArgs, textFlag } from '../../core/go/command-line.ts';
import { hideSecrets } from '../../core/go/secrets.ts';
import { run } from '../../platform/run.ts';
import { valueIn } from '../../platform/variables.ts';
import type { DryPassOptions } from './dry-pass.ts';

/**
 * Settings that matter besides the lines of the keys: CGO_ENABLED, the cache (GOCACHE, GOCACHEPROG, and
 * `gocacheverify`, which makes go ignore what the cache has), and the files that `-overlay` replaces. Empty if
 * go env cannot be read.
 */
export async function readKeyEnvironment(options: DryPassOptions): Promise<Readonly<Record<string, string>>> {
  const [known, overlay] = await Promise.all([readGoEnv(options), readOverlay(options)]);
  const verifies = /(?:^|,)gocacheverify=1(?:,|$)/.test(valueIn(options.env, 'GODEBUG') ?? '');
  // Before Go 1.24, a released go has no such variable and ignores it.
  const { GOCACHEPROG: program, ...others } = known;
  return {
    ...others,
    ...(program ? { GOCACHEPROG: hideSecrets(program) } : {}),
    ...(verifies ? { gocacheverify: '1' } : {}),
    ...overlay,
  };
}

async function readGoEnv(options: DryPassOptions): Promise<Readonly<Record<string, string>>> {
  const names = ['CGO_ENABLED', 'GOCACHE', 'GOCACHEPROG'];
  const args = ['env', ...chdirArgs(options.line), '-json', ...names];
  const { goPath, cwd, env, signal } = options;
  const { stdout } = await run(goPath, args, { cwd, env, signal, timeoutMs: 30_000, group: 'ours' });
  try {
    const values = JSON.parse(stdout) as Record<string, unknown>;
    return Object.fromEntries(
      names.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])),
    );
  } catch {
    return {};
  }
}

/** Longer overlays are not compared. */
const MOST_FILES = 2_000;

/** `overlay:FILE` → what go reads instead, both absolute; empty if go treats FILE as deleted. */
async function readOverlay({ line, cwd }: DryPassOptions): Promise<Readonly<Record<string, string>>> {
  const file = textFlag(line, 'overlay');
  if (!file) return {};
  const directory = path.resolve(cwd, line.chdir ?? '');
  try {
    const read = JSON.parse(await readFile(path.resolve(directory, file), 'utf8')) as {
      readonly Replace?: Readonly<Record<string, unknown>>;
    };
    const entries = Object.entries(read.Replace ?? {}).slice(0, MOST_FILES);
    const at = (name: string): string => path.resolve(directory, name);
    return Object.fromEntries(
      entries.map(([from, to]) => [OVERLAY + at(from), typeof to === 'string' && to !== '' ? at(to) : '']),
    );
  } catch {
    // go has reported what is wrong with it.
    return {};
  }
}
