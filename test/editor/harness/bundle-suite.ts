import { existsSync, readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { root } from '../../../scripts/lib/prepare.mjs';
import type { Scene } from '../../support/editor/scene.ts';

const suites = join(root, 'test', 'editor', 'suite');
/** Inside the checkout, so that the bundles find mocha. */
const out = join(root, '.cache', 'editor', 'suite');

/** A scene with its tests, ready for the editor. */
export interface SuiteScene {
  readonly name: string;
  readonly scene: Scene;
  /** The bundle of the tests. */
  readonly entry: string;
}

/** The folders of scenes: `quick` runs in `npm test`, `full` only in `npm run test:full`. */
export const TIERS = { quick: '', full: 'full' } as const;

/**
 * Bundles the scenes of these tiers with the tests that the words in `asked` select. A word selects all paths that
 * contain it, such as `full/chinese/chinese.test.ts`.
 */
export async function bundleSuites(
  asked: readonly string[],
  tiers: readonly string[] = Object.values(TIERS),
): Promise<readonly SuiteScene[]> {
  const isAsked = (path: string) => asked.length === 0 || asked.some((arg) => path.includes(arg));
  const found = tiers.flatMap(sceneFolders).map((folder) => {
    const files = readdirSync(join(suites, folder)).filter((file) => file.endsWith('.test.ts'));
    return { folder, files: files.filter((file) => isAsked(`${folder}/${file}`)).sort() };
  });
  return Promise.all(found.filter(({ files }) => files.length > 0).map(bundleScene));
}

/** Paths below the suite: `plain`, or `full/chinese`. */
function sceneFolders(tier: string): readonly string[] {
  return readdirSync(join(suites, tier))
    .filter((name) => existsSync(join(suites, tier, name, 'scene.ts')))
    .map((name) => posix.join(tier, name));
}

interface Found {
  /** The path below the suite. */
  readonly folder: string;
  /** The names of the chosen test files. */
  readonly files: readonly string[];
}

async function bundleScene({ folder, files }: Found): Promise<SuiteScene> {
  const name = basename(folder);
  const scene = join(out, `${name}.scene.mjs`);
  const entry = join(out, `${name}.cjs`);
  const common: BuildOptions = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    sourcemap: 'inline',
  };
  const loads = files.map((file) => `require(${JSON.stringify(join(suites, folder, file))});`);
  await Promise.all([
    build({ ...common, entryPoints: [join(suites, folder, 'scene.ts')], outfile: scene, format: 'esm' }),
    build({
      ...common,
      stdin: {
        contents: `import { runMocha } from './run-mocha.ts';
export const run = () => runMocha(() => { ${loads.join('\n')} });`,
        resolveDir: join(root, 'test', 'support', 'editor'),
        loader: 'ts',
      },
      outfile: entry,
      format: 'cjs',
      external: ['vscode', 'mocha'],
    }),
  ]);
  // The query keeps Node from using the cached first bundle for a second one in the same process.
  const module: { scene: Scene } = await import(`${pathToFileURL(scene).href}?${Date.now()}`);
  return { name, scene: module.scene, entry };
}
