/** A program that is started in Delve. */
export interface DebugBuild {
  readonly name: string;
  readonly package: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Run on the result. */
  readonly strip?: readonly string[];
}

const DEBUG = '-gcflags=all=-N -l';

export const DEBUG_BUILDS: readonly DebugBuild[] = [
  { name: 'plain', package: './plain', args: [] },
  { name: 'debug', package: './plain', args: [DEBUG] },
  { name: 'main-debug', package: './plain', args: ['-gcflags=-N -l'] },
  { name: 'no-inlining', package: './plain', args: ['-gcflags=-l'] },
  { name: 's', package: './plain', args: ['-ldflags=-s'] },
  { name: 'w', package: './plain', args: ['-ldflags=-w'] },
  { name: 's-with-dwarf', package: './plain', args: ['-ldflags=-s -w=0'] },
  { name: 'strip', package: './plain', args: [], strip: ['strip'] },
  { name: 'strip-debug', package: './plain', args: [], strip: ['strip', '--strip-debug'] },
  { name: 'trimpath', package: './plain', args: ['-trimpath'] },
  { name: 'trimpath-debug', package: './plain', args: ['-trimpath', DEBUG] },
  { name: 'uncompressed', package: './plain', args: ['-ldflags=-compressdwarf=false'] },
  { name: 'pie', package: './plain', args: ['-buildmode=pie'] },
  { name: 'pie-debug-s', package: './plain', args: ['-buildmode=pie', DEBUG, '-ldflags=-s'] },
  { name: 'pure', package: './plain', args: [], env: { CGO_ENABLED: '0' } },
  { name: 'c', package: './c', args: [] },
  { name: 'c-debug', package: './c', args: [DEBUG] },
  { name: 'c-stripped', package: './c', args: ['-ldflags=-s -w'] },
  { name: 'c-w', package: './c', args: ['-ldflags=-w'] },
  { name: 'c-pie-s', package: './c', args: ['-buildmode=pie', '-ldflags=-s'] },
  { name: 'external', package: './plain', args: ['-ldflags=-linkmode=external'] },
  { name: 'external-s', package: './plain', args: ['-ldflags=-linkmode=external -s'] },
  { name: 'arm64', package: './plain', args: [], env: { GOARCH: 'arm64', CGO_ENABLED: '0' } },
];

export const DEBUG_FILES: Readonly<Record<string, string>> = {
  'go.mod': 'module ex.com/debug\n\ngo 1.25\n',
  'plain/main.go': `package main

import "os"

func main() {
	answer := len(os.Args) + 41
	show(answer)
	show(answer + 1)
}

//go:noinline
func show(value int) { println("value", value) }
`,
  'c/main.go': `package main

// int twice(int x) { return 2 * x; }
import "C"
import "os"

func main() {
	answer := len(os.Args) + 41
	show(answer)
	show(int(C.twice(C.int(answer))))
}

//go:noinline
func show(value int) { println("value", value) }
`,
};
