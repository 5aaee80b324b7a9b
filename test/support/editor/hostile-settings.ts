import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from './scene.ts';

/** A program that leaves a file behind when it is started, and does nothing else. */
const program = (sandbox: Sandbox): string => join(sandbox.temp, 'bin', 'evil');

export function makePrograms(sandbox: Sandbox): void {
  const bin = join(sandbox.temp, 'bin');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(sandbox.temp, 'marks'), { recursive: true });
  for (const name of ['evil', 'go', 'gopls', 'dlv'])
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\ntouch "${sandbox.temp}/marks/${name}"\nif [ "$1" = "-V=full" ] || [ -x "$1" ]; then exec "$@"; fi\nexit 0\n`,
      { mode: 0o755 },
    );
}

export function startedPrograms(sandbox: Sandbox): readonly string[] {
  return readdirSync(join(sandbox.temp, 'marks')).sort();
}

/**
 * A hostile value for every setting of the manifest. A new setting must be added here: the tests compare this
 * table with package.json.
 */
export function hostileSettings(sandbox: Sandbox): Readonly<Record<string, unknown>> {
  const evil = program(sandbox);
  const flags = [`-toolexec=${evil}`, `-exec=${evil}`, `-overlay=${evil}`];
  return {
    'goPipeline.goCommand': evil,
    'goPipeline.flags': { run: flags, build: flags, test: flags, install: flags, vet: flags, list: flags },
    'goPipeline.env': {
      GOFLAGS: `-toolexec=${evil}`,
      CC: evil,
      GOROOT: join(sandbox.temp, 'bin'),
      PATH: join(sandbox.temp, 'bin'),
      NODE_OPTIONS: `--require=${evil}`,
    },
    'goPipeline.openPanel': { toString: 'evil' },
    'goPipeline.terminalFocus': { onRun: evil },
    'goPipeline.inheritStderr': { toString: evil },
    'goPipeline.statusBar': `$(x) [click](command:workbench.action.quit) ${evil}`,
    'goPipeline.predict': 'onSave',
    'goPipeline.explain': evil,
    'goPipeline.history': [evil],
    'goPipeline.codeLens': { command: evil },
    'goPipeline.gutterIcon': evil,
    'goPipeline.explorerBadges': 17,
    'goPipeline.diagnostics': null,
  };
}

/** Settings that the Go extension reads; in trusted folders we read them too. */
export function hostileGoSettings(sandbox: Sandbox): Readonly<Record<string, unknown>> {
  const evil = program(sandbox);
  return {
    'go.alternateTools': { go: evil, gopls: evil, dlv: evil },
    'go.goroot': join(sandbox.temp, 'bin', '..'),
    'go.gopath': sandbox.temp,
    'go.toolsEnvVars': { GOFLAGS: `-toolexec=${evil}`, PATH: join(sandbox.temp, 'bin'), CC: evil },
    'go.buildFlags': [`-toolexec=${evil}`],
  };
}

export function writeFolderSettings(sandbox: Sandbox, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(sandbox.workspace, '.vscode'), { recursive: true });
  writeFileSync(join(sandbox.workspace, '.vscode', 'settings.json'), JSON.stringify(settings, null, 2));
}
