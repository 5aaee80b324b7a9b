import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GO_MOD, GoWorkspace, type RunOptions, steady } from '../support/go-workspace.ts';

const PROGRAM = `package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	switch os.Args[1] {
	case "args":
		fmt.Printf("%q\\n", os.Args[1:])
	case "wait":
		fmt.Fprintln(os.Stderr, "here")
		io.Copy(io.Discard, os.Stdin)
	case "echo":
		n, _ := io.Copy(os.Stdout, os.Stdin)
		fmt.Fprintln(os.Stderr, "copied", n)
	case "exit":
		fmt.Fprint(os.Stderr, strings.Join(os.Args[3:], " "))
		code, _ := strconv.Atoi(os.Args[2])
		os.Exit(code)
	case "kill":
		fmt.Fprint(os.Stderr, "unfinished")
		sig, _ := strconv.Atoi(os.Args[2])
		syscall.Kill(os.Getpid(), syscall.Signal(sig))
		// With a timer, because otherwise the runtime may report a deadlock before the signal arrives.
		time.Sleep(time.Hour)
	case "flood":
		w := bufio.NewWriterSize(os.Stderr, 1<<20)
		line := []byte(strings.Repeat("mkdir -p $WORK/b001/ ", 48) + "\\n")
		mib, _ := strconv.Atoi(os.Args[2])
		for n := 0; n < mib<<20; n += len(line) {
			w.Write(line)
		}
		w.Flush()
	case "bytes":
		all := make([]byte, 0, 70000)
		for i := 0; i < 70000; i++ {
			all = append(all, byte(i*7))
		}
		os.Stderr.Write(all)
		os.Stdout.Write(all)
	case "like":
		fmt.Fprint(os.Stderr, "WORK=/tmp/x\\nmkdir -p $WORK/b001/\\ncat >$WORK/b001/importcfg << 'EOF' # internal\\npackagefile a=b\\nEOF\\ncd /tmp\\n# ex.com/m\\n./main.go:1:1: no\\n/usr/local/go/pkg/tool/linux_amd64/compile -o $WORK/b001/_pkg_.a -p main\\n/c/4d/4d9c0536f2ab31feea3beeb6432fc764e8bf643985aca0fc4f9e6807ece2968e-d/m like\\n$WORK/b001/exe/m like\\nrm -rf $WORK/b001/")
	}
}
`;

describe('go run', () => {
  let workspace: GoWorkspace;
  beforeAll(() => {
    workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM });
  });
  afterAll(() => workspace.remove());

  async function same(argv: readonly string[], options: RunOptions = {}) {
    workspace.stamp();
    const plain = await workspace.plain(argv, options);
    for (const state of ['built', 'cached'] as const) {
      if (state === 'built') workspace.stamp();
      const traced = await workspace.traced(argv, options);
      const { stdout, stderr, code, signal } = traced;
      expect({ stdout, stderr, code, signal }, state).toEqual(plain);
      expect(workspace.leftovers()).toEqual([]);
      const exec = traced.recording.xEvents.find((event) => event.type === 'exec');
      expect(exec, state).toMatchObject({ type: 'exec', fromCache: state === 'cached' });
      if (state === 'cached') return { ...traced, plain };
    }
    throw new Error('not reached');
  }

  test('a program gets its stdin, and its bytes arrive on both streams', async () => {
    await same(['go', 'run', '.', 'echo'], { stdin: 'line\nno end' });
  });

  test('arguments with blanks, line feeds and quotes reach the program', async () => {
    await same(['go', 'run', '.', 'args', '', ' a b ', 'one\ntwo\n', '"quoted"', '# x', 'ünï', '$WORK']);
  });

  test('an argument that ends with a line feed is not output of the program', async () => {
    const { plain } = await same(['go', 'run', '.', 'args', 'a\n']);
    expect(plain.stderr).toBe('');
  });

  test('a line like those of -x is output of the program if the program prints it', async () => {
    const { recording, plain } = await same(['go', 'run', '.', 'like']);
    expect(plain.stderr).toContain('mkdir -p $WORK/b001/\n');
    expect(recording.messages).toBe('');
    expect(recording.xEvents.filter((event) => event.type === 'importcfg')).toEqual([]);
  });

  test('binary output arrives unchanged', async () => {
    await same(['go', 'run', '.', 'bytes']);
  });

  test('the exit code of the program is derived from the last line of go', async () => {
    const { recording, plain } = await same(['go', 'run', '.', 'exit', '3', 'bye\n']);
    expect(plain.code).toBe(1);
    expect(recording.programEnd).toEqual({ exitCode: 3, signal: null });
  });

  test('the exit code is found even after an unfinished line of the program, or one that looks like the last line of go', async () => {
    const unfinished = await same(['go', 'run', '.', 'exit', '3', 'half a line']);
    expect(unfinished.recording.programEnd).toEqual({ exitCode: 3, signal: null });
    const alike = await same(['go', 'run', '.', 'exit', '4', 'exit status 2']);
    expect(alike.recording.programEnd).toEqual({ exitCode: 4, signal: null });
  });

  test('a program that prints "exit status 9" and succeeds has succeeded', async () => {
    const { recording } = await same(['go', 'run', '.', 'exit', '0', 'exit status 9\n']);
    expect(recording.programEnd).toBeNull();
    expect(recording.end?.exitCode).toBe(0);
  });

  test.each([
    [9, 'killed'],
    [15, 'terminated'],
    [1, 'hangup'],
  ])('a program that signal %i ends is reported with the name that go prints', async (number, name) => {
    const { recording } = await same(['go', 'run', '.', 'kill', String(number)]);
    expect(recording.programEnd).toEqual({ exitCode: null, signal: name });
    expect(recording.end).toMatchObject({ exitCode: 1, signal: null });
    expect(recording.interrupted).toBe(false);
  });

  test('a program is recognized even after the command of -exec', async () => {
    const { recording } = await same(['go', 'run', '-exec', 'env A=1', '.', 'args', 'x']);
    expect(recording.xEvents.at(-1)).toMatchObject({
      type: 'exec',
      path: expect.stringMatching(/-d[\\/]m$/),
    });
  });

  test('100 MB on stderr pass completely through a slow reader', async () => {
    const { argv } = workspace.driver(['go', 'run', '.', 'flood', '100']);
    const [program = '', ...args] = argv;
    const child = spawn(program, args, { cwd: workspace.dir, env: workspace.env });
    let bytes = 0;
    child.stderr.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      child.stderr.pause();
      setImmediate(() => child.stderr.resume());
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    const line = 48 * 'mkdir -p $WORK/b001/ '.length + 1;
    expect(bytes).toBe(Math.ceil((100 << 20) / line) * line);
  });

  test('the size and path of the program are known although go removes it', async () => {
    workspace.stamp();
    const { argv, file } = workspace.driver(['go', 'run', '.', 'wait']);
    const [program = '', ...args] = argv;
    const child = spawn(program, args, { cwd: workspace.dir, env: workspace.env });
    const ended = new Promise((resolve) => child.on('close', resolve));
    // The program writes after the exec line, so the recorder has seen the program by then.
    child.stderr.once('data', () => child.stdin.end());
    await ended;
    const { recording } = JSON.parse(readFileSync(file, 'utf8'));
    expect(recording.binaries).toEqual([
      {
        package: 'ex.com/m',
        kind: 'temporary',
        path: expect.stringMatching(/go-build\d+[\\/]b001[\\/]exe[\\/]m$/),
        sizeBytes: expect.any(Number),
        kept: false,
      },
    ]);
    expect(recording.binaries[0]?.sizeBytes).toBeGreaterThan(100_000);
  });

  test('the state of the build is available when the program starts', async () => {
    workspace.stamp();
    const { progress } = await workspace.traced(['go', 'run', '.', 'args']);
    const exec = progress.find((event) => event.type === 'exec');
    expect(exec).toMatchObject({ soFar: { end: null, final: null, verb: 'run' } });
    const compiled = progress.filter(
      (event) => event.type === 'x' && event.event.type === 'command' && event.event.tool === 'compile',
    );
    expect(compiled).toHaveLength(1);
  });

  test('a closed reader of stderr ends the program as it would without tracing', async () => {
    for (const argv of [
      ['go', 'run', '.', 'flood', '5'],
      workspace.driver(['go', 'run', '.', 'flood', '5']).argv,
    ]) {
      const [program = '', ...args] = argv;
      const child = spawn(program, args, { cwd: workspace.dir, env: workspace.env });
      child.stderr.once('data', () => child.stderr.destroy());
      const code = await new Promise((resolve) => child.on('exit', resolve));
      expect(code).not.toBe(0);
    }
    expect(workspace.leftovers().filter((name) => name.startsWith('go-build-pipeline'))).toEqual([]);
  });

  test('a recording has the directory and the go command', async () => {
    const { recording } = await workspace.traced(['go', 'run', '.', 'args'], { env: { GOFLAGS: '-tags=q' } });
    expect(recording).toMatchObject({
      origin: 'traced',
      verb: 'run',
      directory: workspace.dir,
      goflags: ['-tags=q'],
      argv: ['go', 'run', '.', 'args'],
      go: { version: expect.stringMatching(/^go1\./), changedEnv: { GOFLAGS: '-tags=q' } },
      plan: null,
      dryRun: false,
    });
    expect(recording.final?.some((action) => action.mode === 'go run')).toBe(true);
    expect(steady(readFileSync(`${workspace.dir}/go.mod`, 'utf8'))).toBe(GO_MOD);
  });
});
