import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OVERLAY_FILE = fileURLToPath(new URL('./a_traced_go_test.go', import.meta.url));

/**
 * cmd/go's script tests (`testdata/script` of its source), with the go command that they test.
 * @typedef {'pass' | 'fail' | 'skip'} Outcome
 * @typedef {{ status: number | null, outcomes: Map<string, Outcome>, log: string, traced: number,
 *   recorded: number, seconds: number }} Run
 *   `status` is the exit code of the test binary, which also fails if the tests leave files behind. `traced` counts the
 *   commands that started through the tracer, `recorded` those for which the tracer asked go for an action graph. A
 *   script whose outcome is missing was ended by the time limit.
 */
export class ScriptOracle {
  #goroot;
  #folder;
  #temp;

  /**
   * @param {string} goroot of the go under test
   * @param {string} folder for go's build cache and the logs; kept between runs
   * @param {string} temp for the test binary and what the scripts write. Outside of any repository: some scripts ask git
   *   where they are.
   */
  constructor(goroot, folder, temp) {
    this.#goroot = goroot;
    this.#folder = folder;
    this.#temp = temp;
    for (const path of [folder, join(folder, 'logs')]) mkdirSync(path, { recursive: true });
  }

  /** Builds cmd/go's test binary. Nothing in GOROOT is written. Throws if it cannot be built. */
  build() {
    const source = join(this.#goroot, 'src', 'cmd', 'go');
    const overlay = join(this.#temp, 'overlay.json');
    writeFileSync(
      overlay,
      JSON.stringify({ Replace: { [join(source, 'a_traced_go_test.go')]: OVERLAY_FILE } }),
    );
    const { status, stderr } = spawnSync(
      join(this.#goroot, 'bin', 'go'),
      [
        'test',
        '-c',
        '-vet=off',
        `-overlay=${overlay}`,
        `-ldflags=-X 'cmd/go_test.traceSettings=${this.#settings}'`,
        '-o',
        this.#binary,
        'cmd/go',
      ],
      { cwd: source, env: this.#environment, encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] },
    );
    if (status !== 0) throw new Error(`cmd/go's test binary could not be built:\n${stderr}`);
  }

  /**
   * Runs scripts; with `tracer`, the traced verbs start through it.
   * @param {{ pattern: string, long: boolean, log: string,
   *   tracer: { command: string[], verbs: string[] } | null }} options `pattern` as for `-test.run`; `log` names the
   *   file with the tests' output
   * @returns {Promise<Run>}
   */
  async run({ pattern, long, log, tracer }) {
    const file = join(this.#folder, 'logs', `${log}.log`);
    const commands = join(this.#temp, 'commands.log');
    rmSync(commands, { force: true });
    rmSync(this.#settings, { force: true });
    if (tracer !== null) {
      const lines = [tracer.verbs.join(' '), join(this.#temp, 'stores'), commands, ...tracer.command];
      writeFileSync(this.#settings, lines.map((line) => `${line}\n`).join(''));
    }
    const start = performance.now();
    const output = openSync(file, 'w');
    const args = [`-test.run=${pattern}`, '-test.v', `-test.timeout=${long ? '3h' : '1h'}`];
    if (!long) args.push('-test.short');
    let status;
    try {
      status = await exitOf(
        spawn(this.#binary, args, {
          cwd: join(this.#goroot, 'src', 'cmd', 'go'),
          env: this.#environment,
          stdio: ['ignore', output, output],
          // A process group of its own, which can be ended as a whole.
          detached: true,
        }),
      );
    } finally {
      closeSync(output);
      rmSync(this.#settings, { force: true });
    }
    const started = existsSync(commands) ? readFileSync(commands, 'utf8').split('\n') : [];
    return {
      status,
      outcomes: outcomesIn(readFileSync(file, 'utf8')),
      log: file,
      traced: started.filter((line) => line === 'traced').length,
      recorded: started.filter((line) => line === 'recorded').length,
      seconds: Math.round((performance.now() - start) / 1000),
    };
  }

  get #binary() {
    return join(this.#temp, 'go.test');
  }

  get #settings() {
    return join(this.#temp, 'settings');
  }

  /** Nothing of the user's. The scripts get their own environment from the test binary. */
  get #environment() {
    return {
      PATH: `${join(this.#goroot, 'bin')}${delimiter}${process.env.PATH}`,
      HOME: this.#temp,
      TMPDIR: this.#temp,
      GOCACHE: join(this.#folder, 'gocache'),
      GOENV: 'off',
      GOFLAGS: '',
      GOTOOLCHAIN: 'local',
      GOTELEMETRY: 'off',
    };
  }
}

/** How each script ended, by the tests' output. */
function outcomesIn(log) {
  const lines = log.matchAll(/^ {4}--- (PASS|FAIL|SKIP): TestScript\/(\S+) \(/gm);
  const outcomes = new Map([...lines].map(([, outcome, name]) => [name, outcome.toLowerCase()]));
  // Not a script: it compares the documentation of the scripts with their commands.
  outcomes.delete('README');
  return outcomes;
}

/** Ends the scripts that run now, and the commands that they have started. */
export function endScripts() {
  if (running !== null) process.kill(-running, 'SIGTERM');
}

/** The process group of the test binary. */
let running = null;

/** Its exit code; null if a signal ended it. */
function exitOf(child) {
  running = child.pid ?? null;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => {
    running = null;
  });
}
