import path from 'node:path';
import type { EnvironmentFacts, Folder } from '../../src/core/analysis/environment/facts.ts';
import type { Setting } from '../../src/core/analysis/failure/facts.ts';

/** A healthy machine, with changes. `set` are variables of the process. */
export function environmentFacts(
  changes: Partial<EnvironmentFacts> = {},
  set: Readonly<Record<string, string>> = {},
): EnvironmentFacts {
  const setting = (name: string): Setting => ({
    name,
    value: set[name] ?? '',
    from: set[name] === undefined ? 'default' : 'process',
    place: null,
  });
  const programs = new Set(['go', 'git', 'gcc']);
  return {
    argv: ['go', 'build', './...'],
    verb: 'build',
    packages: ['./...'],
    directory: '/m',
    text: '',
    go: { version: 'go1.27.3', goroot: '/go' },
    refusal: null,
    gos: [{ path: '/go/bin/go', real: '/go/bin/go', version: 'go1.27.3' }],
    target: { goos: 'linux', goarch: 'amd64', cgo: true },
    host: { goos: 'linux', goarch: 'amd64' },
    context: {
      goos: 'linux',
      goarch: 'amd64',
      cgoEnabled: true,
      compiler: 'gc',
      tags: [],
      toolTags: [],
      releaseTags: [],
    },
    setting,
    files: {
      text: () => null,
      list: () => [],
      kind: () => null,
      program: (name) => (programs.has(name) ? `/usr/bin/${name}` : null),
      shown: (file) => file,
      resolve: (...parts) => path.posix.resolve('/m', ...parts),
    },
    packageDirectory: () => null,
    goMod: null,
    goWork: null,
    installation: {
      directory: '/go',
      version: 'go1.27.3',
      hasSources: true,
      tools: ['asm', 'compile', 'link', 'vet'].map((name) => ({ name, executable: true, version: null })),
    },
    folders: { cache: folder('/cache'), temp: folder('/tmp'), bin: null },
    path: ['/go/bin', '/usr/bin'],
    module: null,
    work: null,
    workAbove: null,
    hasModule: () => true,
    hasToolchain: () => false,
    real: (file) => file,
    gopath: ['/home/ann/go'],
    git: null,
    ...changes,
  };
}

export function folder(path: string, changes: Partial<Folder> = {}): Folder {
  return {
    path,
    existing: path,
    state: 'writable',
    noExec: false,
    network: null,
    freeBytes: 100 * 2 ** 30,
    ...changes,
  };
}
