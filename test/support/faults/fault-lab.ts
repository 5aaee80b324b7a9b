import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { whyFailed } from '../../../src/collect/failure/failure.ts';
import type { AnswerFix, FailureAnswer } from '../../../src/core/analysis/failure/answer.ts';
import { FIX_KINDS } from '../../../src/core/analysis/main-package/fixes/kinds.ts';
import { failureEnglish } from '../../../src/core/messages/en/failure.ts';
import { mainsEnglish } from '../../../src/core/messages/en/main-packages.ts';
import { failureView } from '../../../src/core/view/failure/failure-view.ts';
import { NO_COLORS } from '../../../src/report/text/colors.ts';
import { failureLines } from '../../../src/report/text/failure-text.ts';
import { writeModule } from '../file-proxy.ts';
import { GoWorkspace } from '../go-workspace.ts';
import { applyEdit, inCopy } from './apply-fix.ts';
import type { Fault } from './faults.ts';

/** A Go installation: its directory and its minor version. */
export interface GoInstallation {
  readonly goroot: string;
  readonly minor: number;
  /** The module cache of this machine, with the toolchains that were downloaded. */
  readonly modCache: string;
}

export interface Tried {
  readonly command: string;
  /** go's own message, and our answer as the user reads it. */
  readonly goSays: string;
  readonly weSay: string;
  readonly cause: string;
  readonly place: string | null;
  readonly setBy: string | null;
  readonly fixes: readonly { readonly fix: string; readonly result: 'works' | 'advice' | string }[];
}

type Env = Readonly<Record<string, string>>;

/** Creates the fault, runs each of its commands, answers, and tries each fix. */
export async function tryFault(
  fault: Fault,
  go: GoInstallation,
  otherGoroot: string,
): Promise<readonly Tried[]> {
  const named = Object.entries(fault.files).map(([name, text]) => [path.join('w', name), text] as const);
  const workspace = new GoWorkspace(Object.fromEntries(named));
  try {
    const root = path.join(workspace.dir, 'w');
    const beside = path.join(workspace.dir, 'beside');
    mkdirSync(beside);
    fault.setUp?.({ root, beside, goroot: go.goroot });
    const goEnv = path.join(root, 'goenv');
    if (fault.goEnv !== undefined) writeFileSync(goEnv, fault.goEnv);
    const proxy = proxyOf(fault, workspace.dir);
    const filled = (text: string) =>
      text
        .replaceAll('PROXY', proxy ?? '')
        .replaceAll('OTHER_GOROOT', otherGoroot)
        .replaceAll('MODCACHE_IN_USE', go.modCache)
        .replaceAll('GOROOT_IN_USE', go.goroot)
        .replaceAll('BESIDE', beside)
        .replaceAll('ROOT', root);
    const plain: Env = {
      PATH: `${path.join(go.goroot, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      HOME: workspace.dir,
      GOENV: fault.goEnv === undefined ? 'off' : goEnv,
      GOPROXY: 'off',
      GOSUMDB: 'off',
      GOTOOLCHAIN: 'local',
      GOTELEMETRY: 'off',
      // The build cache of all faults, also where GOCACHE is taken away.
      XDG_CACHE_HOME: path.dirname(workspace.env['GOCACHE'] ?? ''),
      GOMODCACHE: path.join(workspace.dir, 'modcache'),
    };
    const changed = Object.entries(fault.env ?? {}).map(([name, value]) => [name, filled(value)] as const);
    const env = withoutEmpty({ ...plain, ...Object.fromEntries(changed) });
    const directory = path.join(root, fault.cwd ?? '.');
    const tried: Tried[] = [];
    for (const typed of fault.commands) {
      const argv = typed.map(filled);
      const failed = start(argv, directory, env);
      if (failed.exitCode === 0) {
        tried.push(nothing(argv));
        continue;
      }
      const answer = whyFailed({ argv, directory, env, text: failed.text });
      const fixes: Tried['fixes'][number][] = [];
      const view = failureView(answer, { failure: failureEnglish, mains: mainsEnglish, platform: 'linux' });
      for (const [index, fix] of answer.fixes.entries()) {
        const shown = view.fixes[index];
        const result = await inCopy(root, () => prove(fix, { argv, directory, env, proxy }));
        fixes.push({ fix: `${fix.fix.id}: ${shown?.how || shown?.what}`, result });
      }
      tried.push({
        command: argv.join(' '),
        goSays: failed.text,
        weSay: failureLines({ ...view, goWords: null }, failureEnglish, NO_COLORS).join('\n'),
        cause: view.id,
        place: placeOf(answer, root, fault.cwd),
        setBy: answer.setBy && `${answer.setBy.name} ${answer.setBy.from}`,
        fixes,
      });
    }
    return tried;
  } finally {
    workspace.remove();
  }
}

function nothing(argv: readonly string[]): Tried {
  return {
    command: argv.join(' '),
    goSays: '',
    weSay: '',
    cause: 'it succeeded',
    place: null,
    setBy: null,
    fixes: [],
  };
}

function placeOf({ place }: FailureAnswer, root: string, cwd: string | undefined): string | null {
  if (place === null) return null;
  const file = path.relative(path.join(root, cwd ?? '.'), place.absolute);
  return [file, place.line, place.column].filter((part) => part !== null).join(':');
}

interface Failing {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly env: Env;
  /** The GOPROXY that has the fault's modules. */
  readonly proxy: string | null;
}

/** Applies a fix, and runs the command again: it must succeed. */
async function prove(one: AnswerFix, failing: Failing): Promise<string> {
  const { argv, directory, env, proxy } = failing;
  const withProxy: Env = proxy === null ? env : { ...env, GOPROXY: proxy, GOFLAGS: '-modcacherw' };
  const again = (own: Env = withProxy, cwd = directory, typed = argv) => {
    const { exitCode, text } = start(typed, cwd, own);
    return exitCode === 0 ? 'works' : text;
  };
  if (one.by === 'main') {
    const { fix } = one;
    const kind = FIX_KINDS[fix.id];
    if (kind === 'byHand' || kind === 'listsMains') return 'advice';
    if (fix.kind === 'edit') return applyEdit(fix) ? again() : 'advice';
    const cwd = path.resolve(directory, fix.directory ?? '.');
    const first = again({ ...withProxy, ...fix.env }, cwd, fix.argv);
    if (first !== 'works' || kind !== 'changesModule') return first;
    return again();
  }
  const { fix } = one;
  switch (fix.kind) {
    case 'advice':
      return 'advice';
    case 'instead':
      return again({ ...withProxy, ...fix.env }, directory, fix.argv);
    case 'unset': {
      const left = Object.entries(withProxy).filter(
        ([name]) => !fix.names.includes(name) || name === 'GOPROXY',
      );
      return again(Object.fromEntries(left));
    }
    case 'first': {
      const first = start(fix.argv, directory, { ...withProxy, ...fix.env });
      return first.exitCode === 0 ? again() : first.text;
    }
    case 'edit': {
      const { absolute, line } = fix.place;
      const lines = existsSync(absolute) ? readFileSync(absolute, 'utf8').split('\n') : [];
      if (fix.change === 'append') lines.push(fix.text, '');
      else lines.splice((line ?? 1) - 1, 1, ...(fix.change === 'replace' ? [fix.text] : []));
      writeFileSync(absolute, lines.join('\n'));
      return again();
    }
  }
}

function start(argv: readonly string[], cwd: string, env: Env) {
  const [program = 'go', ...args] = argv;
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { exitCode: error === undefined ? status : 127, text: `${stderr}`.trim() || `${stdout}`.trim() };
}

function proxyOf(fault: Fault, dir: string): string | null {
  let url: string | null = null;
  for (const [name, files] of Object.entries(fault.modules ?? {})) {
    const [module = '', version = ''] = name.split('@');
    const folder = path.join(dir, 'proxy');
    url = writeModule(folder, module, version, files);
    writeFileSync(path.join(folder, module, '@v', 'list'), `${version}\n`);
  }
  return url;
}

function withoutEmpty(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
