import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliUser } from './built-cli.ts';
import { GoWorkspace } from './go-workspace.ts';

/** What `verify-cache --json` printed, in short. */
export interface Verified {
  readonly code: number | null;
  readonly compared: number;
  /** `ex.com/m/when: cCompiler when.go`, sorted. */
  readonly differences: readonly string[];
  /** `link ex.com/m: vcsStamp vcs.modified`, sorted; ` (own output)` if it is one. */
  readonly changed: readonly string[];
  readonly consequences: readonly string[];
  /** The text for people. */
  readonly output: string;
}

/** A program in a git repository, outside the temporary directory where builds work. */
export class VerifyLab {
  readonly workspace: GoWorkspace;
  readonly user: CliUser;

  constructor(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) {
    const vcs = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    this.workspace = new GoWorkspace(
      { 'go.mod': 'module ex.com/m\n\ngo 1.20\n', ...files },
      { CGO_ENABLED: '1', ...vcs, ...env },
    );
    this.user = new CliUser(this.workspace);
    this.git('init', '-q');
    this.commit();
  }

  /** A shell script outside the program; `$state` is a directory that the builds share. */
  script(name: string, text: string): string {
    const file = join(this.workspace.temp, 'tools', name);
    mkdirSync(join(dirname(file), 'state'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\nstate='${join(dirname(file), 'state')}'\n${text}`);
    chmodSync(file, 0o755);
    return file;
  }

  git(...args: readonly string[]): string {
    const as = ['-c', 'user.name=ann', '-c', 'user.email=ann@example.com'];
    return execFileSync('git', [...as, ...args], {
      cwd: this.workspace.dir,
      env: this.workspace.env,
      encoding: 'utf8',
    });
  }

  commit(): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'all');
  }

  /** Changes that the last command left, as git sees them. */
  status(): string {
    return this.git('status', '--porcelain', '--ignored');
  }

  modified(name: string): number {
    return statSync(join(this.workspace.dir, name)).mtimeMs;
  }

  async verify(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Verified> {
    const { stdout, stderr, code } = await this.user.run(['verify-cache', '--json', ...args], { env });
    if (!stdout.startsWith('{')) throw new Error(`${code}: ${stderr}${stdout}`);
    const found = JSON.parse(stdout);
    const name = (words: readonly string[]): string => words.filter((word) => word !== '').join(' ');
    return {
      code,
      compared: found.compared,
      differences: found.differences
        .flatMap(({ step, parts }: { step: string; parts: { part: string; files: string[] }[] }) =>
          parts.map(({ part, files }) => name([`${step}:`, part, ...files])),
        )
        .sort(),
      changed: found.changedInputs
        .flatMap(
          (one: { steps: string[]; reasons: { id: string; subject: string }[]; isOwnOutput: boolean }) =>
            one.reasons.map(({ id, subject }) =>
              name([
                one.steps.length > 3
                  ? `${one.steps.length > 10 ? 'all' : one.steps.length}:`
                  : `${one.steps.join(' ')}:`,
                id,
                subject,
                one.isOwnOutput ? '(own output)' : '',
              ]),
            ),
        )
        .sort(),
      consequences: found.consequences,
      output: stderr,
    };
  }

  remove(): void {
    this.workspace.remove();
  }
}

/** Two digits of nanoseconds may agree by chance; a counter never does. */
export const NEXT = 'n=$(ls "$state" | wc -l); n=$((n)); : >"$(mktemp "$state/XXXXXXXX")"\n';
