import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readTrace } from '../../../src/core/trace/read-trace.ts';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';
import { type ExpectedSink, LiveServer, type Order } from '../../../src/host/live/live-server.ts';
import { editorHandoffEnv } from '../../../src/protocol/live/editor-handoff.ts';
import { HANDOFF_VARIABLE } from '../../../src/protocol/live/handoff-variable.ts';
import { builtCli, CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';
import { listProcesses } from '../../support/process-list.ts';

const PROGRAM = `package main

import (
	"fmt"
	"os"
	"sort"
	"time"

	"ex.com/m/lib"
)

func main() {
	fmt.Println("hello", lib.Name())
	switch os.Args[len(os.Args)-1] {
	case "env":
		env := os.Environ()
		sort.Strings(env)
		for _, one := range env {
			fmt.Println(one)
		}
	case "forever":
		time.Sleep(time.Hour)
	}
}
`;

const LIB = 'package lib\n\nfunc Name() string { return "ann" }\n';

let workspace: GoWorkspace;
let user: CliUser;
let server: LiveServer;
beforeAll(async () => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'main.go': PROGRAM,
    'lib/lib.go': LIB,
    'broken/broken.go': 'package broken\n\nfunc F() int {\n\treturn "x"\n}\n',
  });
  user = new CliUser(workspace);
  server = new LiveServer();
  await workspace.plain(['go', 'build', '-o', path.join(workspace.temp, 'warm'), '.']);
});
afterEach(() => workspace.clearTemp());
afterAll(() => {
  server.dispose();
  workspace.remove();
});

/** The editor side of one traced command. */
class Editor {
  readonly views: TraceView[] = [];
  readonly heard: string[] = [];
  readonly defects: unknown[] = [];
  traceText: string | null = null;
  savedAs: string | null = null;
  isGone = false;
  #order: Order | null = null;

  async env(): Promise<NodeJS.ProcessEnv> {
    const { address, token } = await server.expect((order) => {
      this.#order = order;
      return this.#sink();
    }, 'once');
    return hostEnv({ address, token });
  }

  order(type: 'interrupt' | 'kill'): boolean {
    return this.#order?.({ type }) ?? false;
  }

  #sink(): ExpectedSink {
    return {
      hello: ({ argv, verb }) => this.heard.push(`hello ${verb} ${argv.join(' ')}`),
      view: (view) => this.views.push(view),
      end: ({ exitCode, signal }) => this.heard.push(`end ${exitCode} ${signal}`),
      trace: (text) => {
        this.traceText = text;
      },
      saved: (id) => {
        this.savedAs = id;
        this.heard.push('saved');
      },
      fault: (message) => this.heard.push(`fault ${message}`),
      defect: (error) => this.defects.push(error),
      gone: () => {
        this.isGone = true;
      },
    };
  }

  async until(what: (editor: this) => boolean): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (!what(this) && Date.now() < deadline) await sleep(20);
    expect(what(this)).toBe(true);
  }
}

/** Excludes zombie processes, which have ended and wait for their parent. */
const isRunning = (pid: number): boolean => listProcesses().some((entry) => entry.pid === pid);

function hostEnv(live: { address: string; token: string } | null): NodeJS.ProcessEnv {
  return editorHandoffEnv({ live, go: null, hold: false, locale: 'en' });
}

/** Omits times, which are exact only at the end. */
const reasonsOf = (view: TraceView | undefined) =>
  view?.why?.causes.map(({ reasons, roots, cascade, work }) => ({ reasons, roots, cascade, work }));

test('the editor gets the plan, the compiled packages, the end, and the ID of the trace', async () => {
  workspace.stamp();
  const editor = new Editor();
  const { code } = await user.run(['trace', 'go', 'build', '-o', 'out', '.'], { env: await editor.env() });
  await editor.until(({ isGone }) => isGone);
  expect(code).toBe(0);
  expect(editor.heard).toEqual(['hello build go build -o out .', 'end 0 null', 'saved']);
  expect(editor.defects).toEqual([]);
  const states = editor.views.map(({ header }) => header.state);
  expect(states.slice(0, 1)).toEqual(['running']);
  const last = editor.views.at(-1);
  expect(last).toMatchObject({ header: { state: 'done', exitCode: 0 }, totals: { rebuilt: 2 } });
  expect(last?.why).not.toBeNull();
  expect(editor.savedAs).not.toBeNull();
  // The user's own screen is not redacted, so that files can be opened.
  expect(last?.header.directory).toBe(workspace.dir);
});

test.each([
  ['with stderr of its own', []],
  ['with an inherited stderr', ['--inherit-stderr']],
])('the picture shows that a test runs, %s', async (_, options) => {
  const file = path.join(workspace.temp, 'go-on');
  workspace.write({
    'slow/slow_test.go': `package slow

import (
	"os"
	"testing"
	"time"
)

func TestWaits(t *testing.T) {
	for {
		if _, err := os.Stat(${JSON.stringify(file)}); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}
`,
  });
  // So that only the test itself is waited for below.
  await workspace.plain(['go', 'test', '-count=1', '-run=none', './slow']);
  const editor = new Editor();
  const argv = ['trace', ...options, 'go', 'test', '-count=1', './slow'];
  const running = user.run(argv, { env: await editor.env() });
  const testRow = () => editor.views.at(-1)?.rows.find(({ kind }) => kind === 'test');
  await editor.until(() => testRow()?.state === 'running');
  await writeFile(file, '');
  expect((await running).code).toBe(0);
  await editor.until(({ isGone }) => isGone);
  expect(testRow()).toMatchObject({ state: 'done', outcome: 'miss' });
  // A result from the cache is no test that runs.
  await user.run(['trace', 'go', 'test', './slow']);
  const again = new Editor();
  await user.run(['trace', ...options, 'go', 'test', './slow'], { env: await again.env() });
  await again.until(({ isGone }) => isGone);
  expect(
    again.views.filter(({ rows }) => rows.some(({ kind, state }) => kind === 'test' && state === 'running')),
  ).toEqual([]);
});

test('without a history the trace itself is sent, and is stored nowhere', async () => {
  const editor = new Editor();
  await user.run(['trace', '--no-history', 'go', 'build', '-o', 'out', '.'], { env: await editor.env() });
  await editor.until(({ isGone }) => isGone);
  expect(editor.savedAs).toBeNull();
  expect(readTrace(editor.traceText ?? '').command.argv).toEqual(['go', 'build', '-o', 'out', '.']);
});

test('the program has exactly the environment that it would have without the editor', async () => {
  const without = await user.run(['trace', '--quiet', 'go', 'run', '.', 'env']);
  const editor = new Editor();
  const within = await user.run(['trace', '--quiet', 'go', 'run', '.', 'env'], { env: await editor.env() });
  expect(within.stdout).toBe(without.stdout);
  expect(within.stdout).not.toMatch(/ELECTRON_RUN_AS_NODE|GO_BUILD_PIPELINE/);
  await editor.until(({ isGone }) => isGone);
});

test('a server under go run shows its finished build while it runs, and ends on request', async () => {
  const editor = new Editor();
  const running = user.run(['trace', 'go', 'run', '.', 'forever'], { env: await editor.env() });
  await editor.until(({ views }) => views.at(-1)?.program != null);
  expect(editor.views.at(-1)?.header.state).toBe('running');
  expect(editor.order('interrupt')).toBe(true);
  expect((await running).code).not.toBe(0);
  await editor.until(({ isGone }) => isGone);
  expect(editor.views.at(-1)?.header.state).toBe('interrupted');
});

test('a rebuilt server has reasons while it runs, from the IDs of its compile commands', async () => {
  await user.run(['trace', '--quiet', 'go', 'run', '.', 'once']);
  workspace.write({ 'lib/lib.go': `${LIB}\nfunc New() {}\n` });
  const editor = new Editor();
  const running = user.run(['trace', 'go', 'run', '.', 'forever'], { env: await editor.env() });
  await editor.until(({ views }) => views.at(-1)?.why != null);
  const view = editor.views.at(-1);
  expect(view).toMatchObject({ header: { state: 'running', provisional: true }, totals: { rebuilt: 2 } });
  expect(view?.why?.causes).toMatchObject([{ importPath: 'ex.com/m/lib', work: { packages: 2 } }]);
  expect(JSON.stringify(view?.why?.causes)).toContain('lib.go');
  editor.order('interrupt');
  await running;
  await editor.until(({ isGone }) => isGone);
  // The final reasons are the same, now confirmed, and no picture in between removes them.
  const after = editor.views.slice(editor.views.indexOf(view as TraceView));
  expect(after.every(({ why }) => why !== null)).toBe(true);
  expect(after.at(-1)?.header).toMatchObject({ provisional: false });
  expect(reasonsOf(after.at(-1))).toEqual(reasonsOf(view));
});

test('a server that ends with its terminal keeps its reasons, in the editor and in the history', async () => {
  workspace.write({ 'lib/lib.go': `${LIB}\nfunc Newer() {}\n` });
  const editor = new Editor();
  let child: ChildProcess | null = null;
  const running = user.run(['trace', 'go', 'run', '.', 'forever'], {
    env: await editor.env(),
    onStart: (started) => {
      child = started;
    },
  });
  await editor.until(({ views }) => views.at(-1)?.why != null);
  const view = editor.views.at(-1);
  child = child as ChildProcess | null;
  child?.kill('SIGHUP');
  await running;
  await editor.until(({ isGone }) => isGone);
  const last = editor.views.at(-1);
  expect(last?.header).toMatchObject({ state: 'interrupted' });
  expect(reasonsOf(last)).toEqual(reasonsOf(view));
  expect(JSON.stringify(last?.why?.causes)).toContain('lib.go');
  const { stdout } = await user.run(['explain']);
  expect(stdout).toContain('lib.go');
});

test('a file that changes while the program starts is not taken for the reason', async () => {
  workspace.write({
    'changes/main.go': `package main

import (
	"os"
	"time"

	"ex.com/m/lib"
)

func main() {
	os.WriteFile(os.Args[1], []byte(os.Args[2]), 0o644)
	time.Sleep(time.Hour)
	println(lib.Name())
}
`,
  });
  await workspace.plain(['go', 'build', '-o', path.join(workspace.temp, 'warm'), './lib']);
  const editor = new Editor();
  const late = [path.join(workspace.dir, 'lib/lib.go'), LIB.replace('ann', 'late')];
  const running = user.run(['trace', 'go', 'run', './changes', ...late], { env: await editor.env() });
  await editor.until(({ views }) => views.at(-1)?.why != null);
  const view = editor.views.at(-1);
  const compiled = view?.rows.filter(({ stage, outcome }) => stage === 'compile' && outcome === 'miss');
  expect(compiled?.map(({ importPath }) => importPath)).toEqual(['ex.com/m/changes']);
  expect(view?.why?.causes.map(({ reasons }) => reasons.map(({ id }) => id))).toEqual([['inputsUnknown']]);
  expect(JSON.stringify(view?.why)).not.toContain('lib.go');
  editor.order('kill');
  await running;
  workspace.write({ 'lib/lib.go': LIB });
  await editor.until(({ isGone }) => isGone);
});

test('a program that ignores an interrupt is killed on request', async () => {
  workspace.write({
    'stubborn/main.go': `package main

import (
	"fmt"
	"os"
	"os/signal"
	"time"
)

func main() {
	signal.Ignore(os.Interrupt)
	fmt.Println("ready", os.Getpid())
	time.Sleep(time.Hour)
}
`,
  });
  const editor = new Editor();
  let out = '';
  const running = user.run(['trace', '--quiet', 'go', 'run', './stubborn'], {
    env: await editor.env(),
    onStart: (child) => child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString())),
  });
  await editor.until(() => out.includes('ready'));
  editor.order('interrupt');
  const pid = Number(/ready (\d+)/.exec(out)?.[1]);
  expect(isRunning(pid)).toBe(true);
  editor.order('kill');
  await running;
  expect(isRunning(pid)).toBe(false);
  await editor.until(({ isGone }) => isGone);
});

test('a client without the token is not accepted', async () => {
  const editor = new Editor();
  const { address } = JSON.parse((await editor.env())[HANDOFF_VARIABLE] ?? '').live;
  const { code } = await user.run(['trace', '--quiet', 'go', 'build', '-o', 'out', '.'], {
    env: hostEnv({ address, token: 'guessed' }),
  });
  expect({ code, heard: editor.heard, views: editor.views }).toEqual({
    code: 0,
    heard: [],
    views: [],
  });
});

test('a gigabyte of output does not stay in memory in either process', async () => {
  workspace.write({
    'flood/main.go': `package main

import "os"

func main() {
	line := make([]byte, 1<<20)
	for i := range line {
		line[i] = 'x'
	}
	for i := 0; i < 1<<10; i++ {
		os.Stderr.Write(line)
	}
}
`,
  });
  const editor = new Editor();
  const env = { ...user.env, ...(await editor.env()) };
  const args = [builtCli(), 'trace', '--quiet', 'go', 'run', './flood'];
  const child = spawn(process.execPath, args, { cwd: workspace.dir, env, stdio: 'ignore' });
  let peakKb = 0;
  while (child.exitCode === null && child.signalCode === null) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    await sleep(10);
  }
  expect(child.exitCode).toBe(0);
  expect(peakKb).toBeGreaterThan(0);
  expect(peakKb).toBeLessThan(300_000);
  await editor.until(({ isGone }) => isGone);
  // Output of the program goes only to the terminal.
  expect(JSON.stringify(editor.views.at(-1)).length).toBeLessThan(1_000_000);
});

test('a compile error reaches the picture with its position', async () => {
  const editor = new Editor();
  const { code } = await user.run(['trace', 'go', 'build', './broken'], { env: await editor.env() });
  await editor.until(({ isGone }) => isGone);
  expect(code).toBe(1);
  expect(editor.views.at(-1)?.diagnostics).toMatchObject([{ file: 'broken/broken.go', line: 4 }]);
});

test.each([
  ['that never listened', null],
  ['that hears nothing and takes nothing', 'deaf'],
  ['that hangs up at once', 'rude'],
])('an editor %s does not affect the command', async (_, kind) => {
  const address = path.join(workspace.temp, 'socket');
  const listener = createServer((socket) => {
    socket.on('error', () => {});
    if (kind === 'rude') socket.destroy();
    else socket.pause();
  });
  if (kind !== null) await new Promise<void>((resolve) => listener.listen(address, resolve));
  const env = hostEnv({ address, token: 'x' });
  const { code, stdout, stderr } = await user.run(['trace', '--quiet', 'go', 'run', '.'], { env });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'hello ann\n', stderr: '' });
  listener.close();
});

test('an invalid handoff is ignored', async () => {
  const env = { [HANDOFF_VARIABLE]: '{"live": {"address": 3}}' };
  const { code, stdout } = await user.run(['trace', '--quiet', 'go', 'run', '.', 'env'], { env });
  expect(code).toBe(0);
  expect(stdout).not.toContain(HANDOFF_VARIABLE);
});

test('the help does not mention the handoff', async () => {
  const { stdout } = await workspace.start(process.execPath, [builtCli(), 'trace', '--help']);
  expect(stdout).not.toMatch(/live|hold|host/i);
});
