import type { MainAnswer, MainReasonId } from '../../core/analysis/main-package/answer.ts';
import { decideMain } from '../../core/analysis/main-package/decision.ts';
import { type MainFacts, NO_ANSWER } from '../../core/analysis/main-package/facts.ts';
import { isWithin } from '../../core/go/same-path.ts';
import type { RunGo } from '../toolchain/run-go.ts';
import { type MainEnv, readMainEnv } from './env.ts';
import { withErrorOrigin } from './error-origin.ts';
import { readExcludedNames, readMainFacts } from './files.ts';
import { askGoAboutMain, isBuildOutput } from './go.ts';
import { readGoVariables } from './go-json.ts';
import { importersOf } from './importers.ts';
import { MainIndex } from './index.ts';
import { shownPath } from './module.ts';
import { type Overlay, SourceReader } from './source.ts';

export interface WhyOptions {
  /** As typed after `go run` and its flags. */
  readonly target: readonly string[];
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** Build flags before the target. */
  readonly buildFlags?: readonly string[];
  /** Unsaved text by absolute path. go does not see it, so only the first tier uses it. */
  readonly overlay?: Overlay;
  /** A reader with a cache for repeated queries; it already includes the overlay. */
  readonly reader?: SourceReader;
  /** The absolute directories of all main packages nearby, if known; otherwise they are searched. */
  readonly mains?: readonly string[];
}

/** Tier 1: from the text of files alone. Starts no process, so it may run in an untrusted folder. */
export function whyNoMainFromFiles(options: WhyOptions): MainAnswer {
  const { facts, env, reader } = gather(options);
  return finish(facts, options, env, reader);
}

export interface WhyWithGoOptions extends WhyOptions {
  /** Starts go: pass it only where go may run. */
  readonly runGo: RunGo;
  /** Tier 3: also compile and link. */
  readonly build?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Tiers 2 and 3: go's own answer about packages and files, and with `build` that of compiler and linker. */
export async function whyNoMain(options: WhyWithGoOptions): Promise<MainAnswer> {
  const goEnv = await askMainEnv(options);
  const { facts, env, reader } = gather(options, goEnv);
  const { target, directory, buildFlags = [], build = false } = options;
  const answered = await askGoAboutMain(facts, { target, directory }, env, reader, options.runGo, {
    buildFlags,
    build,
    signal: options.signal,
  });
  return finish(answered, options, env, reader);
}

/** The same for a command that has already failed: go's messages are known, and nothing is run. */
export function whyCommandFailed(options: WhyOptions, output: string): MainAnswer {
  const { facts, env, reader } = gather(options);
  const isBuild = isBuildOutput(output);
  const found: MainFacts['found'] =
    facts.found !== null && isBuild && output.includes('undefined: ')
      ? { ...facts.found, excludedNames: readExcludedNames(facts.found, reader) }
      : facts.found;
  const text = output.trim();
  const go = { ...NO_ANSWER, loading: isBuild ? null : text, building: isBuild ? text : null };
  return finish({ ...facts, found, go }, options, env, reader);
}

interface Gathered {
  readonly facts: MainFacts;
  readonly env: MainEnv;
  readonly reader: SourceReader;
}

function gather(options: WhyOptions, goEnv?: Partial<MainEnv>): Gathered {
  const reader = options.reader ?? new SourceReader(options.overlay);
  const env = { ...readMainEnv(options.env, options.directory, options.buildFlags), ...goEnv };
  const { target, directory } = options;
  return { facts: readMainFacts({ target, directory }, env, reader), env, reader };
}

/** Runnable packages are searched only if the answer mentions them. */
function finish(read: MainFacts, options: WhyOptions, env: MainEnv, reader: SourceReader): MainAnswer {
  const facts = withErrorOrigin(read, env, reader);
  const answer = decideMain(facts);
  const id = answer.reason?.id;
  if (
    facts.found === null ||
    facts.errorOrigin?.imported === true ||
    id === undefined ||
    !OFFERS_MAINS.has(id)
  )
    return answer;
  const mains = mainsNear(facts.found.absolute, options, (root) =>
    new MainIndex(options.directory, env, reader)
      .below(root)
      .filter(({ kind }) => kind === 'package')
      .map(({ absolute }) => absolute),
  );
  const { found } = facts;
  if (options.mains !== undefined || found.importPath === null)
    return decideMain({ ...facts, found: { ...found, mains } });
  const importers = importersOf(found.importPath, found.absolute, reader).map((dir) =>
    shownPath(options.directory, dir),
  );
  const isImporter = (main: string) => importers.includes(main);
  const sorted = [...mains.filter(isImporter), ...mains.filter((main) => !isImporter(main))];
  return decideMain({ ...facts, found: { ...found, mains: sorted, isImported: importers.length > 0 } });
}

const OFFERS_MAINS: ReadonlySet<MainReasonId> = new Set([
  'library-package',
  'library-file',
  'main-in-library',
  'no-go-files',
  'only-test-files',
  'no-main-function',
]);

/** Below the directory; if there are none, in the rest of the current module. */
function mainsNear(
  found: string,
  { directory, mains }: WhyOptions,
  look: (root: string) => readonly string[],
): readonly string[] {
  const target = shownPath(directory, found).split('/');
  const nearness = (dir: string) => {
    const parts = dir.split('/');
    const apart = parts.findIndex((part, index) => part !== target[index]);
    return apart < 0 ? parts.length : apart;
  };
  const list = (root: string) =>
    (mains?.filter((one) => isWithin(one, root)) ?? look(root))
      .filter((absolute) => absolute !== found)
      .map((absolute) => shownPath(directory, absolute))
      .sort(
        (a, b) => nearness(b) - nearness(a) || a.split('/').length - b.split('/').length || (a < b ? -1 : 1),
      );
  const below = list(found);
  return below.length > 0 || !isWithin(found, directory) ? below : list(directory);
}

/** go's own settings; those that it does not report stay as the files have them. */
async function askMainEnv(options: WhyWithGoOptions): Promise<Partial<MainEnv>> {
  const guess = readMainEnv(options.env, options.directory, options.buildFlags);
  const names = [
    'GOOS',
    'GOARCH',
    'CGO_ENABLED',
    'GOVERSION',
    'GOROOT',
    'GOWORK',
    'GO111MODULE',
    'GOTOOLCHAIN',
    'GOMODCACHE',
  ];
  const output = await options.runGo(['env', '-json', ...names], {
    cwd: options.directory,
    signal: options.signal,
  });
  if (output.exitCode !== 0) return {};
  const values = readGoVariables(output.stdout);
  if (values === null) return {};
  const version = values['GOVERSION'] || guess.goVersion;
  const own = readMainEnv(
    { ...options.env, GOROOT: values['GOROOT'] },
    options.directory,
    options.buildFlags,
  );
  return {
    ...own,
    goVersion: version,
    context: {
      ...own.context,
      goos: values['GOOS'] || guess.context.goos,
      goarch: values['GOARCH'] || guess.context.goarch,
      cgoEnabled: values['CGO_ENABLED'] === '1',
    },
    gowork: values['GOWORK'] || guess.gowork,
    gotoolchain: values['GOTOOLCHAIN'] || guess.gotoolchain,
  };
}
