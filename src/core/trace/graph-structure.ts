import type { GraphAction } from '../events/events.ts';
import { sourceFilesOf } from '../go/tool-command.ts';

/** What the structure of a graph shows before anything runs. */
export interface GraphStructure {
  /** Per action: go's package text with the test variant, if the graph has it. */
  readonly packages: readonly string[];
  /** Per action: the package that its work counts for. */
  readonly owners: readonly string[];
  /** `b012` → the action of mode `build` (or `built-in package`) that works there. */
  readonly buildAt: ReadonlyMap<string, number>;
  /** `b012` → the link that works there. */
  readonly linkAt: ReadonlyMap<string, number>;
  /** Per action: the actions that depend on it. */
  readonly dependents: readonly (readonly number[])[];
}

const structures = new WeakMap<readonly GraphAction[], GraphStructure>();

/** Cached per graph, because a live trace is folded again and again over the same plan. */
export function structureOf(graph: readonly GraphAction[]): GraphStructure {
  const known = structures.get(graph);
  if (known !== undefined) return known;
  const structure = makeStructure(graph);
  structures.set(graph, structure);
  return structure;
}

/** `b012` of `/tmp/go-build42/b012/`, `$WORK/b012/` or `C:\…\b012\`; null if there is none. */
export function objdirName(objdir: string | null): string | null {
  if (objdir === null) return null;
  return /[\\/](b\d+)[\\/]?$/.exec(objdir)?.[1] ?? null;
}

export function isBuild(mode: string): boolean {
  return mode === 'build';
}

function makeStructure(graph: readonly GraphAction[]): GraphStructure {
  const buildAt = new Map<string, number>();
  const linkAt = new Map<string, number>();
  const dependents: number[][] = graph.map(() => []);
  for (const action of graph) {
    const objdir = objdirName(action.objdir);
    if (objdir !== null && isBuild(action.mode) && !buildAt.has(objdir)) buildAt.set(objdir, action.id);
    if (objdir !== null && action.mode === 'link' && !linkAt.has(objdir)) linkAt.set(objdir, action.id);
    for (const dep of action.deps) dependents[dep]?.push(action.id);
  }
  const partial = { buildAt, linkAt, dependents };
  const packages = namePackages(graph, partial);
  return { ...partial, packages, owners: findOwners(graph, partial, packages) };
}

type Links = Pick<GraphStructure, 'buildAt' | 'linkAt' | 'dependents'>;

/**
 * In go's graph, test variants have the name of the plain package. The variant of T for T's own test is
 * recognized by its compile command (it lists _test.go files), or because there is another, plain T; whatever
 * depends on it is a variant too (cmd/go/internal/load/test.go, recompileForTest).
 */
function namePackages(graph: readonly GraphAction[], links: Links): readonly string[] {
  const names = graph.map((action) => action.package);
  const buildsOf = new Map<string, number[]>();
  for (const action of graph) {
    if (!isBuild(action.mode)) continue;
    const builds = buildsOf.get(action.package);
    if (builds === undefined) buildsOf.set(action.package, [action.id]);
    else builds.push(action.id);
  }
  for (const link of graph) {
    if (link.mode !== 'link' || !link.package.endsWith('.test')) continue;
    const tested = link.package.slice(0, -'.test'.length);
    for (const dep of link.deps) {
      const build = graph[dep];
      if (build === undefined || !isBuild(build.mode)) continue;
      if (build.package === `${tested}_test`) names[dep] = `${tested}_test [${link.package}]`;
      if (build.package === tested && isTestVariant(graph, links, build, link, buildsOf.get(tested) ?? [])) {
        for (const id of variantsAbove(graph, links, dep, link.package)) {
          names[id] = `${graph[id]?.package ?? ''} [${link.package}]`;
        }
      }
    }
  }
  namePgoVariants(graph, buildsOf, names);
  // Actions in the same work directory belong to the same variant.
  for (const action of graph) {
    if (isBuild(action.mode) || action.mode === 'link' || action.package === '') continue;
    const objdir = objdirName(action.objdir);
    const build = objdir === null ? undefined : links.buildAt.get(objdir);
    if (build !== undefined && graph[build]?.package === action.package && action.mode !== 'test run') {
      names[action.id] = names[build] ?? action.package;
    }
  }
  return names;
}

/**
 * If one of several programs has a `default.pgo`, go builds separate packages for it (load.setPGOProfilePath).
 */
function namePgoVariants(
  graph: readonly GraphAction[],
  buildsOf: ReadonlyMap<string, readonly number[]>,
  names: string[],
): void {
  const profiles = new Set(graph.filter((action) => action.mode === PGO_MODE).map((action) => action.id));
  if (profiles.size === 0) return;
  for (const link of graph) {
    if (link.mode !== 'link' || link.package.endsWith('.test')) continue;
    for (const dep of link.deps) {
      const build = graph[dep];
      if (build === undefined || !isBuild(build.mode) || build.package === link.package) continue;
      if ((buildsOf.get(build.package)?.length ?? 0) < 2 || !build.deps.some((id) => profiles.has(id)))
        continue;
      names[dep] = `${build.package} [${link.package}]`;
    }
  }
}
const PGO_MODE = 'preprocess PGO profile';

function isTestVariant(
  graph: readonly GraphAction[],
  links: Links,
  build: GraphAction,
  link: GraphAction,
  sameName: readonly number[],
): boolean {
  if (build.commands.some(hasTestFiles)) return true;
  if (sameName.length < 2) return false;
  // A plain package serves others as well; a variant serves only its own test.
  if (!servesOnly(graph, links, build.id, link)) return false;
  return sameName.some((other) => other !== build.id && !link.deps.includes(other));
}

function hasTestFiles(command: string): boolean {
  return sourceFilesOf(command).some((file) => file.endsWith('_test.go'));
}

/** Whether every link above `start` is `link`; false as soon as another one is found. */
function servesOnly(graph: readonly GraphAction[], links: Links, start: number, link: GraphAction): boolean {
  const seen = new Set([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const above of links.dependents[id] ?? []) {
      const action = graph[above];
      if (action === undefined || seen.has(above)) continue;
      if (action.mode === 'link' && above !== link.id) return false;
      if (!WORKS_ON_PACKAGES.has(action.mode)) continue;
      seen.add(above);
      queue.push(above);
    }
  }
  return true;
}
const WORKS_ON_PACKAGES: ReadonlySet<string> = new Set(['build', 'nop', 'build check cache']);

/** The variant and all package builds that depend on it, except the test's generated main package. */
function variantsAbove(
  graph: readonly GraphAction[],
  links: Links,
  start: number,
  testMain: string,
): readonly number[] {
  const seen = new Set([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const above of links.dependents[id] ?? []) {
      const action = graph[above];
      if (action === undefined || !isBuild(action.mode) || action.package === testMain || seen.has(above))
        continue;
      seen.add(above);
      queue.push(above);
    }
  }
  return [...seen];
}

function findOwners(
  graph: readonly GraphAction[],
  links: Links,
  packages: readonly string[],
): readonly string[] {
  return graph.map((action) => {
    if (action.package !== '') return packages[action.id] ?? action.package;
    const objdir = objdirName(action.objdir);
    const build = objdir === null ? undefined : links.buildAt.get(objdir);
    if (build !== undefined) return packages[build] ?? '';
    return ownerAbove(graph, links, packages, action);
  });
}

/** A `nop` waits for one main package, a `test barrier` for one test (and the next barrier). */
function ownerAbove(
  graph: readonly GraphAction[],
  links: Links,
  packages: readonly string[],
  action: GraphAction,
): string {
  let owner = '';
  for (const above of links.dependents[action.id] ?? []) {
    const user = graph[above];
    if (user === undefined || user.package === '' || user.mode === 'build check cache') continue;
    const name = packages[above] ?? '';
    if (owner !== '' && owner !== name) return '';
    owner = name;
  }
  return owner;
}
