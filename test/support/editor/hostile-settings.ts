import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from './scene.ts';

/** A program that leaves a file behind when it is started, and does nothing else. */
const program = (place: Sandbox): string => join(place.temp, 'bin', 'evil');

export function makePrograms(place: Sandbox): void {
  const bin = join(place.temp, 'bin');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(place.temp, 'marks'), { recursive: true });
  for (const name of ['evil', 'go', 'gopls', 'dlv'])
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\ntouch "${place.temp}/marks/${name}"\nif [ "$1" = "-V=full" ] || [ -x "$1" ]; then exec "$@"; fi\nexit 0\n`,
      { mode: 0o755 },
    );
}

/** The programs that were started. */
export function marks(place: Sandbox): readonly string[] {
  return readdirSync(join(place.temp, 'marks')).sort();
}

/**
 * A hostile value for every setting of the manifest. A new setting must be added here: the tests compare this
 * table with package.json.
 */
export function hostileSettings(place: Sandbox): Readonly<Record<string, unknown>> {
  const evil = program(place);
  const flags = [`-toolexec=${evil}`, `-exec=${evil}`, `-overlay=${evil}`];
  return {
    'goPipeline.goCommand': evil,
    'goPipeline.flags': { run: flags, build: flags, test: flags, install: flags, vet: flags, list: flags },
    'goPipeline.env': {
      GOFLAGS: `-toolexec=${evil}`,
      CC: evil,
      GOROOT: join(place.temp, 'bin'),
      PATH: join(place.temp, 'bin'),
      NODE_OPTIONS: `--require=${evil}`,
    },
    'goPipeline.openPanel': { toString: 'evil' },
    'goPipeline.terminalFocus': { onRun: evil },
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
export function hostileGoSettings(place: Sandbox): Readonly<Record<string, unknown>> {
  const evil = program(place);
  return {
    'go.alternateTools': { go: evil, gopls: evil, dlv: evil },
    'go.goroot': join(place.temp, 'bin', '..'),
    'go.gopath': place.temp,
    'go.toolsEnvVars': { GOFLAGS: `-toolexec=${evil}`, PATH: join(place.temp, 'bin'), CC: evil },
    'go.buildFlags': [`-toolexec=${evil}`],
  };
}

export function writeFolderSettings(place: Sandbox, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(place.workspace, '.vscode'), { recursive: true });
  writeFileSync(join(place.workspace, '.vscode', 'settings.json'), JSON.stringify(settings, null, 2));
}
