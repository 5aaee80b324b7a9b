// cspell:ignore qefc mstderr
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { foldTrace } from '../../../src/core/trace/fold-trace.ts';
import { LiveFold } from '../../../src/core/trace/live-outcomes.ts';
import { builtCli, CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace, steady } from '../../support/go-workspace.ts';
import { descendantsOf, listProcesses } from '../../support/process-list.ts';
import { sendTo } from '../../support/send-to.ts';

const PROGRAM = `package main

import (
	"ex.com/m/lib"
	"fmt"
	"os"
	"time"
)

func main() {
	for i, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		info, _ := f.Stat()
		fmt.Println(i, info.Mode()&os.ModeCharDevice != 0)
	}
	for i := 0; i < lib.Lines; i++ {
		fmt.Println("stdout", i)
		fmt.Fprintln(os.Stderr, "\\x1b[31mstderr\\x1b[0m", i)
	}
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		fmt.Println("ready")
		time.Sleep(time.Hour)
	}
	fmt.Fprintln(os.Stderr, "WORK=/tmp/go-build1")
	fmt.Fprintln(os.Stderr, "mkdir -p $WORK/b001/")
	os.Exit(3)
}
`;

const LIB = 'package lib\n\nconst Lines = 200\n';

const TESTS = `package lib

import (
	"fmt"
	"os"
	"testing"
)

func TestPasses(t *testing.T) {
	info, _ := os.Stderr.Stat()
	fmt.Println("terminal", info.Mode()&os.ModeCharDevice != 0)
}

func TestFails(t *testing.T) {
	if os.Getenv("FAIL") != "" {
		t.Fatal("on request")
	}
}
`;

const BAD_FORMAT = `package odd

import "fmt"

func F() { fmt.Printf("%d\\n", "text") }
`;

describe.skipIf(process.platform === 'win32')('--inherit-stderr', () => {
  let workspace: GoWorkspace;
  let user: CliUser;
  beforeAll(async () => {
    workspace = new GoWorkspace({
      'go.mod': GO_MOD,
      'main.go': PROGRAM,
      'lib/lib.go': LIB,
      'lib/lib_test.go': TESTS,
      'broken/broken.go': 'package broken\n\nvar X int = "x"\n',
      'odd/odd.go': BAD_FORMAT,
    });
    user = new CliUser(workspace);
    await workspace.plain(['go', 'vet', './lib', '.']);
  });
  beforeEach(() => {
    workspace.write({ 'lib/lib.go': LIB });
  });
  afterAll(() => workspace.remove());

  const quote = (arg: string) => `'${arg.replaceAll("'", "'\\''")}'`;
  /** `go` of a shell's line, plain or traced. */
  const goOf = (options: string | null) =>
    options === null ? 'go' : `${quote(process.execPath)} ${quote(builtCli())} trace ${options} go`;

  async function shell(line: string, options: string | null, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const { stdout, code } = await workspace.start('sh', ['-c', line.replaceAll('GO', goOf(options))], {
      env: { ...user.env, ...env },
    });
    return `${steady(stdout)}exit ${code}\n`;
  }

  /** Runs it alone and traced, both with everything up to date, and expects the same bytes in the same order. */
  async function same(line: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
    await shell(line, null, env);
    const plain = await shell(line, null, env);
    expect(await shell(line, '--quiet --inherit-stderr', env)).toBe(plain);
    return plain;
  }

  async function last(): Promise<Record<string, unknown>> {
    return JSON.parse((await user.run(['show', '--json'])).stdout);
  }

  describe('output', () => {
    test('lines of both streams keep their order, and lines like those of -x are the program’s', async () => {
      const output = await same('GO run . 2>&1 | cat');
      expect(output).toContain('stdout 199\n\u001b[31mstderr\u001b[0m 199\nWORK=');
      expect(output).toContain('mkdir -p $WORK/b001/\nexit status 3\n');
    });

    test.each([
      ['GO test -p=1 ./lib ./odd ./broken 2>&1 | cat'],
      ['GO test -json -p=1 ./lib ./broken 2>&1 | cat'],
      ['GO test -v . ./lib 2>&1 | cat'],
      ['GO build ./broken 2>&1 >/dev/null | cat'],
      ['GO vet ./odd 2>&1 | cat'],
      ['GO build -x ./lib 2>&1 >/dev/null | grep -v WORK= | cat'],
      ['GO build -gcflags=-m ./lib 2>&1 | cat'],
      ['GO list -export -f "{{.Name}}" ./lib ./broken 2>&1 | cat'],
      ['GO run ./nowhere 2>&1; echo $?'],
      ['GO run . 2>&1 >&- | tail -n 1'],
    ])('%s', async (line) => {
      await same(line);
    });

    test('neither cache keys nor commands appear when a package is compiled and explained', async () => {
      workspace.write({ 'lib/lib.go': LIB.replace('200', '2') });
      const output = await shell('GO build -o /dev/null . 2>&1 | cat', '--quiet --inherit-stderr');
      expect(output).toBe('exit 0\n');
    });
  });

  describe('what a trace knows', () => {
    test('a failed build: what failed, and that its message is not here', async () => {
      const { stderr, code } = await user.run(['trace', '--inherit-stderr', 'go', 'build', './broken']);
      expect(code).toBe(1);
      expect(stderr).toContain('./broken.go:3:13: cannot use "x"'.replace('./', 'broken/'));
      expect(stderr).toContain('broken failed\n');
      expect(stderr).toContain('go wrote directly to stderr (--inherit-stderr)');
      expect(await last()).toMatchObject({
        messagesKept: false,
        diagnostics: [],
        failed: 1,
        exitCode: 1,
        notes: [{ id: 'stderr-inherited', args: {} }],
      });
    });

    test('nothing is guessed about a command that stopped before it built anything', async () => {
      for (const argv of [
        ['go', 'build', '-nonsense', '.'],
        ['go', 'run', './lib'],
        ['go', 'build', './nowhere'],
      ]) {
        const { stderr, code } = await user.run(['trace', '--inherit-stderr', ...argv]);
        expect(code).not.toBe(0);
        expect(stderr).toContain('go failed, and its messages are not in this trace\n');
        expect(stderr).not.toMatch(/could not load|rejected|library/);
      }
    });

    test('which package vet complains about is unknown', async () => {
      const { stderr } = await user.run(['trace', '--inherit-stderr', 'go', 'vet', './odd', './lib']);
      expect(stderr).toContain('go failed, and its messages are not in this trace\n');
      expect(stderr).not.toContain('vetted 2');
      const { recording } = await workspace.traced(['go', 'vet', './odd', './lib'], { mode: 'inherit' });
      const vets = foldTrace(recording).actions.filter(
        ({ mode, commands }) => mode === 'vet' && commands.length > 0,
      );
      expect(vets.map(({ outcome }) => outcome)).toEqual(vets.map(() => 'unknown'));
    });

    test('whether a program was written is unknown if the command failed', async () => {
      mkdirSync(path.join(workspace.dir, 'taken', 'm'), { recursive: true });
      const argv = ['go', 'build', '-o', 'taken', '.'];
      const { recording, stderr } = await workspace.traced(argv, { mode: 'inherit' });
      expect(stderr).toContain('is a directory');
      const { actions } = foldTrace(recording);
      expect(actions.find(({ mode }) => mode === 'link-install')?.outcome).toBe('unknown');
      expect(actions.find(({ mode }) => mode === 'link')?.outcome).toMatch(/^(?:hit|miss)$/);
    });

    test('the program’s own exit code', async () => {
      const { recording } = await workspace.traced(['go', 'run', '.'], { mode: 'inherit' });
      expect(recording.end).toMatchObject({ exitCode: 1, signal: null });
      expect(foldTrace(recording).exec).toMatchObject({ exitCode: null, signal: null });
    });

    test('why a package was rebuilt', async () => {
      await user.run(['trace', '--inherit-stderr', 'go', 'build', '-o', '/dev/null', '.']);
      workspace.write({ 'lib/lib.go': LIB.replace('200', '3') });
      const { stderr } = await user.run(['trace', '--inherit-stderr', 'go', 'build', '-o', '/dev/null', '.']);
      expect(stderr).toContain('edited lib.go');
      expect((await user.run(['explain'])).stdout).toContain('edited lib.go');
    });

    test('results of tests, if stdout goes elsewhere', async () => {
      const env = { FAIL: '1' };
      await shell('GO test ./lib >/dev/null', '--inherit-stderr', env);
      expect(await last()).toMatchObject({
        tests: [{ package: 'ex.com/m/lib', status: 'fail', failed: ['TestFails'] }],
        notes: [{ id: 'stderr-inherited' }],
      });
      await shell('GO test ./lib 2>&1', '--inherit-stderr', env);
      expect(await last()).toMatchObject({
        tests: [{ package: 'ex.com/m/lib', status: 'unknown', cached: null }],
        notes: [{ id: 'stderr-inherited' }, { id: 'stdout-inherited' }],
      });
    });

    test('messages of -json on stdout are kept', async () => {
      await shell('GO test -json ./broken >/dev/null', '--inherit-stderr');
      expect(await last()).toMatchObject({ messagesKept: false, failed: 1 });
      expect((await last()).diagnostics).not.toEqual([]);
    });
  });

  describe('-debug-trace', () => {
    /** The flags that go got, through a go command that writes them down. */
    async function flagsOf(options: readonly string[], argv: readonly string[]): Promise<string> {
      const log = path.join(workspace.temp, '..', `flags-${path.basename(workspace.temp)}`);
      const wrapper = path.join(workspace.temp, '..', 'go-logged');
      writeFileSync(wrapper, `#!/bin/sh\necho "$@" >>"${log}"\nexec go "$@"\n`);
      chmodSync(wrapper, 0o755);
      writeFileSync(log, '');
      await user.run(['trace', ...options, wrapper, ...argv]);
      return (
        readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => line.includes('-debug-actiongraph'))[0] ?? ''
      );
    }

    test('is added only where somebody follows the build, and -x never', async () => {
      const inherit = ['--inherit-stderr', '--no-history'];
      const build = await flagsOf(inherit, ['build', './lib']);
      expect(build).not.toMatch(/-debug-trace| -x /);
      expect(await flagsOf([...inherit, '--no-explain'], ['run', '.'])).not.toMatch(/-debug-trace| -x /);
      expect(await flagsOf(inherit, ['run', '.'])).toMatch(
        /^run -debug-actiongraph=\S+ -debug-trace=\S+ \.$/,
      );
    });

    test('shows what is compiled while go works, and never claims a cache hit', async () => {
      workspace.write({ 'lib/lib.go': LIB.replace('200', String(process.pid)) });
      const mode = 'inherit,spans,plan';
      const { progress, recording } = await workspace.traced(['go', 'run', '.', 'serve'], {
        mode: `${mode},abort`,
      });
      const plan = recording.plan ?? recording.final ?? [];
      const fold = new LiveFold(plan);
      for (const entry of progress) if (entry.type === 'x') fold.take(entry.event);
      const states = fold.states({ succeeded: null, blamed: new Set() });
      const compiled = plan.filter(
        ({ mode: kind, id }) => kind === 'build' && states[id]?.outcome === 'miss',
      );
      expect(compiled.map((action) => action.package).sort()).toEqual(['ex.com/m', 'ex.com/m/lib']);
      expect(states.filter(({ outcome }) => outcome === 'hit')).toEqual([]);
      expect(fold.exec).toMatchObject({ fromCache: false });
      expect(fold.exec?.path).toMatch(/[\\/]b001[\\/]exe[\\/]m$/);
      expect(progress.some(({ type }) => type === 'exec')).toBe(true);
    });

    test('a file that the user asked for is left alone', async () => {
      const file = path.join(workspace.temp, '..', 'own-trace.json');
      const { progress, recording } = await workspace.traced(['go', 'run', `-debug-trace=${file}`, '.'], {
        mode: 'inherit,spans,plan',
      });
      expect(readFileSync(file, 'utf8')).toContain('Executing action');
      expect(progress.filter(({ type }) => type === 'x')).toEqual([]);
      expect(recording.final).not.toBeNull();
    });
  });

  describe('on a terminal', () => {
    function terminal(command: string) {
      const child = spawn('script', ['-qefc', command, '/dev/null'], {
        cwd: workspace.dir,
        env: { ...user.env, TERM: 'dumb' },
      });
      let seen = '';
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk;
      });
      const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
      const shows = (text: string) => expect.poll(() => seen, { interval: 20 }).toContain(text);
      return { child, ended, shows, type: (text: string) => child.stdin.write(text), seen: () => seen };
    }

    test('a program has all three, and its lines are in order', async () => {
      const plain = terminal('exec go run .');
      await plain.ended;
      const traced = terminal(`exec ${goOf('--quiet --inherit-stderr')} run .`);
      expect(await traced.ended).toBe(1);
      expect(traced.seen()).toBe(plain.seen());
      expect(traced.seen().match(/\d (true|false)/g)).toEqual(['0 true', '1 true', '2 true']);
    });

    test('a test that go gives its terminal has it', async () => {
      const tty = terminal(`cd lib && exec ${goOf('--quiet --inherit-stderr')} test -count=1 -v`);
      expect(await tty.ended).toBe(0);
      expect(tty.seen()).toContain('terminal true');
    });

    test('the summary begins on its own line, and no live line is drawn', async () => {
      workspace.write({ 'lib/lib.go': LIB.replace('200', '1') });
      const tty = terminal(`exec ${goOf('--inherit-stderr --no-history')} run .`);
      await tty.ended;
      expect(tty.seen()).toContain('exit status 3\r\n\r\n');
      expect(tty.seen()).not.toMatch(/compiled \d+ ·|\u001b\[K/);
    });

    test('Ctrl-C reaches a program, and its reasons were read while it ran', async () => {
      await user.run(['trace', '--inherit-stderr', 'go', 'run', '.']);
      workspace.write({ 'lib/lib.go': LIB.replace('200', '4') });
      // go, which says when the pass that reads the keys is over.
      const bin = path.join(workspace.temp, '..', `bin-${path.basename(workspace.temp)}`);
      const { stdout } = await workspace.plain(['go', 'env', 'GOROOT']);
      const go = path.join(stdout.trim(), 'bin', 'go');
      mkdirSync(bin);
      writeFileSync(
        path.join(bin, 'go'),
        `#!/bin/sh\ncase " $* " in *" -n "*) "${go}" "$@"; touch "${bin}/over"; exit;; esac\nexec "${go}" "$@"\n`,
      );
      chmodSync(path.join(bin, 'go'), 0o755);
      const tty = terminal(`PATH=${quote(bin)}:"$PATH"; exec ${goOf('--inherit-stderr')} run . serve`);
      await tty.shows('ready');
      const tree = descendantsOf(tty.child.pid ?? 0);
      await expect.poll(() => existsSync(path.join(bin, 'over'))).toBe(true);
      tty.type('\x03');
      expect(await tty.ended).toBe(1);
      await expect.poll(() => running(tree)).toEqual([]);
      expect(await last()).toMatchObject({ interrupted: true, messagesKept: false });
      expect((await user.run(['explain', '@last', 'ex.com/m/lib'])).stdout).toContain('edited lib.go');
    });

    test('when go is killed, its program ends and its work directory is removed', async () => {
      workspace.clearTemp();
      workspace.write({ 'lib/lib.go': LIB.replace('200', '5') });
      const tty = terminal(`exec ${goOf('--quiet --inherit-stderr')} run . serve`);
      await tty.shows('ready');
      const tree = descendantsOf(tty.child.pid ?? 0);
      const go = tree.find(({ command }) => /^go run /.test(command));
      sendTo(go?.pid, 'SIGKILL');
      await tty.ended;
      await expect.poll(() => running(tree)).toEqual([]);
      expect(workspace.leftovers()).toEqual([]);
    });

    const running = (tree: ReturnType<typeof descendantsOf>) =>
      listProcesses().filter(({ pid }) => tree.some((entry) => entry.pid === pid));
  });

  test('without a terminal, SIGTERM ends go and its program', async () => {
    const child: ChildProcess = spawn(
      process.execPath,
      [builtCli(), 'trace', '--quiet', '--inherit-stderr', 'go', 'run', '.', 'serve'],
      { cwd: workspace.dir, env: user.env },
    );
    let seen = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk;
    });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
    await expect.poll(() => seen, { interval: 20 }).toContain('ready');
    const tree = descendantsOf(child.pid ?? 0);
    child.kill('SIGTERM');
    expect(await ended).toBe(128 + 15);
    await expect
      .poll(() => listProcesses().filter(({ pid }) => tree.some((entry) => entry.pid === pid)))
      .toEqual([]);
  });
});
