import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldTrace } from '../../src/core/trace/fold-trace.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';
import { allMessagesFor } from '../support/messages-for.ts';

const MEGABYTES = 24;
const FLOOD = `package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	fmt.Fprintln(os.Stderr, "the first line")
	some := []byte(strings.Repeat(strings.Repeat("0123456789abcdef", 8)[1:]+"\\n", 1<<13))
	for range make([]int, ${MEGABYTES}) {
		os.Stderr.Write(some)
	}
	fmt.Fprintln(os.Stderr, "the last line")
}
`;

let workspace: GoWorkspace;
beforeEach(async () => {
  workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': FLOOD });
});
afterEach(() => workspace.remove());

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

test('the stderr of a program passes through in full and is not kept in the trace', async () => {
  const plain = await workspace.plain(['go', 'run', '.']);
  const { stderr, recording } = await workspace.traced(['go', 'run', '.']);
  expect(stderr.length).toBeGreaterThan(MEGABYTES * 1024 * 1024);
  expect(hash(stderr)).toBe(hash(plain.stderr));
  expect(recording.messages.length).toBeLessThan(1000);
  expect(recording.notes).toEqual([]);
});

test('stderr that cannot be told apart from messages of go is kept up to a limit, with a note in the trace', async () => {
  // With a verbose compiler, no line shows where the output of the program begins.
  const argv = ['go', 'run', '-gcflags=-m', '.'];
  const plain = await workspace.plain(argv);
  const { stderr, recording } = await workspace.traced(argv);
  expect(hash(stderr)).toBe(hash(plain.stderr));
  const { messages, notes } = recording;
  expect(messages.length).toBeLessThanOrEqual(5 * 1024 * 1024);
  expect(messages).toContain('the first line\n');
  expect(messages).toMatch(/the last line\n$/);
  const english = allMessagesFor('en');
  expect(notes.map(english.note)).toEqual([
    'The command printed 25.2 MB of messages. This trace contains the beginning and the end (5.2 MB).',
  ]);
});

test('stderr of the program is not a message of the build, even if only times distinguish them', async () => {
  workspace.write({ 'main.go': SAYS });
  const argv = ['go', 'run', '-gcflags=-m', '.'];
  for (const round of ['compiled', 'replayed from the cache']) {
    const { stderr, recording } = await workspace.traced(argv);
    expect(stderr, round).toContain('oops.go:3: this is the program');
    const texts = foldTrace(recording).diagnostics.map(({ message }) => message);
    expect(texts.join('\n'), round).not.toMatch(/this is the program|more of it/);
    expect(texts, round).toContainEqual(expect.stringContaining('inlining call to os.(*File).WriteString'));
  }
});

const SAYS = `package main

import "os"

func main() {
	os.Stderr.WriteString("oops.go:3: this is the program\\nmore of it\\n")
	os.Exit(1)
}
`;
