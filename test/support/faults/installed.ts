import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { GoInstallation } from './fault-lab.ts';

const minorOf = (version: string) => Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0);

/** The go on PATH, and every other version that was downloaded as a toolchain. */
export function installedGos(): readonly GoInstallation[] {
  const own = spawnSync('go', ['env', 'GOROOT', 'GOVERSION', 'GOMODCACHE'], {
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  const [goroot = '', version = '', cache = ''] = own.stdout.trim().split('\n');
  const downloaded = path.join(cache, 'golang.org');
  const others = existsSync(downloaded)
    ? readdirSync(downloaded).flatMap((name) => {
        const found = /^toolchain@v0\.0\.1-(go1\.\d+\.\d+)\./.exec(name)?.[1];
        return found === undefined
          ? []
          : [{ goroot: path.join(downloaded, name), minor: minorOf(found), modCache: cache }];
      })
    : [];
  return [
    { goroot, minor: minorOf(version), modCache: cache },
    ...others.filter(({ minor }) => minor !== minorOf(version)),
  ];
}
