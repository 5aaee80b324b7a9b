import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { whyNoMain } from '../../../src/collect/main-package/why.ts';
import { makeRunGo } from '../../../src/collect/toolchain/run-go.ts';
import { FIX_KINDS, type MainFix } from '../../../src/core/analysis/main-package/fixes/kinds.ts';
import { shellText } from '../../../src/core/go/shell-text.ts';
import { writeModule } from '../file-proxy.ts';
import { GoWorkspace } from '../go-workspace.ts';
import type { MainCase } from '../main-cases.ts';
import { caseEnv } from '../main-lab.ts';
import { applyEdit, inCopy } from './apply-fix.ts';

/** What became of a fix: `advice` is nothing that can be run; otherwise what go printed. */
export interface ProvedFix {
  readonly fix: string;
  readonly result: 'works' | 'advice' | { readonly fails: string };
}

/** Applies each fix of a case in a copy of its folder, and asks go again. */
export async function proveMainFixes(one: MainCase): Promise<readonly ProvedFix[]> {
  const files = Object.entries(one.files).map(([name, text]) => [path.join('w', name), text]);
  const workspace = new GoWorkspace(Object.fromEntries(files));
  try {
    const root = path.join(workspace.dir, 'w');
    const directory = path.join(root, one.cwd ?? '.');
    const env = { ...caseEnv(workspace, null), ...one.env };
    const { flags = [], target } = one;
    const runGo = makeRunGo({ path: 'go', env });
    const { fixes } = await whyNoMain({
      target,
      directory,
      env,
      buildFlags: flags,
      runGo,
      build: true,
    });
    const proxies = Object.entries(one.modules ?? {}).map(([name, content]) => {
      const [module = '', version = ''] = name.split('@');
      const folder = path.join(workspace.dir, 'proxy');
      const url = writeModule(folder, module, version, content);
      writeFileSync(path.join(folder, module, '@v', 'list'), `${version}\n`);
      return url;
    });
    const [proxy] = proxies;
    const withProxy =
      proxy === undefined ? env : { ...env, GOPROXY: proxy, GOFLAGS: `-modcacherw ${env.GOFLAGS}` };
    const goWith = makeRunGo({ path: 'go', env: withProxy });
    const go = async (argv: readonly string[], cwd: string, more: Readonly<Record<string, string>> = {}) => {
      const { exitCode, stderr, stdout } = await goWith(argv, { cwd, env: more });
      return exitCode === 0 ? null : stderr.trim() || stdout.trim();
    };
    const again = (cwd: string, packages: readonly string[]) =>
      go(['run', '-exec', 'true', ...flags, ...packages], cwd);
    const broken = (await go(['build', './...'], directory)) !== null;
    const prove = async (fix: MainFix): Promise<ProvedFix['result']> => {
      const kind = FIX_KINDS[fix.id];
      if (kind === 'byHand' || kind === 'listsMains') return 'advice';
      if (fix.kind === 'edit') {
        if (!applyEdit(fix)) return 'advice';
        const failed = await again(directory, target);
        if (failed !== null) return { fails: failed };
        // Nothing else may break.
        const whole = broken ? null : await go(['build', './...'], directory);
        return whole === null ? 'works' : { fails: whole };
      }
      const cwd = path.resolve(directory, fix.directory ?? '.');
      const failed = await go(withoutRunning(fix.argv.slice(1)), cwd, fix.env);
      if (failed !== null) return { fails: failed };
      if (kind !== 'changesModule') return 'works';
      const isThere = fix.directory !== null;
      const after = await again(isThere ? cwd : directory, isThere ? ['.'] : target);
      return after === null ? 'works' : { fails: after };
    };
    const proved: ProvedFix[] = [];
    for (const fix of fixes) proved.push({ fix: textOf(fix), result: await inCopy(root, () => prove(fix)) });
    return proved;
  } finally {
    workspace.remove();
  }
}

/** A program that serves would never end. */
function withoutRunning(argv: readonly string[]): readonly string[] {
  if (argv[0] !== 'run') return argv;
  const after = argv[1] === '-C' ? 3 : 1;
  return [...argv.slice(0, after), '-exec', 'true', ...argv.slice(after)];
}

function textOf(fix: MainFix): string {
  return fix.kind === 'command'
    ? `${fix.id}: ${shellText(fix.argv, fix.env, fix.directory, 'linux')}`
    : `${fix.id}: ${fix.place.file} ${fix.text.split('\n')[0]}`;
}
