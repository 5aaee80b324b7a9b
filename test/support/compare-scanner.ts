import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BuildContext } from '../../src/core/source/build-context.ts';
import { type SourceFile, scanDirectory } from '../../src/core/source/scan-directory.ts';
import { scanGoFile } from '../../src/core/source/scan-go-file.ts';

export interface Platform {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
}

export const PLATFORMS: readonly Platform[] = [
  { name: 'linux/amd64', env: { GOOS: 'linux', GOARCH: 'amd64', CGO_ENABLED: '1' } },
  { name: 'windows/arm64', env: { GOOS: 'windows', GOARCH: 'arm64', CGO_ENABLED: '0' } },
  { name: 'js/wasm', env: { GOOS: 'js', GOARCH: 'wasm', CGO_ENABLED: '0' } },
  { name: 'linux/amd64 without cgo', env: { GOOS: 'linux', GOARCH: 'amd64', CGO_ENABLED: '0' } },
];

export interface Comparison {
  readonly directories: number;
  readonly files: number;
  /** One line each: go's answer and the scanner's. */
  readonly differences: readonly string[];
}

const FIELDS = 'Dir,Name,GoFiles,CgoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles,InvalidGoFiles,Error';

/** Compares `go list` and the scanner for every directory below `root` that `keep` accepts. */
export async function compareScanner(
  root: string,
  platform: Platform,
  scans: Map<string, SourceFile[]>,
  keep: (directory: string) => boolean = () => true,
): Promise<Comparison> {
  const directories = [...goDirectories(root)].filter(keep);
  const context = await contextOf(root, platform);
  const listed = new Map<string, Record<string, unknown>>();
  for (let i = 0; i < directories.length; i += 250) {
    const some = directories.slice(i, i + 250).map((dir) => packageArgument(root, dir));
    const text = await go(root, platform, ['list', '-e', '-find', `-json=${FIELDS}`, ...some]);
    for (const object of splitJson(text)) listed.set(String(object.Dir), object);
  }
  const differences: string[] = [];
  let files = 0;
  for (const directory of directories) {
    const sources = scans.get(directory) ?? readSources(directory);
    scans.set(directory, sources);
    files += sources.length;
    const theirs = listed.get(directory);
    if (theirs === undefined) {
      differences.push(`${directory}: go lists no such package`);
      continue;
    }
    const a = describeGo(theirs);
    const b = describeScan(sources, context);
    if (a !== b) differences.push(`${platform.name} ${directory}\n  go      ${a}\n  scanner ${b}`);
  }
  return { directories: directories.length, files, differences };
}

/** go knows vendored packages of the standard library and of cmd only by import path. */
function packageArgument(root: string, directory: string): string {
  const path = relative(root, directory).replaceAll('\\', '/');
  const prefix = root.endsWith('cmd') ? 'cmd/' : '';
  return /^vendor\//.test(path) ? `${prefix}${path}` : `./${path}`;
}

function describeGo(listed: Record<string, unknown>): string {
  const names = (key: string) => ((listed[key] as string[] | undefined) ?? []).join(' ');
  const keys = ['GoFiles', 'CgoFiles', 'TestGoFiles', 'XTestGoFiles', 'IgnoredGoFiles', 'InvalidGoFiles'];
  return [String(listed.Name ?? ''), ...keys.map(names)].join(' | ');
}

function describeScan(sources: readonly SourceFile[], context: BuildContext): string {
  const scan = scanDirectory(sources, context);
  const included = (kind: string) =>
    scan.included.filter((file) => file.kind === kind).map(({ name }) => name);
  const ignored = scan.excluded.filter(({ why }) => why.kind !== 'prefix').map(({ name }) => name);
  const invalid = scan.invalid.map(({ name }) => name);
  const groups = [included('go'), included('cgo'), included('test'), included('xtest'), ignored, invalid];
  return [scan.packageName, ...groups.map((names) => names.join(' '))].join(' | ');
}

export function readSources(directory: string): SourceFile[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.go'))
    .map(({ name }) => ({ name, scan: scanGoFile(readFileSync(join(directory, name))) }));
}

function* goDirectories(directory: string): Generator<string> {
  const entries = readdirSync(directory, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith('.go'))) yield directory;
  for (const entry of entries) {
    // `builtin` is documentation, and go does not accept a package argument with an @ as a directory.
    if (!entry.isDirectory() || /^(\.git|builtin)$|@/.test(entry.name)) continue;
    const below = join(directory, entry.name);
    if (readdirSync(below).includes('go.mod')) continue;
    yield* goDirectories(below);
  }
}

async function contextOf(root: string, platform: Platform): Promise<BuildContext> {
  const form =
    '{{context.GOOS}} {{context.GOARCH}} {{context.CgoEnabled}} {{join context.ToolTags ","}} {{join context.ReleaseTags ","}}';
  const [goos = '', goarch = '', cgo, tools = '', releases = ''] = (
    await go(root, platform, ['list', '-f', form, 'unsafe'])
  )
    .trim()
    .split(' ');
  return {
    goos,
    goarch,
    cgoEnabled: cgo === 'true',
    compiler: 'gc',
    tags: [],
    toolTags: tools.split(','),
    releaseTags: releases.split(','),
  };
}

function go(cwd: string, platform: Platform, argv: readonly string[]): Promise<string> {
  const env = { ...process.env, ...platform.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  return new Promise((resolve, reject) => {
    execFile('go', [...argv], { cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error !== null && stdout === '') reject(new Error(`go ${argv.slice(0, 4).join(' ')}: ${stderr}`));
      else resolve(stdout);
    });
  });
}

function splitJson(text: string): Record<string, unknown>[] {
  return text
    .split(/^}$/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(`${part}}`) as Record<string, unknown>);
}
