import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCli, CliUser } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace, steady } from '../support/go-workspace.ts';

const PROGRAM = `package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	byPath, err := os.OpenFile("/dev/stderr", os.O_WRONLY, 0)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
	fmt.Fprintln(byPath, "by path")
	shell := exec.Command("sh", "-c", "echo out; echo from a shell >/dev/stderr; echo twice | tee /dev/stderr")
	shell.Stdout, shell.Stderr = os.Stdout, os.Stderr
	fmt.Println("shell:", shell.Run())
	for i := 0; i < 500; i++ {
		fmt.Println("stdout", i)
		fmt.Fprintln(os.Stderr, "stderr", i)
	}
	info, err := os.Stderr.Stat()
	fmt.Fprintln(os.Stderr, info.Mode()&os.ModeType, err)
}
`;

const TEST = `package main

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

func TestByPath(t *testing.T) {
	for _, name := range []string{"/dev/stdout", "/dev/stderr"} {
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(file, "by path")
	}
	out, err := exec.Command("sh", "-c", "echo out | tee /dev/stderr").CombinedOutput()
	fmt.Println(string(out), err)
}
`;

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(async () => {
  workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM, 'main_test.go': TEST });
  user = new CliUser(workspace);
  await workspace.plain(['go', 'vet', '.']);
});
afterAll(() => workspace.remove());

/** The output of a shell's command line, in which GO stands for the go command, plain or traced. */
async function shell(line: string, traced: boolean, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const go = traced ? `"${process.execPath}" "${builtCli()}" trace --quiet go` : 'go';
  const { stdout, code } = await workspace.start('sh', ['-c', line.replaceAll('GO', go)], {
    env: { ...user.env, ...env },
  });
  return `${steady(stdout)}exit ${code}\n`;
}

async function same(line: string): Promise<string> {
  const plain = await shell(line, false);
  expect(await shell(line, true)).toBe(plain);
  return plain;
}

test('a program opens its stderr again by path', async () => {
  const output = await same('GO run . 2>&1 >/dev/null | cat; GO run . 2>/dev/null | cat');
  expect(output).toContain('by path\nfrom a shell\ntwice\nstderr 0\n');
  expect(output).toContain('stderr 499\np--------- <nil>\n');
});

test('lines of stdout and stderr keep their order where both end in one pipe', async () => {
  const output = await same('GO run . 2>&1 | cat');
  expect(output).toContain('by path\nout\nfrom a shell\n');
  expect(output).toContain('stdout 0\nstderr 0\nstdout 1\nstderr 1\n');
});

test('lines of stdout and stderr keep their order where both end in one file', async () => {
  const file = path.join(workspace.temp, 'both.txt');
  for (const redirect of ['>', '>>']) {
    await shell(`: >"${file}"; GO run . ${redirect}"${file}" 2>&1`, true);
    const lines = readFileSync(file, 'utf8').split('\n');
    const first = lines.indexOf('stdout 0');
    expect(lines.slice(first, first + 1000)).toEqual(
      Array.from({ length: 1000 }, (_, i) => `${i % 2 === 0 ? 'stdout' : 'stderr'} ${i >> 1}`),
    );
  }
});

test.each([[''], ['-v'], ['-v ./...'], ['-json']])(
  'a test opens its outputs again by path: go test %s',
  async (flags) => {
    const output = await same(`GO test -count=1 ${flags} 2>/dev/null | cat`);
    expect(output).toContain('by path');
    expect(output).not.toContain('no such device');
  },
);

test('-x lines are removed from a joined output, and nothing else', async () => {
  workspace.stamp();
  const traced = await shell('GO build -o /dev/null . 2>&1 | cat', true);
  expect(traced).toBe('exit 0\n');
  workspace.write({ 'broken/broken.go': 'package broken\n\nvar X int = "x"\n' });
  expect(await same('GO build ./broken 2>&1 | cat')).toContain('# ex.com/m/broken\n');
});

test('without mkfifo, and with a cache folder that cannot be written, commands run as before', async () => {
  const file = path.join(workspace.temp, 'file');
  await workspace.start('sh', ['-c', `: >"${file}"`]);
  expect(await shell('GO run . 2>&1 >/dev/null | tail -n 1', true, { XDG_CACHE_HOME: file })).toBe(
    'p--------- <nil>\nexit 0\n',
  );
  // A PATH with go and without mkfifo.
  const bin = path.join(workspace.temp, 'bin');
  const which = await workspace.start('sh', ['-c', 'command -v go']);
  await workspace.start('sh', [
    '-c',
    `mkdir "${bin}" && ln -s "$(readlink -f "${which.stdout.trim()}")" "${bin}/go"`,
  ]);
  const finished = await workspace.start(
    process.execPath,
    [builtCli(), 'trace', '--quiet', 'go', 'list', '-e', '.', './nowhere'],
    { env: { ...user.env, PATH: bin, XDG_CACHE_HOME: path.join(workspace.temp, 'empty') } },
  );
  const { stdout, stderr, code } = finished;
  expect({ stdout, stderr, code }).toEqual({ stdout: 'ex.com/m\n./nowhere\n', stderr: '', code: 0 });
});
