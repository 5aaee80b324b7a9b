import { expect } from 'vitest';
import { builtCli, CliUser } from './built-cli.ts';
import { GO_MOD, GoWorkspace, steady } from './go-workspace.ts';

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

/** A program and a test that open their own outputs again, and a shell that runs them plain or traced. */
export class PipeLab {
  readonly workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM, 'main_test.go': TEST });
  readonly user = new CliUser(this.workspace);

  /** So that both sides find the same in the cache. */
  async warm(): Promise<void> {
    await this.workspace.plain(['go', 'vet', '.']);
  }

  remove(): void {
    this.workspace.remove();
  }

  /** The output of a shell's command line, in which GO stands for the go command, plain or traced. */
  async shell(line: string, traced: boolean, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const go = traced ? `"${process.execPath}" "${builtCli()}" trace --quiet go` : 'go';
    const { stdout, code } = await this.workspace.start('sh', ['-c', line.replaceAll('GO', go)], {
      env: { ...this.user.env, ...env },
    });
    return `${steady(stdout)}exit ${code}\n`;
  }

  /** Expects both to be the same, and returns it. */
  async same(line: string): Promise<string> {
    const plain = await this.shell(line, false);
    expect(await this.shell(line, true)).toBe(plain);
    return plain;
  }
}
