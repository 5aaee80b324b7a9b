import { type ChildProcess, type SpawnOptionsWithoutStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Progress } from '../../src/core/trace/progress.ts';
import type { Recording } from '../../src/core/trace/recording.ts';
import { removeFolder } from './remove-folder.ts';

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Traced extends Finished {
  readonly recording: Recording;
  readonly progress: readonly Progress[];
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  readonly cwd?: string;
  /** The mode of the driver: `deep`, `plan`, `abort`. */
  readonly mode?: string;
  readonly onStart?: (child: ChildProcess) => void;
}

const runDir = () => {
  const dir = process.env['GOTRACE_TEST_DIR'];
  if (!dir) throw new Error('the tier needs test/support/go-run-setup.ts as its globalSetup');
  return dir;
};

/** A directory with the given files, and the go commands that run in it. */
export class GoWorkspace {
  readonly dir: string;
  readonly temp: string;
  readonly env: NodeJS.ProcessEnv;
  #runs = 0;

  constructor(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) {
    this.dir = realpathSync(mkdtempSync(path.join(runDir(), 'ws-')));
    // Next to the module instead of inside it, so that leftovers are visible.
    this.temp = realpathSync(mkdtempSync(path.join(runDir(), 'tmp-')));
    this.env = {
      ...process.env,
      GOCACHE: path.join(runDir(), 'gocache'),
      GOFLAGS: '',
      GOENV: 'off',
      GOTOOLCHAIN: 'local',
      TMPDIR: this.temp,
      TMP: this.temp,
      TEMP: this.temp,
      ...env,
    };
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.dir, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Changes every Go file a little, so that the next build compiles it again. */
  stamp(): void {
    for (const file of this.#goFiles()) {
      const text = readFileSync(file, 'utf8').replace(/\n\/\/ stamp .*\n$/, '\n');
      writeFileSync(file, `${text}// stamp ${process.pid} ${++this.#runs} ${this.dir}\n`);
    }
  }

  /** Not through links, which may lead to the toolchain of this machine. */
  #goFiles(): readonly string[] {
    return readdirSync(this.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.go'))
      .map((entry) => path.join(entry.parentPath, entry.name));
  }

  plain(argv: readonly string[], options: RunOptions = {}): Promise<Finished> {
    const [program = 'go', ...args] = argv;
    return this.start(program, args, options);
  }

  async traced(argv: readonly string[], options: RunOptions = {}): Promise<Traced> {
    const file = path.join(this.temp, `../recording-${path.basename(this.dir)}-${++this.#runs}.json`);
    const args = [path.join(runDir(), 'record-driver.mjs'), file, options.mode ?? '-', ...argv];
    const finished = await this.start(process.execPath, args, options);
    const { recording, progress, error } = JSON.parse(readFileSync(file, 'utf8'));
    if (error) throw new Error(`${error}\n${finished.stderr}`);
    return { ...finished, recording, progress };
  }

  /** The command line of the driver, for tests that start it themselves. */
  driver(argv: readonly string[], mode = '-'): { readonly argv: readonly string[]; readonly file: string } {
    const file = path.join(this.temp, `../recording-${path.basename(this.dir)}-${++this.#runs}.json`);
    return { argv: [process.execPath, path.join(runDir(), 'record-driver.mjs'), file, mode, ...argv], file };
  }

  start(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
    const spawnOptions: SpawnOptionsWithoutStdio = {
      cwd: options.cwd ?? this.dir,
      env: { ...this.env, ...options.env },
    };
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, spawnOptions);
      options.onStart?.(child);
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        resolve({
          stdout: Buffer.concat(out).toString('latin1'),
          stderr: Buffer.concat(err).toString('latin1'),
          code,
          signal,
        });
      });
      child.stdin.on('error', () => {});
      child.stdin.end(options.stdin ?? '');
    });
  }

  /** What go or the recorder left in the temporary directory. */
  leftovers(): readonly string[] {
    return readdirSync(this.temp);
  }

  /** Empties the temporary directory, for tests that kill the process that would have cleaned up. */
  clearTemp(): void {
    for (const name of this.leftovers()) removeFolder(path.join(this.temp, name));
  }

  sha256(name: string): string {
    return createHash('sha256')
      .update(readFileSync(path.join(this.dir, name)))
      .digest('hex');
  }

  has(name: string): boolean {
    return existsSync(path.join(this.dir, name));
  }

  remove(): void {
    removeFolder(this.dir);
    removeFolder(this.temp);
  }
}

/** The parts that differ from one run of the same command to the next. */
export function steady(text: string): string {
  return text
    .replaceAll(/go-build\d+/g, 'go-buildN')
    .replaceAll(/(?<=\\t|\b)\d+\.\d+s\b/g, 'N.NNs')
    .replaceAll(/"Elapsed":[\d.]+/g, '"Elapsed":N')
    .replaceAll(/"Time":"[^"]*"/g, '"Time":"T"')
    .replaceAll(/go-link-\d+/g, 'go-link-N')
    .replaceAll(/--build-id=0x[0-9a-f]+/g, '--build-id=ID')
    .replaceAll(/cgo-gcc-input-\d+/g, 'cgo-gcc-input-N');
}

export const GO_MOD = 'module ex.com/m\n\ngo 1.20\n';
