import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages of a release of Debian, from the mirror that this machine uses, without installing them. */
export class DebianPackages {
  readonly #folder: string;
  readonly #options: readonly string[];

  /** Asks the mirror for the list of the release's packages. */
  constructor(release: string, folder: string) {
    this.#folder = join(folder, `apt-${release}`);
    const inside = (path: string): string => join(this.#folder, path);
    for (const path of ['state/lists/partial', 'cache/archives/partial', 'etc/preferences.d', 'packages'])
      mkdirSync(inside(path), { recursive: true });
    writeFileSync(inside('state/status'), '');
    writeFileSync(inside('etc/sources.list'), `deb ${mirror()} ${release} main\n`);
    this.#options = [
      `Dir::State=${inside('state')}`,
      `Dir::State::status=${inside('state/status')}`,
      `Dir::Cache=${inside('cache')}`,
      `Dir::Etc=${inside('etc')}`,
      'Dir::Etc::sourceparts=/dev/null',
      'Dir::Etc::trustedparts=/etc/apt/trusted.gpg.d',
      'APT::Sandbox::User=root',
      'Acquire::Languages=none',
      'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
    ].flatMap((option) => ['-o', option]);
    this.#apt(['update'], this.#folder);
  }

  /** Unpacks packages into a root; nothing of them is run. */
  unpack(names: readonly string[], root: string): void {
    const packages = join(this.#folder, 'packages');
    for (const name of names) {
      const has = () => readdirSync(packages).find((file) => file.startsWith(`${name}_`));
      if (has() === undefined) this.#apt(['download', name], packages);
      execFileSync('dpkg-deb', ['-x', join(packages, has() ?? ''), root]);
    }
  }

  #apt(args: readonly string[], cwd: string): void {
    execFileSync('apt-get', [...this.#options, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** With the key that signs it. */
function mirror(): string {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^debian\b.*\.sources$/.test(name))
    : [];
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const [address, key] = [/^URIs:\s*(\S+)/m, /^Signed-By:\s*(\/\S+)/m].map((one) => one.exec(text)?.[1]);
    if (address !== undefined) return `${key === undefined ? '' : `[signed-by=${key}] `}${address}`;
  }
  const list = existsSync('/etc/apt/sources.list') ? readFileSync('/etc/apt/sources.list', 'utf8') : '';
  const found = /^deb\s+((?:\[[^\]]*\]\s+)?\S*debian\/?)\s/m.exec(list)?.[1];
  if (found === undefined) throw new Error('apt has no mirror of Debian');
  return found;
}
