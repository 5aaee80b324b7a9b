// cspell:ignore ostringstream
/** A program that is run in root file systems. */
export interface OracleProgram {
  readonly name: string;
  readonly package: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** The C compiler of Debian's package musl-tools. */
  readonly musl?: boolean;
  /** In the fixed sample that the tests run. */
  readonly sample?: boolean;
}

const PURE = { CGO_ENABLED: '0' } as const;
const STATIC = '-ldflags=-linkmode=external -extldflags=-static';

export const ORACLE_PROGRAMS: readonly OracleProgram[] = [
  { name: 'pure', package: './pure', env: PURE, sample: true },
  { name: 'pure-stripped', package: './pure', env: PURE, flags: ['-ldflags=-s -w', '-trimpath'] },
  { name: 'pie', package: './pure', env: PURE, flags: ['-buildmode=pie'], sample: true },
  { name: '386', package: './pure', env: { ...PURE, GOARCH: '386' } },
  { name: 'arm64', package: './pure', env: { ...PURE, GOARCH: 'arm64' } },
  { name: 'windows', package: './pure', env: { ...PURE, GOOS: 'windows' } },
  { name: 'standard', package: './standard' },
  { name: 'standard-static', package: './standard', flags: [STATIC] },
  { name: 'c', package: './c', sample: true },
  { name: 'c-pie', package: './c', flags: ['-buildmode=pie', '-ldflags=-extldflags=-Wl,-z,relro,-z,now'] },
  { name: 'c-static', package: './c', flags: [STATIC] },
  { name: 'c-musl', package: './c', musl: true },
  { name: 'cxx', package: './cxx' },
  { name: 'needs', package: './needs', env: PURE, sample: true },
  { name: 'needs-own', package: './needs', env: PURE, flags: ['-tags=own,timetzdata'], sample: true },
  { name: 'needs-stripped', package: './needs', env: PURE, flags: ['-ldflags=-s -w', '-trimpath'] },
];

/** Each prints `ok` at its end; `needs` prints before it what it found, a word for each. */
export const ORACLE_FILES: Readonly<Record<string, string>> = {
  'go.mod': 'module ex.com/targets\n\ngo 1.24\n',
  'pure/main.go': 'package main\n\nimport "os"\n\nfunc main() { os.Stdout.WriteString("ok\\n") }\n',
  'standard/main.go': `package main

import (
	"fmt"
	"net"
	"os/user"
)

func main() {
	_, _ = net.LookupHost("localhost")
	_, _ = user.Lookup("root")
	fmt.Println("ok")
}
`,
  'c/main.go': `package main

// #include <pthread.h>
// static void *nothing(void *x) { return x; }
// static int twice(int x) {
//   pthread_t thread;
//   pthread_create(&thread, 0, nothing, 0);
//   pthread_join(thread, 0);
//   return 2 * x;
// }
import "C"
import "fmt"

func main() {
	if C.twice(21) == 42 {
		fmt.Println("ok")
	}
}
`,
  'cxx/main.go': `package main

// int length(void);
import "C"
import "fmt"

func main() {
	if C.length() == 3 {
		fmt.Println("ok")
	}
}
`,
  'cxx/length.cc': `#include <sstream>
extern "C" int length(void) {
  std::ostringstream text;
  text << "abc";
  return text.str().size();
}
`,
  'needs/main.go': `package main

import (
	"crypto/x509"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"time"
)

func main() {
	pool, err := x509.SystemCertPool()
	has("certificates", err == nil && (hasOwn || len(pool.Subjects()) > 0))
	_, err = time.LoadLocation("Europe/Berlin")
	has("time-zones", err == nil)
	_, err = user.Lookup("root")
	has("users", err == nil)
	file, err := os.CreateTemp("", "probe")
	has("temporary-files", err == nil)
	if err == nil {
		os.Remove(file.Name())
	}
	shell := exec.Command("sh", "-c", "exit 0")
	// Otherwise they are /dev/null, which a bare root lacks.
	shell.Stdin, shell.Stdout, shell.Stderr = os.Stdin, os.Stdout, os.Stderr
	has("other-programs", shell.Run() == nil)
	fmt.Println("ok")
}

func has(need string, found bool) {
	if found {
		fmt.Println(need)
	}
}
`,
  'needs/system.go': `//go:build !own

package main

const hasOwn = false
`,
  'needs/own.go': `//go:build own

package main

import "crypto/x509"

const hasOwn = true

func init() { x509.SetFallbackRoots(x509.NewCertPool()) }
`,
};
