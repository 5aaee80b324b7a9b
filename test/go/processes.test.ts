// cspell:ignore qefc
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Recording } from '../../src/core/trace/recording.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';
import { descendantsOf, listProcesses } from '../support/process-list.ts';

const PROGRAM = `package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	switch os.Args[1] {
	case "trap":
		c := make(chan os.Signal, 10)
		signal.Notify(c, os.Interrupt, syscall.SIGTERM)
		fmt.Println("ready")
		n := 0
		var last os.Signal
		last = <-c
		n++
		for wait := time.After(400 * time.Millisecond); ; {
			select {
			case last = <-c:
				n++
				continue
			case <-wait:
			}
			break
		}
		fmt.Println("got", n, last)
		os.Exit(7)
	case "serve":
		fmt.Println("ready")
		time.Sleep(time.Hour)
	case "stubborn":
		signal.Ignore(os.Interrupt, syscall.SIGTERM)
		fmt.Println("ready")
		time.Sleep(time.Hour)
	case "daemon":
		child := exec.Command("sleep", "3600")
		child.Stderr = os.Stderr
		child.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
		child.Start()
		fmt.Fprintln(os.Stderr, "daemon", child.Process.Pid)
	case "tty":
		tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Fprint(tty, "Password: ")
		line, _ := bufio.NewReader(tty).ReadString('\\n')
		fmt.Println("got", len(strings.TrimSpace(line)))
	case "modes":
		for i, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
			info, _ := f.Stat()
			fmt.Println(i, info.Mode()&os.ModeCharDevice != 0)
		}
	}
}
`;

describe.skipIf(process.platform === 'win32')('processes', () => {
  let workspace: GoWorkspace;
  const started: ChildProcess[] = [];
  beforeAll(async () => {
    workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM });
    await workspace.plain(['go', 'run', '.', 'none']);
  });
  afterEach(() => {
    for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  });
  afterAll(() => workspace.remove());

  /** Starts the recorder without a terminal, and waits until the program reports that it is ready. */
  async function begin(argv: readonly string[], mode = '-') {
    const { argv: line, file } = workspace.driver(['go', 'run', '.', ...argv], mode);
    const [program = '', ...args] = line;
    const child = spawn(program, args, { cwd: workspace.dir, env: workspace.env });
    started.push(child);
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk;
        if (stdout.includes('ready')) resolve();
      });
      void ended.then(() => resolve());
    });
    await goWaitsFor(child);
    const tree = descendantsOf(child.pid ?? 0);
    const recording = (): Recording => JSON.parse(readFileSync(file, 'utf8')).recording;
    return { child, ended, tree, recording, stdout: () => stdout, stderr: () => stderr };
  }

  /**
   * go takes care of signals only after it has started the program, just before it waits for it
   * (cmd/go/internal/base, RunStdin): until then SIGINT ends go itself, traced or not.
   */
  async function goWaitsFor(child: ChildProcess): Promise<void> {
    if (process.platform !== 'linux') return;
    await expect.poll(() => child.exitCode !== null || waits(child), { interval: 10 }).toBe(true);
  }

  function waits(child: ChildProcess): boolean {
    const go = descendantsOf(child.pid ?? 0).find((entry) => GO.test(entry.command));
    if (!go) return false;
    const channels = threadsOf(go.pid);
    // A kernel that does not disclose this returns 0.
    return channels.includes('do_wait') || channels.every((channel) => channel === '0');
  }

  /** The kernel function in which each thread of a process sleeps. */
  function threadsOf(pid: number): readonly string[] {
    try {
      const tasks = `/proc/${pid}/task`;
      return readdirSync(tasks).map((thread) => readFileSync(`${tasks}/${thread}/wchan`, 'utf8'));
    } catch {
      return [];
    }
  }

  const running = (pids: readonly number[]) => listProcesses().filter((entry) => pids.includes(entry.pid));
  /** Never 0, which would signal our own process group. */
  function pidOf(tree: ReturnType<typeof descendantsOf>, command: RegExp): number {
    const found = tree.find((entry) => command.test(entry.command));
    if (!found)
      throw new Error(`no process ${command} among\n${tree.map((entry) => entry.command).join('\n')}`);
    return found.pid;
  }
  const GO = /^go run /;
  const PROGRAM_NAME = /[\\/]m (trap|serve|stubborn)$/;

  test('SIGINT reaches the program once, and it exits in its own way', async () => {
    const run = await begin(['trap']);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(1);
    expect(run.stdout()).toBe('ready\ngot 1 interrupt\n');
    expect(run.stderr()).toBe('exit status 7\n');
    expect(run.recording()).toMatchObject({
      interrupted: true,
      end: { exitCode: 1, signal: null },
      programEnd: { exitCode: 7, signal: null },
    });
    expect(run.recording().final).not.toBeNull();
    expect(running(run.tree.map((entry) => entry.pid))).toEqual([]);
    expect(workspace.leftovers()).toEqual([]);
  });

  test('a second SIGINT reaches it too', async () => {
    const run = await begin(['trap']);
    run.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    run.child.kill('SIGINT');
    await run.ended;
    expect(run.stdout()).toBe('ready\ngot 2 interrupt\n');
  });

  test('SIGTERM ends go and a server, and nothing is left behind', async () => {
    const run = await begin(['serve']);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(128 + 15);
    expect(run.recording()).toMatchObject({ interrupted: true, final: null, end: { signal: 'SIGTERM' } });
    expect(run.recording().plan).not.toBeNull();
    expect(running(run.tree.map((entry) => entry.pid))).toEqual([]);
    expect(workspace.leftovers()).toEqual([]);
  });

  test('a killed program is reported by go', async () => {
    const run = await begin(['serve']);
    process.kill(pidOf(run.tree, PROGRAM_NAME), 'SIGKILL');
    expect(await run.ended).toBe(1);
    expect(run.stderr()).toBe('signal: killed\n');
    expect(run.recording()).toMatchObject({
      interrupted: false,
      programEnd: { exitCode: null, signal: 'killed' },
    });
  });

  test('when go is killed, its program ends and its work directory is removed', async () => {
    workspace.stamp();
    const run = await begin(['serve']);
    process.kill(pidOf(run.tree, GO), 'SIGKILL');
    expect(await run.ended).toBe(128 + 9);
    expect(run.recording()).toMatchObject({ interrupted: true, final: null, end: { signal: 'SIGKILL' } });
    expect(running(run.tree.map((entry) => entry.pid))).toEqual([]);
    expect(workspace.leftovers()).toEqual([]);
  });

  test('the next recorder removes what a killed one left', async () => {
    const run = await begin(['serve']);
    run.child.kill('SIGKILL');
    await run.ended;
    for (const entry of run.tree) process.kill(entry.pid, 'SIGKILL');
    const ours = () => workspace.leftovers().filter((name) => name.startsWith('go-build-pipeline-'));
    expect(ours()).toHaveLength(1);
    await workspace.traced(['go', 'run', '.', 'none']);
    expect(ours()).toEqual([]);
    for (const name of workspace.leftovers()) expect(name).toMatch(/^go-build\d+$/);
    workspace.clearTemp();
  });

  test('canceling ends even a program that ignores its signals', async () => {
    const run = await begin(['stubborn'], 'abort');
    await run.ended;
    expect(run.recording()).toMatchObject({ interrupted: true });
    expect(running(run.tree.map((entry) => entry.pid))).toEqual([]);
    expect(workspace.leftovers()).toEqual([]);
  });

  test('a daemon that holds stderr open does not delay the end', async () => {
    const { code, stderr, recording } = await workspace.traced(['go', 'run', '.', 'daemon']);
    expect(code).toBe(0);
    expect(recording.notes).toEqual([{ id: 'left-running', args: {} }]);
    // The daemon still runs: nothing waited for it, because it ends only after an hour.
    const daemon = Number(/daemon (\d+)/.exec(stderr)?.[1]);
    expect(running([daemon])).toHaveLength(1);
    process.kill(daemon, 'SIGKILL');
  });

  describe('on a terminal', () => {
    const quote = (arg: string) => `'${arg.replaceAll("'", "'\\''")}'`;

    /** `script` of util-linux provides a real terminal, whose line discipline handles the input. */
    function terminal(command: string, options: { readonly shell?: boolean } = {}) {
      const args = ['-qefc', options.shell ? 'bash --norc --noprofile -i' : `exec ${command}`, '/dev/null'];
      const child = spawn('script', args, {
        cwd: workspace.dir,
        env: { ...workspace.env, PS1: '$ ', TERM: 'dumb' },
      });
      started.push(child);
      let seen = '';
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk;
      });
      const shows = async (text: string | RegExp) => {
        await expect.poll(() => seen, { interval: 20 }).toMatch(text);
      };
      const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
      return { child, shows, ended, type: (text: string) => child.stdin.write(text), seen: () => seen };
    }

    function traced(argv: readonly string[]) {
      const { argv: line, file } = workspace.driver(['go', 'run', '.', ...argv]);
      const recording = (): Recording => JSON.parse(readFileSync(file, 'utf8')).recording;
      return { command: line.map(quote).join(' '), recording };
    }

    test('Ctrl-C reaches the program once', async () => {
      const { command, recording } = traced(['trap']);
      const tty = terminal(command);
      await tty.shows('ready');
      await goWaitsFor(tty.child);
      tty.type('\x03');
      expect(await tty.ended).toBe(1);
      expect(tty.seen()).toContain('got 1 interrupt');
      expect(tty.seen()).toContain('exit status 7');
      expect(recording()).toMatchObject({ interrupted: true, programEnd: { exitCode: 7 } });
      expect(workspace.leftovers()).toEqual([]);
    });

    test('a password prompt on /dev/tty works', async () => {
      const tty = terminal(traced(['tty']).command);
      await tty.shows('Password: ');
      tty.type('secret\n');
      expect(await tty.ended).toBe(0);
      expect(tty.seen()).toContain('got 6');
    });

    test('stdin and stdout stay the terminal, and stderr is a pipe', async () => {
      const tty = terminal(traced(['modes']).command);
      await tty.ended;
      expect(tty.seen().match(/\d (true|false)/g)).toEqual(['0 true', '1 true', '2 false']);
    });

    test('Ctrl-Z stops all processes, and fg continues them', async () => {
      const { command } = traced(['trap']);
      const tty = terminal('', { shell: true });
      await tty.shows(/[#$] $/);
      tty.type(`${command}\n`);
      await tty.shows(/ready\r/);
      tty.type('\x1a');
      await tty.shows('Stopped');
      tty.type('fg\n');
      await new Promise((resolve) => setTimeout(resolve, 300));
      tty.type('\x03');
      await tty.shows('got 1 interrupt');
      tty.type('exit\n');
      await tty.ended;
    });

    test.each(['SIGTERM', 'SIGHUP'] as const)('%s to the recorder ends the program', async (signal) => {
      const { command, recording } = traced(['serve']);
      const tty = terminal(command);
      await tty.shows('ready');
      const tree = descendantsOf(tty.child.pid ?? 0);
      process.kill(pidOf(tree, /^\S*node \S*record-driver\.mjs /), signal);
      await tty.ended;
      await expect.poll(() => running(tree.map((entry) => entry.pid))).toEqual([]);
      expect(recording()).toMatchObject({ interrupted: true, end: { signal } });
      await expect.poll(() => workspace.leftovers()).toEqual([]);
    });

    test('when go is killed on a terminal, its program ends too', async () => {
      workspace.stamp();
      const { command } = traced(['serve']);
      const tty = terminal(command);
      await tty.shows('ready');
      const tree = descendantsOf(tty.child.pid ?? 0);
      process.kill(pidOf(tree, GO), 'SIGKILL');
      await tty.ended;
      expect(running(tree.map((entry) => entry.pid))).toEqual([]);
      expect(workspace.leftovers()).toEqual([]);
    });
  });

  test('nothing of ours is left in the folder of the module', () => {
    expect(readdirSync(path.join(workspace.dir)).sort()).toEqual(['go.mod', 'main.go']);
  });
});
